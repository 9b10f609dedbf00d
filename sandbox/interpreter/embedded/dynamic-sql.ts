import type { UsingArgument } from '../../plsql/ast/statement.js';
import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { HostNames, Prepared, ResultColumn } from '../../sql/prepared.js';
import type { DmlStatement } from '../../syntax/ast/dml.js';
import type { Query } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import type { ExplicitCursor } from '../cursors/explicit-cursor.js';
import type { Frame } from '../frame.js';
import { type CompiledTarget, storeInto } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { type PlsqlSession, setRowCount } from '../plsql-session.js';
import type { DynamicStatement } from '../sql-gateway.js';
import { requireTarget } from '../statements/assignment-target.js';
import { returningInto } from '../statements/returning.js';
import { conversion } from '../types/conversion.js';
import type { IntoTargets } from './into-targets.js';

/** One argument of USING, or a target of RETURNING INTO. */
export interface BindArgument {
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly dataType: CompiledTarget['type']['dataType'];
  readonly value: Compiled<Frame> | undefined;
  readonly target: CompiledTarget | undefined;
}

/** @throws PlsqlCompileError PLS-00457 for the literal NULL */
export function bindArguments(place: Place, using: readonly UsingArgument[]): readonly BindArgument[] {
  return using.map(({ mode, value }) => {
    if (value.kind === 'null_literal') {
      throw new PlsqlCompileError('PLS-00457: expressions have to be of SQL types', value.position);
    }
    const target = mode === 'IN' ? undefined : requireTarget(place, value).target;
    const compiled = mode === 'OUT' ? undefined : place.unit.compilers.operand(place, value);
    const dataType = compiled?.dataType ?? target?.type.dataType ?? { kind: 'null' };
    return { mode, dataType, value: compiled, target };
  });
}

/** Where the rows of a dynamic query go. */
export interface DynamicInto {
  readonly targets: IntoTargets;
  readonly bulkCollect: boolean;
}

/** EXECUTE IMMEDIATE. */
export function* executeImmediate(
  text: Value,
  using: readonly BindArgument[],
  into: DynamicInto | undefined,
  returning: DynamicInto | undefined,
  frame: Frame,
): Task<void> {
  const { session } = frame;
  const statement = parse(text, session);
  if (statement.kind === 'plsql' && statement.unit.kind === 'create_unit') {
    if (using.length > 0) throw bindsInDdl();
    yield* session.gateway.createUnit(statement.unit, statement.source, session.sql);
    setRowCount(session, 0);
    return;
  }
  if (statement.kind === 'plsql') return yield* runBlock(statement, using, frame);
  const { statement: sql } = statement;
  switch (sql.kind) {
    case 'query':
      return yield* runQuery(sql, statement, using, into, frame);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
    case 'multi_table_insert':
      return yield* runDml(sql, statement, using, returning, frame);
    default:
      if (using.length > 0) throw bindsInDdl();
      yield* session.gateway.runOther(sql, statement.source, session.sql);
      setRowCount(session, 0);
  }
}

function bindsInDdl(): OracleError {
  return new OracleError(1027, 'bind variables not allowed for data definition operations');
}

/** OPEN cursor FOR text USING …. */
export function* openDynamicQuery(
  cursor: ExplicitCursor,
  text: Value,
  using: readonly BindArgument[],
  frame: Frame,
): Task<void> {
  const { session } = frame;
  const statement = parse(text, session);
  if (statement.kind !== 'sql' || statement.statement.kind !== 'query') {
    throw new OracleError(6539, 'target of OPEN must be a query');
  }
  const prepared = session.gateway.prepareQuery(statement.statement, environment(statement, using, session));
  cursor.attach(yield* prepared.open(session.sql, yield* hostValues(statement, prepared, using, frame)), session, true);
}

function parse(text: Value, session: PlsqlSession): DynamicStatement {
  if (typeof text !== 'string')
    throw new OracleError(6535, 'statement string in EXECUTE IMMEDIATE is NULL or 0 length');
  return session.gateway.parseDynamic(text, session.sql);
}

function* runQuery(
  query: Query,
  statement: DynamicStatement,
  using: readonly BindArgument[],
  into: DynamicInto | undefined,
  frame: Frame,
): Task<void> {
  const { session } = frame;
  const prepared = session.gateway.prepareQuery(query, environment(statement, using, session));
  const values = yield* hostValues(statement, prepared, using, frame);
  // Without INTO the query is not executed, as in Oracle.
  if (into === undefined) return;
  setRowCount(session, 0);
  const cursor = yield* prepared.open(session.sql, values);
  try {
    const rows: (readonly Value[])[] = [];
    for (let row = yield* cursor.next(); row !== undefined; row = yield* cursor.next()) {
      rows.push(row);
      if (!into.bulkCollect && rows.length > 1) break;
    }
    yield* storeRows(frame, into, prepared.columns, rows, true);
    setRowCount(session, rows.length);
  } finally {
    cursor.close();
  }
}

function* runDml(
  dml: DmlStatement,
  statement: DynamicStatement,
  using: readonly BindArgument[],
  returning: DynamicInto | undefined,
  frame: Frame,
): Task<void> {
  const { session } = frame;
  const prepared = session.gateway.prepareDml(dml, environment(statement, using, session));
  const intoBinds = returning === undefined ? 0 : (returningInto(dml)?.targets.length ?? 0);
  const values = yield* hostValues(statement, prepared, using, frame, intoBinds);
  setRowCount(session, 0);
  const { rowCount, returned } = yield* prepared.execute(session.sql, values);
  setRowCount(session, rowCount);
  if (returning !== undefined) {
    yield* storeRows(frame, returning, prepared.returning, returned, false);
    return;
  }
  const outs = using.filter(({ mode }) => mode === 'OUT');
  if (outs.length === 0 || returningInto(dml) === undefined) return;
  const [row] = returned;
  if (returned.length > 1) throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
  for (const [index, { target }] of outs.entries()) {
    const column = prepared.returning[index];
    if (target === undefined || row === undefined || column === undefined) continue;
    yield* storeConverted(target, column.dataType, row[index] ?? null, frame);
  }
}

function* storeRows(
  frame: Frame,
  into: DynamicInto,
  columns: readonly ResultColumn[],
  rows: readonly (readonly Value[])[],
  required: boolean,
): Task<void> {
  if (into.bulkCollect) {
    yield* into.targets.storeAll(frame, columns, rows);
    return;
  }
  const [row] = rows;
  if (rows.length > 1) throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
  if (row !== undefined) yield* into.targets.store(frame, columns, row);
  else if (required) throw new OracleError(1403, 'no data found');
}

function environment(statement: DynamicStatement, using: readonly BindArgument[], { sql }: PlsqlSession) {
  const host: HostNames = {
    typeOf(expression) {
      if (expression.kind !== 'bind_variable') return undefined;
      return using[bindIndex(statement, expression.position)]?.dataType;
    },
  };
  return { domain: sql.domain, currentSchema: sql.currentSchema, text: statement.source, host };
}

function bindIndex(statement: DynamicStatement, position: number): number {
  return statement.binds.findIndex((bind) => bind.position === position);
}

/**
 * Bind variables of SQL are bound by position, every occurrence for itself.
 * @param returned how many of them, the last ones, RETURNING INTO of the EXECUTE IMMEDIATE statement stands for
 */
function* hostValues(
  statement: DynamicStatement,
  prepared: Prepared,
  using: readonly BindArgument[],
  frame: Frame,
  returned = 0,
): Task<Value[]> {
  if (using.length < statement.binds.filter(isInput(using)).length - returned)
    throw new OracleError(1008, 'not all variables bound');
  if (using.length > statement.binds.length) throw new OracleError(1006, 'bind variable does not exist');
  const values: Value[] = [];
  for (const { expression } of prepared.hostExpressions) {
    const argument = using[bindIndex(statement, expression.position)];
    if (argument === undefined) throw new OracleError(1008, 'not all variables bound');
    values.push(argument.value === undefined ? null : yield* evaluate(argument.value, frame));
  }
  return values;
}

function isInput(using: readonly BindArgument[]): (bind: unknown, index: number) => boolean {
  return (_bind, index) => using[index]?.mode !== 'OUT';
}

/** A block's bind variables are bound by position of their first occurrence; each name is one bind. */
function* runBlock(
  statement: Extract<DynamicStatement, { readonly kind: 'plsql' }>,
  using: readonly BindArgument[],
  frame: Frame,
): Task<void> {
  const { session } = frame;
  const binds = statement.binds.map(({ name }, index) => {
    const argument = using[index];
    if (argument === undefined) throw new OracleError(1008, 'not all variables bound');
    return { name, dataType: argument.dataType };
  });
  if (using.length > binds.length) throw new OracleError(1006, 'bind variable does not exist');
  const block = session.library.compileBlock(statement.unit, statement.source, session.sql, binds);
  for (const [index, { mode }] of using.entries()) requireMode(mode, block.modes[index]);
  const values: Value[] = [];
  for (const { value } of using) values.push(value === undefined ? null : yield* evaluate(value, frame));
  const results = yield* block.run(session, values);
  for (const [index, { target, dataType, mode }] of using.entries()) {
    if (mode !== 'IN' && target !== undefined) yield* storeConverted(target, dataType, results[index] ?? null, frame);
  }
}

/** @throws OracleError 6536 for an IN bind that the block assigns, 6537 for an OUT bind that it only reads */
function requireMode(given: BindArgument['mode'], used: BindArgument['mode'] | undefined): void {
  if (given === 'IN' && used !== 'IN') throw new OracleError(6536, 'IN bind variable bound to an OUT position');
  if (given === 'OUT' && used === 'IN') throw new OracleError(6537, 'OUT bind variable bound to an IN position');
}

function* storeConverted(
  target: CompiledTarget,
  from: CompiledTarget['type']['dataType'],
  value: Value,
  frame: Frame,
): Task<void> {
  const convert = conversion(from, target.type);
  yield* storeInto(target, frame, convert === undefined ? value : convert(value, frame));
}
