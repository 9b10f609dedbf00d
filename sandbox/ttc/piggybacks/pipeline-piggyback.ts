import type { TtcReader } from '../ttc-reader.js';

const ABORT_ON_ERROR = 2;

/** PIPELINE BEGIN: the calls that follow were sent without waiting for answers. */
export function readPipelineBegin(reader: TtcReader): { readonly abortOnError: boolean } {
  reader.unsigned();
  reader.u8();
  return { abortOnError: reader.u8() === ABORT_ON_ERROR };
}
