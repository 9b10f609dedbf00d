import { type KeyValuePair, readKeyValuePairs } from '../messages/key-value-pairs.js';
import type { TtcReader } from '../ttc-reader.js';

const CLEAR = 0x2;

export interface ApplicationContextChange {
  readonly namespace: string;
  /** Everything in the namespace is cleared before the pairs are set. */
  readonly clear: boolean;
  readonly pairs: readonly KeyValuePair[];
}

/** APPLICATION CONTEXT: `connection.appContext(…)` and `clearAppContext(…)`. */
export function readApplicationContext(reader: TtcReader): ApplicationContextChange {
  if (reader.u8() !== 0) reader.unsigned(); // length of the namespace
  reader.u8();
  const pairCount = reader.unsigned();
  const flags = reader.unsigned();
  reader.u8();
  const namespace = reader.text();
  return { namespace, clear: (flags & CLEAR) !== 0, pairs: readKeyValuePairs(reader, pairCount) };
}
