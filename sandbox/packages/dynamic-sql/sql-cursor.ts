import type { SecurityDomain } from '../../schema/security-domain.js';
import type { OpenCursor } from '../../sql/open-cursor.js';
import type { QueryCursor, ResultColumn } from '../../sql/prepared.js';
import type { SessionState } from '../../sql/session-state.js';
import type { Task } from '../../tasks/task.js';
import type { CollectionValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { NativeBind, NativeBinds, NativeStatement } from '../native-statement.js';
import { type ColumnDefine, columnDefine } from './column-define.js';

/** What BIND_ARRAY has given. */
export interface ArrayBind {
  readonly dataType: DataType;
  readonly values: readonly Value[];
}

/** A cursor of DBMS_SQL: its statement, binds and defines, and the rows that it has fetched last. */
export class SqlCursor implements OpenCursor {
  #statement: NativeStatement | undefined;
  /** Who has parsed it. */
  #parser: SecurityDomain | undefined;
  readonly #binds = new Map<string, NativeBind>();
  readonly #arrays = new Map<string, ArrayBind>();
  /** What RETURNING has given, for each row. */
  #returned: readonly ReadonlyMap<string, Value>[] = [];
  #out: ReadonlyMap<string, Value> = new Map();
  #query: QueryCursor | undefined;
  /** By position, from 1. */
  readonly #defines: (ColumnDefine | undefined)[] = [];
  /** How many rows one fetch takes: more than one with array defines. */
  #batch = 1;
  #rows: readonly (readonly Value[])[] = [];
  /** What an exact fetch has looked at to find that there is no second row. */
  #ahead: readonly Value[] | undefined;
  #atEnd = false;
  #rowCount = 0;

  /** Rows fetched since it was executed. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** @throws OracleError 1001 where there is no statement */
  get columns(): readonly ResultColumn[] {
    const columns = this.#query?.columns ?? this.#statement?.columns;
    if (columns === undefined) throw new OracleError(1001, 'invalid cursor');
    return columns;
  }

  /** Forgets everything about its last statement. */
  parse(statement: NativeStatement, parser: SecurityDomain): void {
    this.close();
    this.#statement = statement;
    this.#parser = parser;
    this.#binds.clear();
    this.#arrays.clear();
    this.#returned = [];
    this.#out = new Map();
    this.#defines.length = 0;
    this.#batch = 1;
  }

  /** What was a REF CURSOR is as one that was executed. */
  attach(query: QueryCursor): void {
    this.#query = query;
  }

  /** Gives its open query away. @throws OracleError 1001 where there is none */
  detach(): QueryCursor {
    const query = this.#query;
    if (query === undefined) throw new OracleError(1001, 'invalid cursor');
    this.#query = undefined;
    return query;
  }

  /** @throws OracleError 1006 for a name that the statement does not have, 29470 */
  bind(name: string, bind: NativeBind, caller: SecurityDomain): void {
    this.#requireBind(name, caller);
    this.#arrays.delete(name);
    this.#binds.set(name, bind);
  }

  /** The statement will be executed once for each value. @throws OracleError 1006, 29470 */
  bindArray(name: string, bind: ArrayBind, caller: SecurityDomain): void {
    this.#requireBind(name, caller);
    this.#binds.delete(name);
    this.#arrays.set(name, bind);
  }

  #requireBind(name: string, caller: SecurityDomain): void {
    const statement = this.#statementOf(caller);
    if (!statement.bindNames.has(name)) throw bindDoesNotExist();
  }

  /** The values of an array bind after the execution. @throws OracleError 1006, 6562 */
  variables(name: string, kind: DataType['kind']): readonly Value[] {
    const bind = this.#arrays.get(name);
    if (bind === undefined) throw this.#binds.has(name) ? inconsistentType() : bindDoesNotExist();
    if (bind.dataType.kind !== kind) throw inconsistentType();
    return this.#statement?.returningNames.has(name) === true
      ? this.#returned.map((row) => row.get(name) ?? null)
      : bind.values;
  }

  /** A bind's value after the execution. @throws OracleError 1006, 6562 */
  variable(name: string, kind: DataType['kind']): Value {
    const bind = this.#binds.get(name);
    if (bind === undefined) throw this.#arrays.has(name) ? inconsistentType() : bindDoesNotExist();
    if (bind.dataType.kind !== kind) throw inconsistentType();
    const out = this.#out.get(name);
    return out === undefined ? bind.value : out;
  }

  /** @returns how many rows DML has touched @throws OracleError 1003, 1008, 29470; whatever the statement raises */
  *execute(caller: SecurityDomain): Task<number> {
    const statement = this.#statementOf(caller);
    this.close();
    let rowCount = 0;
    const returned: ReadonlyMap<string, Value>[] = [];
    for (const binds of this.#bindsOfEachTime(statement)) {
      const execution = yield* statement.execute(binds);
      rowCount += execution.rowCount;
      returned.push(...execution.returned);
      this.#query = execution.query;
      this.#out = execution.out;
    }
    this.#returned = returned;
    if (statement.returningNames.size > 0) this.#out = this.#returnedRow(statement);
    for (const define of this.#defines) if (define !== undefined) define.nextIndex = define.lowerBound;
    return rowCount;
  }

  /** Array binds give one of their values each time, as often as the shortest of them has one. */
  #bindsOfEachTime({ kind, returningNames }: NativeStatement): readonly NativeBinds[] {
    if (this.#arrays.size === 0) return [this.#binds];
    if (kind !== 'dml') throw new NotSupportedError('DBMS_SQL.BIND_ARRAY for a query or a block');
    const given = [...this.#arrays].filter(([name]) => !returningNames.has(name));
    const times = given.length === 0 ? 1 : Math.min(...given.map(([, { values }]) => values.length));
    if (times === 0) throw new NotSupportedError('DBMS_SQL.BIND_ARRAY of no elements');
    return Array.from(
      { length: times },
      (_, index) =>
        new Map([
          ...this.#binds,
          ...[...this.#arrays].map(([name, { dataType, values }]): [string, NativeBind] => [
            name,
            { dataType, value: returningNames.has(name) ? null : (values[index] ?? null) },
          ]),
        ]),
    );
  }

  #returnedRow({ returningNames }: NativeStatement): ReadonlyMap<string, Value> {
    const [row] = this.#returned;
    if (this.#returned.length > 1 && [...returningNames].some((name) => this.#binds.has(name))) {
      throw new NotSupportedError('DBMS_SQL with RETURNING of several rows');
    }
    return row ?? new Map();
  }

  /** @throws OracleError 932, 1007, 29256 */
  define(position: number | null, dataType: DataType, size: number | null | undefined): void {
    this.#requireForm('column');
    this.#defines[this.#indexOf(position)] = columnDefine(this.#columnAt(position), dataType, {
      form: 'column',
      ...(size === undefined ? {} : { size }),
    });
  }

  /** @throws OracleError 932, 1007, 6566, 29256 */
  defineArray(position: number | null, element: DataType, batch: number, lowerBound: number): void {
    this.#requireForm('array');
    const index = this.#indexOf(position);
    const others = this.#defines.some((define, at) => define !== undefined && at !== index);
    if (others && batch !== this.#batch) throw new OracleError(6566, 'invalid number of rows specified');
    this.#defines[index] = columnDefine(this.#columnAt(position), element, { form: 'array', lowerBound });
    this.#batch = batch;
  }

  /** @returns how many rows it has got @throws OracleError 1002 before it is executed and after the last row */
  *fetch(): Task<number> {
    const query = this.#query;
    if (query === undefined || this.#atEnd) throw new OracleError(1002, 'fetch out of sequence');
    const rows: (readonly Value[])[] = [];
    this.#rows = rows;
    while (rows.length < this.#batch) {
      const row = this.#ahead ?? (yield* query.next());
      this.#ahead = undefined;
      if (row === undefined) {
        this.#atEnd = true;
        break;
      }
      rows.push(row);
    }
    this.#rowCount += rows.length;
    return rows.length;
  }

  /** @throws OracleError 1403, 1422 unless the query has exactly one row, which is there to be read in any case */
  *fetchOnly(): Task<number> {
    const count = yield* this.fetch();
    if (count === 0) throw new OracleError(1403, 'no data found');
    if (!this.#atEnd && this.#query !== undefined) this.#ahead = yield* this.#query.next();
    if (count > 1 || this.#ahead !== undefined) {
      throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
    }
    return count;
  }

  /** @throws OracleError 1007, 6562; what a conversion raises */
  columnValue(position: number | null, kind: DataType['kind'], session: SessionState): Value {
    const { convert } = this.#defineAt(position, kind, 'column');
    const [row] = this.#rows;
    if (row === undefined) throw new NotSupportedError('DBMS_SQL.COLUMN_VALUE where no row has been fetched');
    const value = row[this.#indexOf(position) - 1] ?? null;
    return convert === undefined ? value : convert(value, session);
  }

  /** A part of a LONG, from an offset of 0; with it how long that is. @throws OracleError 1007, 6562 */
  columnPart(position: number | null, length: number, offset: number): readonly [value: string | null, length: number] {
    this.#defineAt(position, 'long', 'column');
    const value = this.#rows[0]?.[this.#indexOf(position) - 1] ?? null;
    const part = typeof value === 'string' ? value.slice(offset, offset + length) : '';
    return [part === '' ? null : part, Buffer.byteLength(part)];
  }

  /** Adds the rows that were fetched last. @throws OracleError 1007, 6562; what a conversion raises */
  appendColumn(position: number | null, into: CollectionValue, session: SessionState): void {
    const define = this.#defineAt(position, into.dataType.element.kind, 'array');
    const { convert } = define;
    const at = this.#indexOf(position) - 1;
    for (const row of this.#rows) {
      const value = row[at] ?? null;
      into.set(define.nextIndex, convert === undefined ? value : convert(value, session));
      define.nextIndex += 1;
    }
  }

  /** Ends the query; the statement stays. */
  close(): void {
    this.#query?.close();
    this.#query = undefined;
    this.#rows = [];
    this.#ahead = undefined;
    this.#atEnd = false;
    this.#rowCount = 0;
  }

  #statementOf(caller: SecurityDomain): NativeStatement {
    if (this.#statement === undefined) throw new OracleError(1003, 'no statement parsed');
    if (this.#parser !== undefined && !isSameDomain(this.#parser, caller)) {
      throw new OracleError(29470, 'effective user or roles are not the same when the cursor was parsed');
    }
    return this.#statement;
  }

  #columnAt(position: number | null): ResultColumn {
    const column = this.columns[this.#indexOf(position) - 1];
    if (column === undefined) throw notInSelectList();
    return column;
  }

  #indexOf(position: number | null): number {
    if (position === null) throw notInSelectList();
    return position;
  }

  #defineAt(position: number | null, kind: DataType['kind'], form: ColumnDefine['form']): ColumnDefine {
    const define = this.#defines[this.#indexOf(position)];
    if (define === undefined) throw notInSelectList();
    if (define.kind !== kind || define.form !== form) throw inconsistentType();
    return define;
  }

  #requireForm(form: ColumnDefine['form']): void {
    if (this.#defines.some((define) => define !== undefined && define.form !== form)) {
      throw new OracleError(29256, 'Cursor contains both regular and array defines which is not valid.');
    }
  }
}

function isSameDomain(one: SecurityDomain, other: SecurityDomain): boolean {
  if (one === other) return true;
  return (
    one.user === other.user &&
    one.roles.size === other.roles.size &&
    [...one.roles].every((role) => other.roles.has(role))
  );
}

function bindDoesNotExist(): OracleError {
  return new OracleError(1006, 'bind variable does not exist');
}

function notInSelectList(): OracleError {
  return new OracleError(1007, 'variable not in select list');
}

function inconsistentType(): OracleError {
  return new OracleError(6562, 'type of OUT argument must match the column type or bind variable');
}
