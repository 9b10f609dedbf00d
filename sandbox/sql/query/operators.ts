import type { RowSlot } from '../../storage/row.js';
import { visibleRow } from '../../storage/snapshot.js';
import type { TableRows } from '../../storage/table-rows.js';
import { rowKey } from '../../storage/value-key.js';
import { SLICE, type Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import {
  type QueryFrame,
  type ResultStream,
  ROW_READY,
  type RowStream,
  type SourceRow,
  type StatementFrame,
} from './frame.js';
import { directTest, holds, type Predicate } from './predicate.js';

/** An operator of the FROM clause. Running it puts one row after the other into the frame. */
export interface Plan {
  /** The FROM items that it sets. */
  readonly sources: readonly number[];
  /** Whether it depends on a block around (not: on what stands before it), so that running it once is not enough. */
  readonly correlated: boolean;
  run(frame: QueryFrame): RowStream;
}

/** A FROM clause without items: one row. */
export const SINGLE_ROW: Plan = {
  sources: [],
  correlated: false,
  *run() {
    yield ROW_READY;
  },
};

/** Reads all rows of a table that the statement's snapshot has. */
export function scanTable(source: number, rowsOf: (statement: StatementFrame) => TableRows): Plan {
  return {
    sources: [source],
    correlated: false,
    *run(frame) {
      const { snapshot, session } = frame.statement;
      for (const slot of rowsOf(frame.statement).slots()) {
        if (session.slice.isOver()) yield SLICE;
        const values = visibleRow(slot, snapshot);
        if (values === undefined) continue;
        frame.rows[source] = { values, slot };
        yield ROW_READY;
      }
    },
  };
}

/** Reads the rows that an index has for a key. They may differ from it in trailing blanks: the condition is to be tested, too. */
export function lookupIndex(
  source: number,
  rowsOf: (statement: StatementFrame) => TableRows,
  indexName: string,
  keys: readonly Compiled<QueryFrame>[],
  correlated: boolean,
): Plan {
  return {
    sources: [source],
    correlated,
    *run(frame) {
      const { snapshot, session } = frame.statement;
      const index = rowsOf(frame.statement).index(indexName);
      const values = yield* keyValues(keys, frame);
      const key = values === undefined ? undefined : index?.keyOfValues(values);
      if (index === undefined || key === undefined) return;
      for (const slot of [...index.find(key)]) {
        if (session.slice.isOver()) yield SLICE;
        const row = visibleRow(slot, snapshot);
        if (row === undefined) continue;
        frame.rows[source] = { values: row, slot };
        yield ROW_READY;
      }
    },
  };
}

/** Reads the one row that a ROWID names. What has had its primary key before is read too: the condition is to be tested. */
export function lookupRowid(
  source: number,
  rowsOf: (statement: StatementFrame) => TableRows,
  rowid: Compiled<QueryFrame>,
  slotsOf: (rows: TableRows, rowid: Value) => readonly RowSlot[],
  correlated: boolean,
): Plan {
  return {
    sources: [source],
    correlated,
    *run(frame) {
      const value = yield* evaluate(rowid, frame);
      if (value === null) return;
      for (const slot of slotsOf(rowsOf(frame.statement), value)) {
        const values = visibleRow(slot, frame.statement.snapshot);
        if (values === undefined) continue;
        frame.rows[source] = { values, slot };
        yield ROW_READY;
      }
    },
  };
}

/** Rows that come from elsewhere: a dictionary view, a collection. */
export function rowsFrom(source: number, correlated: boolean, rows: (frame: QueryFrame) => ResultStream): Plan {
  return {
    sources: [source],
    correlated,
    *run(frame) {
      const { slice } = frame.statement.session;
      for (const step of rows(frame)) {
        if (step.kind !== 'result') {
          yield step;
          continue;
        }
        if (slice.isOver()) yield SLICE;
        frame.rows[source] = { values: step.values, slot: undefined, base: step.base };
        yield ROW_READY;
      }
    },
  };
}

/** Lets those rows through for which all predicates hold. */
export function filter(input: Plan, predicates: readonly Predicate[]): Plan {
  if (predicates.length === 0) return input;
  const direct = directTest(predicates);
  return {
    sources: input.sources,
    correlated: input.correlated || predicates.some((predicate) => predicate.correlated),
    *run(frame) {
      for (const step of input.run(frame)) {
        if (step.kind !== 'ready') yield step;
        else if (direct === undefined ? yield* holds(predicates, frame) : direct(frame)) yield step;
      }
    },
  };
}

/** For each row of `left`, the rows of `right` that it finds while the left one stands in the frame. */
export function nestedLoops(left: Plan, right: Plan): Plan {
  if (left === SINGLE_ROW) return right;
  return {
    sources: [...left.sources, ...right.sources],
    correlated: left.correlated || right.correlated,
    *run(frame) {
      for (const step of left.run(frame)) {
        if (step.kind !== 'ready') yield step;
        else yield* right.run(frame);
      }
    },
  };
}

/** Like `nestedLoops`; a left row without a right one for which `on` holds is given with the right items empty. */
export function nestedLoopsOuter(left: Plan, right: Plan, on: readonly Predicate[]): Plan {
  return {
    sources: [...left.sources, ...right.sources],
    correlated: left.correlated || right.correlated || on.some((predicate) => predicate.correlated),
    *run(frame) {
      for (const step of left.run(frame)) {
        if (step.kind !== 'ready') {
          yield step;
          continue;
        }
        let matched = false;
        for (const inner of right.run(frame)) {
          if (inner.kind !== 'ready') yield inner;
          else if (yield* holds(on, frame)) {
            matched = true;
            yield inner;
          }
        }
        if (matched) continue;
        for (const source of right.sources) frame.rows[source] = undefined;
        yield ROW_READY;
      }
    },
  };
}

type Combination = readonly (SourceRow | undefined)[];

/** Keeps the rows of a plan, so that they can be given again without running it again. */
export function materialize(input: Plan): Plan {
  if (input.sources.length === 0) return input;
  const kept = new WeakMap<StatementFrame, readonly Combination[]>();
  return {
    sources: input.sources,
    correlated: input.correlated,
    *run(frame) {
      let combinations = input.correlated ? undefined : kept.get(frame.statement);
      if (combinations === undefined) {
        const collected: Combination[] = [];
        for (const step of input.run(frame)) {
          if (step.kind !== 'ready') yield step;
          else collected.push(input.sources.map((source) => frame.rows[source]));
        }
        combinations = collected;
        if (!input.correlated) kept.set(frame.statement, combinations);
      }
      const { slice } = frame.statement.session;
      for (const combination of combinations) {
        if (slice.isOver()) yield SLICE;
        restore(frame, input.sources, combination);
        yield ROW_READY;
      }
    },
  };
}

/** Keeps the rows of a plan by a key, and gives those whose key equals the probe's. Null keys equal nothing. */
export function hashLookup(
  input: Plan,
  buildKeys: readonly Compiled<QueryFrame>[],
  probeKeys: readonly Compiled<QueryFrame>[],
  probeCorrelated: boolean,
): Plan {
  const kept = new WeakMap<StatementFrame, Map<string, Combination[]>>();
  return {
    sources: input.sources,
    correlated: input.correlated || probeCorrelated,
    *run(frame) {
      const probe = yield* keyValues(probeKeys, frame);
      let table = input.correlated ? undefined : kept.get(frame.statement);
      if (table === undefined) {
        table = new Map();
        for (const step of input.run(frame)) {
          if (step.kind !== 'ready') {
            yield step;
            continue;
          }
          const key = yield* keyValues(buildKeys, frame);
          if (key === undefined) continue;
          const combination = input.sources.map((source) => frame.rows[source]);
          const text = rowKey(key);
          const same = table.get(text);
          if (same === undefined) table.set(text, [combination]);
          else same.push(combination);
        }
        if (!input.correlated) kept.set(frame.statement, table);
      }
      if (probe === undefined) return;
      const { slice } = frame.statement.session;
      for (const combination of table.get(rowKey(probe)) ?? []) {
        if (slice.isOver()) yield SLICE;
        restore(frame, input.sources, combination);
        yield ROW_READY;
      }
    },
  };
}

/** FULL OUTER JOIN: all pairs for which `on` holds, then what was left over on either side. */
export function fullOuterJoin(left: Plan, right: Plan, on: readonly Predicate[]): Plan {
  return {
    sources: [...left.sources, ...right.sources],
    correlated: left.correlated || right.correlated || on.some((predicate) => predicate.correlated),
    *run(frame) {
      const combinations: Combination[] = [];
      for (const step of right.run(frame)) {
        if (step.kind !== 'ready') yield step;
        else combinations.push(right.sources.map((source) => frame.rows[source]));
      }
      const matchedRight = new Set<Combination>();
      for (const step of left.run(frame)) {
        if (step.kind !== 'ready') {
          yield step;
          continue;
        }
        let matched = false;
        for (const combination of combinations) {
          if (frame.statement.session.slice.isOver()) yield SLICE;
          restore(frame, right.sources, combination);
          if (!(yield* holds(on, frame))) continue;
          matched = true;
          matchedRight.add(combination);
          yield ROW_READY;
        }
        if (matched) continue;
        for (const source of right.sources) frame.rows[source] = undefined;
        yield ROW_READY;
      }
      for (const source of left.sources) frame.rows[source] = undefined;
      for (const combination of combinations) {
        if (matchedRight.has(combination)) continue;
        restore(frame, right.sources, combination);
        yield ROW_READY;
      }
    },
  };
}

function restore(frame: QueryFrame, sources: readonly number[], combination: Combination): void {
  for (let index = 0; index < sources.length; index += 1) {
    const source = sources[index];
    if (source !== undefined) frame.rows[source] = combination[index];
  }
}

/** The values of a key, or undefined if one is null. */
function* keyValues(keys: readonly Compiled<QueryFrame>[], frame: QueryFrame): Task<readonly Value[] | undefined> {
  const values: Value[] = [];
  for (const key of keys) {
    const value = key.pauses ? yield* key.run(frame) : key.evaluate(frame);
    if (value === null) return undefined;
    values.push(value);
  }
  return values;
}
