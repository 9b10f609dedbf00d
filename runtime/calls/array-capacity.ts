import type { Column } from '../binds/composite/column.js';

/** The fewest elements that an array bind is described for. */
const LEAST = 16;

/** Elements of a result, unless they are so long that they would take more than `BYTES` together. */
const MOST = 32_768;
const BYTES = 32 * 1024 * 1024;

/** How many elements an array of results is described for. What is described may cost the server memory, so that long texts have fewer. */
export function arrayCapacity({ binder }: Column): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(BYTES / (binder.maxSize ?? 1))));
}

/** How many elements an array of arguments is described for: a power of two, because the driver describes all binds anew when it changes. */
export function roomFor(length: number): number {
  return Math.max(LEAST, 2 ** Math.ceil(Math.log2(Math.max(1, length))));
}
