import type { Query } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import type { CompiledSubquery, Scope } from './scope.js';

/** @throws PLS-00405 in PL/SQL, ORA-22818 where SQL takes no subquery */
export function compileSubquery<F>(query: Query, scope: Scope<F>): CompiledSubquery<F> {
  if (scope.subqueries !== undefined) return scope.subqueries.compile(query);
  throw scope.language === 'plsql'
    ? new PlsqlCompileError('PLS-00405: subquery not allowed in this context', query.position)
    : new OracleError(22818, 'Subquery expressions not allowed here', { position: query.position });
}

/** @throws OracleError 913, 947 for a subquery with more or fewer columns */
export function requireColumns<F>({ columns }: CompiledSubquery<F>, count: number, position: number): void {
  if (columns.length > count) throw new OracleError(913, 'too many values', { position });
  if (columns.length < count) throw new OracleError(947, 'not enough values', { position });
}

/** Computes something of a subquery's rows, once for all frames that share its result. */
export function keptResult<F, T>(subquery: CompiledSubquery<F>, compute: (frame: F) => Task<T>): (frame: F) => Task<T> {
  const kept = new WeakMap<object, { readonly result: T }>();
  return function* (frame) {
    const scope = subquery.resultScope(frame);
    const known = scope === undefined ? undefined : kept.get(scope);
    if (known !== undefined) return known.result;
    const result = yield* compute(frame);
    if (scope !== undefined) kept.set(scope, { result });
    return result;
  };
}

/** The one row of a subquery; undefined if it has none. @throws OracleError 1427 if it has more */
export function singleRow<F>(subquery: CompiledSubquery<F>): (frame: F) => Task<readonly Value[] | undefined> {
  return keptResult(subquery, function* (frame) {
    const found: (readonly Value[])[] = [];
    yield* subquery.run(frame, (row) => {
      found.push(row);
      return found.length < 2;
    });
    if (found.length > 1) throw new OracleError(1427, 'single-row subquery returns more than one row');
    return found[0];
  });
}
