import { posix } from 'node:path';

/** How a module imports another one; paths are relative to the output folder. */
export function specifier(path: string, from: string): string {
  const relative = posix.relative(posix.dirname(from), path).replace(/\.ts$/, '.js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}
