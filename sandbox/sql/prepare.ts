import type { SchemaStore } from '../schema/schema-store.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { Query } from '../syntax/ast/query.js';
import { CompileContext, type SqlServices } from './compile-context.js';
import { compileInsert } from './dml/compile-insert.js';
import { compileMerge } from './dml/compile-merge.js';
import { compileMultiTableInsert } from './dml/compile-multi-table-insert.js';
import { compileDelete, compileUpdate } from './dml/compile-update.js';
import type { DmlPlan } from './dml/dml-plan.js';
import { runDml } from './dml/run-dml.js';
import type { PreparedDml, PreparedQuery, ResultColumn, SqlEnvironment } from './prepared.js';
import { CommonTables } from './query/common-tables.js';
import { openLockingQuery, rowLockWait } from './query/locking-query.js';
import { openQuery } from './query/open-query.js';

/**
 * Compiles a query in the rights of `environment`.
 * @throws OracleError what names, types, privileges and clauses give rise to; NotSupportedError
 */
export function prepareQuery(query: Query, environment: SqlEnvironment, services: SqlServices): PreparedQuery {
  const context = new CompileContext(services, environment);
  const isStale = staleness(services.store);
  const compiled = context.compileQuery(query, undefined, CommonTables.none, { mayLock: true, takesCursors: true });
  const wait = query.forUpdate === undefined ? undefined : rowLockWait(query.forUpdate);
  return {
    kind: 'query',
    columns: compiled.columns,
    forUpdate: wait !== undefined,
    hostExpressions: context.hosts.finish(),
    get stale() {
      return isStale();
    },
    *open(session, hostValues) {
      if (wait === undefined) return openQuery(compiled, services, session, hostValues);
      return yield* openLockingQuery(compiled, wait, services, session, hostValues);
    },
  };
}

/**
 * Compiles an INSERT, UPDATE, DELETE or MERGE.
 * @throws OracleError as `prepareQuery` does
 */
export function prepareDml(statement: DmlStatement, environment: SqlEnvironment, services: SqlServices): PreparedDml {
  const context = new CompileContext(services, environment);
  const isStale = staleness(services.store);
  const { kind, plan } = compileDml(statement, context);
  return {
    kind,
    returning: plan.returning.map(({ name, dataType, nullable }): ResultColumn => ({ name, dataType, nullable })),
    hostExpressions: context.hosts.finish(),
    get stale() {
      return isStale();
    },
    execute: (session, hostValues) => runDml(plan, context, session, hostValues),
  };
}

function compileDml(
  statement: DmlStatement,
  context: CompileContext,
): { readonly kind: PreparedDml['kind']; readonly plan: DmlPlan } {
  const { kind } = statement;
  switch (kind) {
    case 'insert':
      return { kind, plan: compileInsert(statement, context) };
    case 'update':
      return { kind, plan: compileUpdate(statement, context) };
    case 'delete':
      return { kind, plan: compileDelete(statement, context) };
    case 'merge':
      return { kind, plan: compileMerge(statement, context) };
    case 'multi_table_insert':
      return { kind: 'insert', plan: compileMultiTableInsert(statement, context) };
  }
}

/** Whether the schema has changed since. */
function staleness(store: SchemaStore): () => boolean {
  const { version } = store;
  return () => store.version !== version;
}
