import type { TtcReader } from '../ttc-reader.js';

/** An absent field stays as it is; null clears it. */
export interface EndToEndAttributes {
  readonly clientIdentifier?: string | null;
  readonly module?: string | null;
  readonly action?: string | null;
  readonly ecid?: string | null;
  readonly clientInfo?: string | null;
  readonly dbOp?: string | null;
}

interface Slot {
  readonly present: boolean;
  readonly length: number;
}

/** SET END-TO-END ATTRIBUTES: first which fields there are and how long, then the texts in the same order. */
export function readEndToEndAttributes(reader: TtcReader): EndToEndAttributes {
  reader.skip(2);
  reader.unsigned(); // which fields changed: the same as those present
  const slot = (): Slot => ({ present: reader.u8() !== 0, length: reader.unsigned() });
  const clientIdentifier = slot();
  const module = slot();
  const action = slot();
  const ecid = slot();
  slot();
  const clientInfo = slot();
  slot();
  slot();
  const dbOp = slot();
  const field = <Name extends keyof EndToEndAttributes>(name: Name, { present, length }: Slot) =>
    present ? { [name]: length > 0 ? reader.text() : null } : {};
  return {
    ...field('clientIdentifier', clientIdentifier),
    ...field('module', module),
    ...field('action', action),
    ...field('ecid', ecid),
    ...field('clientInfo', clientInfo),
    ...field('dbOp', dbOp),
  };
}
