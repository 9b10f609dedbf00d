import type { TtcReader } from '../ttc-reader.js';

export interface FetchMessage {
  readonly cursorId: number;
  readonly rowsToFetch: number;
}

/** The function header has been read. */
export function readFetchMessage(reader: TtcReader): FetchMessage {
  return { cursorId: reader.unsigned(), rowsToFetch: reader.unsigned() };
}
