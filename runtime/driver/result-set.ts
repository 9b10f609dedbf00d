/** The part of the driver's ResultSet that the runtime uses. */
export interface DriverResultSet {
  readonly metaData: readonly DriverColumn[];
  /** Up to so many rows, as arrays; fewer only at the end. */
  getRows(count: number): Promise<unknown[]>;
  close(): Promise<void>;
}

/** What the database says of a column. */
export interface DriverColumn {
  /** Made unique by the driver. */
  readonly name: string;
  /** As the database has it. */
  readonly dbColumnName?: string;
  /** `NUMBER`, `TIMESTAMP WITH TIME ZONE` … */
  readonly dbTypeName: string;
  readonly precision?: number;
  /** Of a timestamp: digits of the second. */
  readonly scale?: number;
  readonly byteSize?: number;
}

export function isResultSet(value: unknown): value is DriverResultSet {
  return typeof value === 'object' && value !== null && 'getRows' in value && 'metaData' in value;
}
