import type { NativeBind, NativeBinds, NativeExecution, NativeStatement } from '../../packages/native-statement.js';
import type { CreateUnit } from '../../plsql/ast/unit.js';
import type { HostNames, Prepared, PreparedDml, ResultColumn, SqlEnvironment } from '../../sql/prepared.js';
import type { DmlStatement } from '../../syntax/ast/dml.js';
import type { Query } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { convertValue, isSameRepresentation } from '../../values/convert.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type PlsqlSession, setRowCount } from '../plsql-session.js';
import type { DynamicStatement } from '../sql-gateway.js';
import { returningInto } from '../statements/returning.js';
import { emptyValue } from '../types/empty-value.js';

type SqlText = Extract<DynamicStatement, { readonly kind: 'sql' }>;
type PlsqlText = Extract<DynamicStatement, { readonly kind: 'plsql' }>;

const NO_BINDS: NativeBinds = new Map();
const NOTHING: ReadonlyMap<string, Value> = new Map();

/**
 * Parses a statement for a supplied package, as the session's rights are now. A block with binds is compiled when it is
 * executed: before, nothing says of what types they are.
 * @throws OracleError 900 …, 942 …, 6550
 */
export function parseNative(text: string, session: PlsqlSession): NativeStatement {
  const parsed = session.gateway.parseDynamic(text, session.sql);
  const bindNames = new Set(parsed.binds.map(({ name }) => name));
  if (parsed.kind === 'plsql') {
    const { unit } = parsed;
    if (unit.kind === 'create_unit') {
      return statement('ddl', NO_NAMES, [], () => createUnit(unit, parsed.source, session));
    }
    if (bindNames.size === 0) compileBlock(parsed, NO_BINDS, session);
    return statement('plsql', bindNames, [], (binds) => runBlock(parsed, binds, session));
  }
  const { statement: sql } = parsed;
  switch (sql.kind) {
    case 'query': {
      const { columns } = session.gateway.prepareQuery(sql, environment(parsed, NO_BINDS, session));
      return statement('query', bindNames, columns, (binds) => openQuery(sql, parsed, binds, session));
    }
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
    case 'multi_table_insert':
      session.gateway.prepareDml(sql, environment(parsed, NO_BINDS, session));
      return {
        ...statement('dml', bindNames, [], (binds) => runDml(sql, parsed, binds, session)),
        returningNames: new Set(
          (returningInto(sql)?.targets ?? []).flatMap(({ position }) => nameAt(parsed, position) ?? []),
        ),
      };
    default:
      return statement(parsed.isDdl ? 'ddl' : 'other', NO_NAMES, [], () => runOther(parsed, session));
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();

function statement(
  kind: NativeStatement['kind'],
  bindNames: ReadonlySet<string>,
  columns: readonly ResultColumn[],
  execute: NativeStatement['execute'],
): NativeStatement {
  return { kind, bindNames, returningNames: NO_NAMES, columns, execute };
}

function* openQuery(query: Query, text: SqlText, binds: NativeBinds, session: PlsqlSession): Task<NativeExecution> {
  const prepared = session.gateway.prepareQuery(query, environment(text, binds, session));
  const cursor = yield* prepared.open(session.sql, hostValues(text, prepared, binds));
  return { rowCount: 0, query: cursor, out: NOTHING, returned: [] };
}

function* runDml(dml: DmlStatement, text: SqlText, binds: NativeBinds, session: PlsqlSession): Task<NativeExecution> {
  const prepared = session.gateway.prepareDml(dml, environment(text, binds, session));
  const { rowCount, returned } = yield* prepared.execute(session.sql, hostValues(text, prepared, binds));
  setRowCount(session, rowCount);
  return { rowCount, out: NOTHING, returned: returnedInto(dml, text, prepared, returned, binds, session) };
}

/** What RETURNING gives to the binds after its INTO, for each row. */
function returnedInto(
  dml: DmlStatement,
  text: SqlText,
  { returning }: PreparedDml,
  rows: readonly (readonly Value[])[],
  binds: NativeBinds,
  session: PlsqlSession,
): readonly ReadonlyMap<string, Value>[] {
  const targets = returningInto(dml)?.targets ?? [];
  const into = targets.flatMap(({ position }, index) => {
    const [name, column] = [nameAt(text, position), returning[index]];
    if (name === undefined || column === undefined) return [];
    const { dataType } = boundTo(name, binds);
    const same = isSameRepresentation(column.dataType, dataType);
    const convert = (value: Value) =>
      same ? value : convertValue(value, dataType, session.sql, 'plsql', column.dataType);
    return [{ name, index, convert }];
  });
  return rows.map((row) => new Map(into.map(({ name, index, convert }) => [name, convert(row[index] ?? null)])));
}

function* createUnit(unit: CreateUnit, source: string, session: PlsqlSession): Task<NativeExecution> {
  yield* session.gateway.createUnit(unit, source, session.sql);
  setRowCount(session, 0);
  return { rowCount: 0, out: NOTHING, returned: [] };
}

function* runOther({ statement: sql, source }: SqlText, session: PlsqlSession): Task<NativeExecution> {
  yield* session.gateway.runOther(sql, source, session.sql);
  setRowCount(session, 0);
  return { rowCount: 0, out: NOTHING, returned: [] };
}

function* runBlock(text: PlsqlText, binds: NativeBinds, session: PlsqlSession): Task<NativeExecution> {
  const block = compileBlock(text, binds, session);
  const given = text.binds.map(({ name }) => boundTo(name, binds));
  const values = given.map(({ dataType, value }, index) =>
    block.modes[index] === 'OUT' ? emptyValue(dataType, session) : value,
  );
  const results = yield* block.run(session, values);
  const out = new Map<string, Value>();
  for (const [index, { name }] of text.binds.entries()) {
    if (block.modes[index] !== 'IN') out.set(name, results[index] ?? null);
  }
  return { rowCount: 1, out, returned: [] };
}

function compileBlock({ unit, source, binds: names }: PlsqlText, binds: NativeBinds, session: PlsqlSession) {
  const typed = names.map(({ name }) => ({ name, dataType: boundTo(name, binds).dataType }));
  return session.library.compileBlock(unit, source, session.sql, typed);
}

function environment(text: SqlText, binds: NativeBinds, { sql }: PlsqlSession): SqlEnvironment {
  const host: HostNames = {
    typeOf(expression) {
      if (expression.kind !== 'bind_variable') return undefined;
      return binds.get(nameAt(text, expression.position) ?? '')?.dataType ?? { kind: 'null' };
    },
  };
  return { domain: sql.domain, currentSchema: sql.currentSchema, text: text.source, host };
}

/** A name that stands in several places is one bind. */
function hostValues(text: SqlText, prepared: Prepared, binds: NativeBinds): Value[] {
  return prepared.hostExpressions.map(({ expression }) => boundTo(nameAt(text, expression.position), binds).value);
}

function nameAt({ binds }: SqlText, position: number): string | undefined {
  return binds.find((bind) => bind.position === position)?.name;
}

function boundTo(name: string | undefined, binds: NativeBinds): NativeBind {
  const bind = name === undefined ? undefined : binds.get(name);
  if (bind === undefined) throw new OracleError(1008, 'not all variables bound');
  return bind;
}
