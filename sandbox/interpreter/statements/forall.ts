import type { ForallBounds, ForallStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import { SLICE, type Task } from '../../tasks/task.js';
import { isCancellation, isRefusal } from '../../values/cancellation.js';
import { PLS_INTEGER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { Repetition } from '../embedded/repetition.js';
import { compileOperand, compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable } from '../names/symbol.js';
import { asCollection } from '../types/collection-access.js';
import { type CompiledStatement, executeStatement } from './completion.js';
import { compileExecuteImmediate } from './execute-immediate.js';
import { compileDml } from './sql-statements.js';

/** ORA-24381, what FORALL … SAVE EXCEPTIONS raises when something failed. */
const ERRORS_IN_ARRAY_DML = 24381;

/** The statement once per index; with SAVE EXCEPTIONS the failing ones are noted and the rest goes on. */
export function compileForall(place: Place, statement: ForallStatement, line: number): CompiledStatement {
  const { layout } = place.scope;
  const slot = layout.allocate();
  const scope = new Scope(layout, place.scope);
  const { name } = statement.variable;
  scope.declare({ kind: 'variable', name, type: nullable(PLS_INTEGER), readOnly: true, layout, slot });
  const inner = { ...place, scope };
  const { statement: repeated } = statement;
  const repetition = new Repetition();
  const body =
    repeated.kind === 'dml'
      ? compileDml(inner, repeated, line, repetition)
      : compileExecuteImmediate(inner, repeated, line, repetition);
  const indexes = compileIndexes(place, statement.bounds);
  return {
    pauses: true,
    line,
    *run(frame) {
      const { session } = frame;
      const rowCounts: { readonly index: number | string; readonly rowCount: number }[] = [];
      const errors: { readonly index: number; readonly code: number }[] = [];
      let iteration = 0;
      repetition.begin(frame);
      for (const index of yield* indexes(frame)) {
        if (session.slice.isOver()) yield SLICE;
        iteration += 1;
        frame.slots[slot] = index;
        repetition.iterate(frame, index);
        try {
          yield* executeStatement(body, frame);
          rowCounts.push({ index, rowCount: session.implicitCursor.rowCount ?? 0 });
        } catch (error) {
          if (!statement.saveExceptions || !(error instanceof OracleError)) throw error;
          if (isCancellation(error) || isRefusal(error)) throw error;
          errors.push({ index: iteration, code: error.code });
          rowCounts.push({ index, rowCount: 0 });
        }
      }
      yield* repetition.end(frame);
      const rowCount = rowCounts.reduce((sum, each) => sum + each.rowCount, 0);
      session.implicitCursor = { rowCount, bulkRowCounts: rowCounts, bulkErrors: errors };
      if (errors.length > 0) throw new OracleError(ERRORS_IN_ARRAY_DML, 'error(s) in array DML');
      return undefined;
    },
  };
}

function compileIndexes(place: Place, bounds: ForallBounds): (frame: Frame) => Task<Iterable<number | string>> {
  if (bounds.kind === 'range') {
    const low = compileValue(place, bounds.low, nullable(PLS_INTEGER));
    const high = compileValue(place, bounds.high, nullable(PLS_INTEGER));
    return function* range(frame) {
      return integersBetween(yield* evaluate(low, frame), yield* evaluate(high, frame));
    };
  }
  const collection = compileOperand(place, bounds.collection);
  if (bounds.kind === 'values_of') {
    return function* valuesOf(frame) {
      const values = asCollection(yield* evaluate(collection, frame));
      return values.keys().map((key) => forallIndex(values.get(key) ?? null));
    };
  }
  const { between } = bounds;
  const low = between === undefined ? undefined : compileValue(place, between.low, nullable(PLS_INTEGER));
  const high = between === undefined ? undefined : compileValue(place, between.high, nullable(PLS_INTEGER));
  return function* indicesOf(frame) {
    const keys = [...asCollection(yield* evaluate(collection, frame)).keys()];
    if (low === undefined || high === undefined) return keys;
    const from = yield* evaluate(low, frame);
    const to = yield* evaluate(high, frame);
    if (typeof from !== 'number' || typeof to !== 'number') return [];
    return keys.filter((key) => typeof key === 'number' && key >= from && key <= to);
  };
}

/** @throws OracleError 6502 for an element of VALUES OF that is null */
function forallIndex(value: Value): number {
  if (typeof value === 'number') return value;
  throw new OracleError(6502, 'PL/SQL: numeric or value error');
}

function* integersBetween(low: Value, high: Value): Iterable<number> {
  if (typeof low !== 'number' || typeof high !== 'number')
    throw new OracleError(6502, 'PL/SQL: numeric or value error');
  for (let index = low; index <= high; index += 1) yield index;
}
