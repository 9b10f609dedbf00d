import { invalidateDependents } from '../../schema/dependents.js';
import { triggersOf } from '../../schema/triggers-of.js';
import type { View } from '../../schema/view.js';
import type { CreateView } from '../../syntax/ast/ddl.js';
import type { QualifiedName } from '../../syntax/ast/name.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { CompileContext } from '../compile-context.js';
import { CommonTables } from '../query/common-tables.js';
import { type DdlContext, nameInUse } from './ddl-context.js';

/** CREATE [OR REPLACE] VIEW. The query is compiled in the owner's right, in which roles do not count. */
export function createView(statement: CreateView, context: DdlContext): void {
  if (statement.materialized) throw new NotSupportedError('materialized views', statement.position);
  const { owner, name } = context.target(statement.name);
  context.requireCreate(owner, 'VIEW');
  const present = context.store.find(owner, name);
  if (present !== undefined && !(statement.orReplace && present.type === 'VIEW')) {
    if (statement.ifNotExists && present.type === 'VIEW') return;
    throw nameInUse();
  }
  const columns = viewColumns(statement, inRightOfOwner(owner, context));
  const header = present?.type === 'VIEW' ? context.changed(present) : context.newHeader(owner, name);
  const view: View = {
    ...header,
    type: 'VIEW',
    status: columns === undefined ? 'INVALID' : 'VALID',
    query: statement.query,
    text: statement.queryText,
    columns: columns ?? [],
    namesColumns: statement.columns.length > 0,
    readOnly: statement.withReadOnly,
    checkOption: statement.withCheckOption,
    comment: null,
    ...(present?.type === 'VIEW' && present.policies !== undefined ? { policies: present.policies } : {}),
  };
  // A view that is made again is without the INSTEAD OF triggers that it had.
  for (const { unit } of triggersOf(context.store, view)) context.store.remove(unit);
  context.store.put(view);
  invalidateDependents(context.store, owner, name);
}

/**
 * ALTER VIEW … COMPILE: whether the query still compiles and gives the columns that the view has; those of one that FORCE has made
 * without any are found now. Source: SQL Language Reference, "ALTER VIEW".
 * @returns whether it has errors (ORA-24344)
 */
export function compileViewAgain(name: QualifiedName, context: DdlContext): boolean {
  const target = context.target(name);
  const view = context.store.find(target.owner, target.name);
  if (view?.type !== 'VIEW') throw new OracleError(942, 'table or view does not exist', { position: name.position });
  if (view.owner !== context.domain.user) context.requireSystemPrivilege('ALTER ANY TABLE');
  const columns = columnsNow(view, context);
  context.store.put({
    ...context.changed(view),
    status: columns === undefined ? 'INVALID' : 'VALID',
    columns: columns ?? view.columns,
  });
  invalidateDependents(context.store, view.owner, view.name);
  return columns === undefined;
}

/** Undefined where the query does not compile, or lacks one of the view's columns. */
function columnsNow(view: View, context: DdlContext): View['columns'] | undefined {
  try {
    const found = inRightOfOwner(view.owner, context)
      .within(view)
      .compileQuery(view.query, undefined, CommonTables.none);
    if (view.columns.length === 0) {
      return found.columns.map(({ name, dataType, nullable }) => ({ name, dataType, nullable, comment: null }));
    }
    const columns = view.columns.flatMap((column, index) => {
      const now = view.namesColumns ? found.columns[index] : found.columns.find(({ name }) => name === column.name);
      return now === undefined ? [] : [{ ...column, dataType: now.dataType, nullable: now.nullable }];
    });
    return columns.length < view.columns.length ? undefined : columns;
  } catch (error) {
    if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
    return undefined;
  }
}

function inRightOfOwner(owner: string, { services, text }: DdlContext): CompileContext {
  return new CompileContext(services, {
    domain: { user: owner, roles: new Set() },
    currentSchema: owner,
    text,
    host: { typeOf: () => undefined },
  });
}

/** Undefined where FORCE lets a view be made whose query does not compile. */
function viewColumns(statement: CreateView, compile: CompileContext): View['columns'] | undefined {
  try {
    const compiled = compile.compileQuery(statement.query, undefined, CommonTables.none);
    if (compile.hosts.finish().length > 0)
      throw new OracleError(1027, 'bind variables not allowed for data definition operations');
    if (statement.columns.length > 0 && statement.columns.length !== compiled.columns.length) {
      throw new OracleError(1730, 'invalid number of column names specified', { position: statement.position });
    }
    if (compiled.columns.some(({ dataType }) => dataType.kind === 'collection' && dataType.identity === undefined)) {
      throw new NotSupportedError('a column of what COLLECT gives', statement.position);
    }
    const columns = compiled.columns.map((column, index) => {
      const name = statement.columns[index]?.name ?? column.name;
      return { name, dataType: column.dataType, nullable: column.nullable, comment: null };
    });
    requireNames(
      statement,
      columns.map((column) => column.name),
    );
    return columns;
  } catch (error) {
    if (!statement.force || !(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
    if (statement.columns.length > 0) {
      throw new NotSupportedError('FORCE for a view with a list of columns', statement.position);
    }
    return undefined;
  }
}

/** An expression in the select list must have an alias to be a view's column. */
function requireNames(statement: CreateView, names: readonly string[]): void {
  const { body } = statement.query;
  if (statement.columns.length === 0 && body.kind === 'query_block') {
    for (const item of body.selectList) {
      const unnamed = item.kind === 'select_expression' && item.alias === undefined;
      if (unnamed && item.expression.kind !== 'name' && item.expression.kind !== 'member') {
        throw new OracleError(998, 'must name this expression with a column alias', { position: item.position });
      }
    }
  }
  if (new Set(names).size < names.length)
    throw new OracleError(957, 'duplicate column name', { position: statement.position });
}
