import type { TtcReader } from '../ttc-reader.js';

const ESCAPE = 253;
export const TRUE_BYTES = Uint8Array.of(1, 1);
export const FALSE_BYTES = Uint8Array.of(0);

/** A BOOLEAN bind: `02 01 01` is true, `01 00` false, `FD 01` NULL. */
export function readBoolean(reader: TtcReader): boolean | null {
  const length = reader.u8();
  if (length === 0) return null;
  if (length === ESCAPE) {
    reader.u8();
    return null;
  }
  return reader.raw(length).at(-1) === 1;
}
