import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

export type BindDirection = 'IN' | 'OUT' | 'IN OUT';

const CODE: Readonly<Record<BindDirection, number>> = { OUT: 16, IN: 32, 'IN OUT': 48 };

/** IO VECTOR: the direction of every bind of a PL/SQL block. The client knows only what it hears here. */
export function writeIoVector(writer: TtcWriter, directions: readonly BindDirection[]): void {
  writer.u8(MESSAGE.ioVector).u8(0);
  writer.unsigned(directions.length % 256).unsigned(Math.floor(directions.length / 256));
  writer.unsigned(0).unsigned(0).unsigned(0).unsigned(0);
  for (const direction of directions) writer.u8(CODE[direction]);
}
