import { splitLocators } from '../lob-locator.js';
import type { TtcReader } from '../ttc-reader.js';

/** LOB OPERATION as a piggyback: the temporary LOBs that the client has done with (driver: base.js). */
export function readFreedLobs(reader: TtcReader): readonly Buffer[] {
  reader.u8();
  const length = reader.unsigned();
  reader.u8(); // second locator
  reader.unsigned();
  reader.unsigned();
  reader.unsigned();
  reader.skip(3);
  reader.unsigned(); // the operation: the only one that comes this way
  reader.u8();
  reader.unsigned();
  reader.unsigned();
  reader.unsigned();
  reader.u8();
  for (let field = 0; field < 3; field += 1) {
    reader.u8();
    reader.unsigned();
  }
  return splitLocators(reader.raw(length));
}
