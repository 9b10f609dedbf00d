import type { OracleError } from '../../values/oracle-error.js';
import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

/** WARNING, before the STATUS of a logon: becomes `connection.warning`. */
export function writeWarning(writer: TtcWriter, warning: OracleError): void {
  const text = `${warning.fullText}\n`;
  writer.u8(MESSAGE.warning).unsigned(warning.code).unsigned(Buffer.byteLength(text)).unsigned(0).text(text);
}
