import type { Aggregate } from '../aggregates/aggregate.js';
import type { Computation } from './partition.js';
import type { WindowFrames } from './window-frames.js';

/** An aggregate over the rows of each row's window. */
export function overFrames(
  { dataType, inputs }: Aggregate,
  overRanges: NonNullable<Aggregate['overRanges']>,
  frames: WindowFrames,
): Computation {
  return {
    dataType,
    inputs: [...inputs, ...frames.inputs],
    begin(partition) {
      const resultOver = overRanges(partition.rows.map((row) => row.inputs.slice(0, inputs.length)));
      const rangesOf = frames.begin(partition, inputs.length);
      return (index) => resultOver(rangesOf(index));
    },
  };
}

/** An aggregate over the whole partition, computed once. */
export function overPartition({ dataType, inputs, start }: Aggregate): Computation {
  return {
    dataType,
    inputs,
    begin(partition, session) {
      const accumulator = start(session);
      for (const row of partition.rows) accumulator.add(row.inputs);
      const result = accumulator.result();
      return () => result;
    },
  };
}
