import { rowKey } from '../../storage/value-key.js';
import type { Call, WindowSpecification } from '../../syntax/ast/expression.js';
import type { QueryBlock } from '../../syntax/ast/query.js';
import { SLICE, type Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import { type Compiled, evaluateAll } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import { type QueryFrame, ROW_READY, type RowStream } from '../query/frame.js';
import type { SessionState } from '../session-state.js';
import { compileAnalytic } from './compile-analytic.js';
import { type AnalyticFunction, Partition, type WindowRow } from './partition.js';
import { resolveWindow } from './window-definitions.js';

/**
 * The analytic functions of a query block. They are computed over the rows that WHERE, GROUP BY and HAVING leave, before
 * DISTINCT and ORDER BY.
 */
export class WindowPhase {
  readonly #definitions: QueryBlock['windows'];
  readonly #scope: BlockScope;
  readonly #functions: AnalyticFunction[] = [];
  readonly #byKey = new Map<string, number>();

  constructor(definitions: QueryBlock['windows'], scope: BlockScope) {
    this.#definitions = definitions;
    this.#scope = scope;
  }

  substitute(call: Call, over: WindowSpecification): Compiled<QueryFrame> {
    const index = this.#indexOf(call, over);
    return {
      pauses: false,
      dataType: this.#functions[index]?.dataType ?? { kind: 'null' },
      evaluate: (frame) => frame.windowValues[index] ?? null,
    };
  }

  /** Whether the block has no analytic functions. */
  get isEmpty(): boolean {
    return this.#functions.length === 0;
  }

  /** Puts the rows into the frame again, with what the functions give for each. */
  run(rows: RowStream, frame: QueryFrame): RowStream {
    return this.#functions.length === 0 ? rows : this.#computed(rows, frame);
  }

  *#computed(rows: RowStream, frame: QueryFrame): RowStream {
    const functions = this.#functions;
    const places: (() => void)[] = [];
    const partitions = functions.map(() => new Map<string, WindowRow[]>());
    for (const step of rows) {
      if (step.kind !== 'ready') {
        yield step;
        continue;
      }
      for (const [index, analytic] of functions.entries()) {
        const key = rowKey(yield* evaluateAll(analytic.partitionBy, frame));
        const order = yield* evaluateAll(analytic.orderBy, frame);
        const inputs = yield* evaluateAll(analytic.inputs, frame);
        const row = { arrival: places.length, order, inputs };
        const others = partitions[index]?.get(key);
        if (others === undefined) partitions[index]?.set(key, [row]);
        else others.push(row);
      }
      places.push(frame.save());
    }
    const { session } = frame.statement;
    const results: (readonly Value[])[] = [];
    for (const [index, analytic] of functions.entries()) {
      results.push(yield* compute(analytic, partitions[index]?.values() ?? [], session));
    }
    for (const [arrival, goTo] of places.entries()) {
      goTo();
      frame.windowValues = results.map((values) => values[arrival] ?? null);
      yield ROW_READY;
    }
  }

  /** Calls that mean the same are computed once. */
  #indexOf(call: Call, over: WindowSpecification): number {
    const key = this.#scope.keyOf(call);
    const present = this.#byKey.get(key);
    if (present !== undefined) return present;
    const window = resolveWindow(over, this.#definitions);
    // There are no windows within windows.
    this.#scope.windows = undefined;
    try {
      this.#functions.push(compileAnalytic(call, window, this.#scope));
    } finally {
      this.#scope.windows = this;
    }
    this.#byKey.set(key, this.#functions.length - 1);
    return this.#functions.length - 1;
  }
}

/** The results of a function, by the number that a row came as. */
function* compute(
  analytic: AnalyticFunction,
  partitions: Iterable<readonly WindowRow[]>,
  session: SessionState,
): Task<readonly Value[]> {
  const results: Value[] = [];
  for (const rows of partitions) {
    const partition = new Partition(rows, analytic.directions);
    const resultOf = analytic.begin(partition, session);
    for (const [index, { arrival }] of partition.rows.entries()) {
      if (session.slice.isOver()) yield SLICE;
      results[arrival] = resultOf(index);
    }
  }
  return results;
}
