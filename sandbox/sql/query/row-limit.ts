import { rowKey } from '../../storage/value-key.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { RowLimit } from '../../syntax/ast/query.js';
import { sqlSyntaxError } from '../../syntax/syntax-error.js';
import type { Task, Wait } from '../../tasks/task.js';
import { NUMBER } from '../../values/data-type.js';
import { numberToDouble } from '../../values/number.js';
import type { CompileContext } from '../compile-context.js';
import { knowsVector } from '../data-types/vector-type.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { evaluate } from '../expressions/compiled.js';
import { convertTo } from '../expressions/type-matching.js';
import { numberOf } from '../functions/argument-values.js';
import { BlockScope } from './block-scope.js';
import type { CommonTables } from './common-tables.js';
import { QueryFrame, type ResultRow, type ResultStream, type StatementFrame } from './frame.js';
import { subqueriesIn } from './subqueries.js';

type LimitRows = (input: ResultStream, statement: StatementFrame, outer: QueryFrame | undefined) => ResultStream;

/**
 * OFFSET and FETCH. A null or negative offset is none; a null or negative count gives no rows. Without a vector index a search is exact, whatever accuracy is
 * asked for. Source: AI Vector Search User's Guide, "Approximate Similarity Search".
 */
export function compileRowLimit(
  limit: RowLimit,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
): LimitRows {
  const scope = new BlockScope(context, parent, tables, subqueriesIn);
  const compileNumber = (expression: Expression | undefined) =>
    expression === undefined ? undefined : convertTo(compileExpression(expression, scope), NUMBER, scope);
  const offset = compileNumber(limit.offset);
  const count = compileNumber(limit.fetch?.count);
  const { fetch } = limit;
  if (fetch?.vectorSearch === true && !knowsVector(context.services.version)) {
    throw sqlSyntaxError(905, limit.position);
  }

  function* number(expression: typeof offset, frame: QueryFrame): Task<number | undefined> {
    if (expression === undefined) return undefined;
    const value = yield* evaluate(expression, frame);
    return value === null ? undefined : numberToDouble(numberOf(value));
  }

  return function* (input, statement, outer) {
    const frame = new QueryFrame(statement, outer);
    const skip = Math.max(0, Math.floor((yield* number(offset, frame)) ?? 0));
    const wanted =
      fetch === undefined ? Number.POSITIVE_INFINITY : count === undefined ? 1 : ((yield* number(count, frame)) ?? 0);
    if (fetch?.percent === true) {
      const rows: ResultRow[] = [];
      for (const step of input) {
        if (step.kind === 'result') rows.push(step);
        else yield step;
      }
      const end = skip + Math.ceil((rows.length * Math.max(0, wanted)) / 100);
      yield* take(rows, skip, end, fetch.withTies);
      return;
    }
    yield* take(input, skip, skip + Math.max(0, Math.floor(wanted)), fetch?.withTies === true);
  };
}

/** Rows from number `start` up to but not including `end`; with ties, also those equal to the last one. */
function* take(input: Iterable<Wait | ResultRow>, start: number, end: number, ties: boolean): ResultStream {
  if (end <= start) return;
  let count = 0;
  let lastKey: string | undefined;
  for (const step of input) {
    if (step.kind !== 'result') {
      yield step;
      continue;
    }
    count += 1;
    if (count <= start) continue;
    if (count > end && (!ties || step.sortKeys === undefined || rowKey(step.sortKeys) !== lastKey)) return;
    if (count === end && ties && step.sortKeys !== undefined) lastKey = rowKey(step.sortKeys);
    yield step;
    if (count >= end && !ties) return;
  }
}
