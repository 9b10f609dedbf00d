import { describe, expect, it, vi } from 'vitest';
import { progressLine } from '../../../../generator/cli/progress-line.js';

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 12, write: (text: string) => written.push(text), written };
}

describe('progress', () => {
  it('is one line of a terminal, no longer than that, which goes away', () => {
    const terminal = stream(true);
    const line = progressLine(false, terminal);
    line.report('ALL_OBJECTS: 12 rows');
    line.report('done');
    line.clear();
    line.clear();
    const wipe = '\r\u001B[2K';
    expect(terminal.written).toEqual(['ALL_OBJECTS', wipe, 'done', wipe]);
  });

  it('takes a terminal without a size for one of 80 columns', () => {
    const terminal = { ...stream(true), columns: 0 };
    progressLine(false, terminal).report('x'.repeat(100));
    expect(terminal.written).toEqual(['x'.repeat(79)]);
  });

  it('is nothing on a terminal that cannot erase', () => {
    vi.stubEnv('TERM', 'dumb');
    const terminal = stream(true);
    progressLine(false, terminal).report('reading');
    vi.unstubAllEnvs();
    expect(terminal.written).toEqual([]);
  });

  it('is nothing elsewhere, or lines that are asked for', () => {
    const printed: string[] = [];
    const error = vi.spyOn(console, 'error').mockImplementation((text: string) => printed.push(text));
    try {
      const pipe = stream(false);
      progressLine(false, pipe).report('reading');
      expect(printed).toEqual([]);
      progressLine(true, pipe).report('reading');
      expect(printed).toEqual(['reading']);
      expect(pipe.written).toEqual([]);
    } finally {
      error.mockRestore();
    }
  });
});
