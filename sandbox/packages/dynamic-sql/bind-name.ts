import type { Value } from '../../values/value.js';
import { text } from '../argument-values.js';

/** As statements have it: without the colon that it may be given with. */
export function bindName(given: Value | undefined): string {
  const name = text(given) ?? '';
  const bare = name.startsWith(':') ? name.slice(1) : name;
  return bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1) : bare.toUpperCase();
}
