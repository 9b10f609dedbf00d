import { vi } from 'vitest';

/** What the command line has printed since then. */
export interface Printed {
  out: string;
  err: string;
}

/** Takes what is printed on the console until all mocks are restored. */
export function takePrinted(): Printed {
  const printed = { out: '', err: '' };
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.out += `${line}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    printed.err += `${line}\n`;
  });
  return printed;
}
