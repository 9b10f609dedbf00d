import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

/** TOKEN, before the answer to a call of a pipeline: which one it answers. */
export function writeToken(writer: TtcWriter, token: number): void {
  writer.u8(MESSAGE.token).unsigned(token);
}
