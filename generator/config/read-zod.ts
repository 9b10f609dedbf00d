import type { ZodConfig } from './zod-config.js';

/** What zod modules are written by. */
export interface ZodSettings {
  readonly limits: 'declared' | 'enforced';
  readonly fraction: 'rounded' | 'refused';
  readonly module: string;
}

const DEFAULT_MODULE = 'gen-oracle-client/zod';

/** Null when none are wanted. */
export function readZod(read: boolean | ZodConfig | undefined): ZodSettings | null {
  if (read === undefined || read === false) return null;
  const { limits = 'declared', fraction = 'rounded', module = DEFAULT_MODULE } = read === true ? {} : read;
  return { limits, fraction, module };
}
