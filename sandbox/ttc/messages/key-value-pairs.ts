import type { TtcReader } from '../ttc-reader.js';

export interface KeyValuePair {
  readonly key: string;
  readonly value: string;
}

/** Reads `count` pairs. Some keys of the driver end with a zero byte, which belongs to the transport. */
export function readKeyValuePairs(reader: TtcReader, count: number): readonly KeyValuePair[] {
  const pairs: KeyValuePair[] = [];
  for (let index = 0; index < count; index += 1) {
    const key = withoutZero(reader.sizedText());
    const value = withoutZero(reader.sizedText());
    reader.unsigned(); // flags
    pairs.push({ key, value });
  }
  return pairs;
}

function withoutZero(text: string): string {
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}
