import type { Partition } from './partition.js';

/** The rows of a partition that count: all of them, or with IGNORE NULLS those whose first input is not NULL. */
export interface CountedRows {
  /** How many of them stand before a row. */
  before(index: number): number;
  /** The one of that number, from 0; undefined where there is none. */
  at(place: number): number | undefined;
}

export function countedRows(partition: Partition, ignoresNulls: boolean): CountedRows {
  if (!ignoresNulls) {
    return { before: (index) => index, at: (place) => (place >= 0 && place < partition.size ? place : undefined) };
  }
  const counted: number[] = [];
  const countsBefore = [0];
  for (let index = 0; index < partition.size; index += 1) {
    if (partition.input(index, 0) !== null) counted.push(index);
    countsBefore.push(counted.length);
  }
  return { before: (index) => countsBefore[index] ?? counted.length, at: (place) => counted[place] };
}
