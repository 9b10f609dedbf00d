/** The part of the driver's Lob that the runtime uses. */
export interface DriverLob {
  /** In UTF-16 units, or bytes of a BLOB. */
  readonly length: number;
  getData(): Promise<unknown>;
  /** Null after its end. `offset` counts from 1, in UTF-16 units, or bytes of a BLOB. */
  getData(offset: number, amount: number): Promise<unknown>;
  /** Appends to what was written before. */
  write(data: string | Buffer, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  /** Frees it with the next round trip, if it is a temporary one. */
  destroy(): unknown;
}

export function isLob(value: unknown): value is DriverLob {
  return typeof value === 'object' && value !== null && 'getData' in value && 'pieceSize' in value;
}
