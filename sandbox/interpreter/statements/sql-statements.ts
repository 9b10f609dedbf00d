import type { SelectIntoStatement, SqlDmlStatement, SqlSessionStatement } from '../../plsql/ast/statement.js';
import type { ResultColumn } from '../../sql/prepared.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { embeddedDml, embeddedQuery } from '../embedded/embedded-sql.js';
import { type IntoTargets, intoTargets } from '../embedded/into-targets.js';
import type { Repetition } from '../embedded/repetition.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { setRowCount } from '../plsql-session.js';
import type { CompiledStatement } from './completion.js';
import { returningInto } from './returning.js';

export function compileSelectInto(place: Place, statement: SelectIntoStatement, line: number): CompiledStatement {
  const { into, query, position } = statement;
  const sql = embeddedQuery(place, query);
  const targets = intoTargets(place, into.targets, sql.prepared.columns, position);
  return {
    pauses: true,
    line,
    *run(frame) {
      const { session } = frame;
      const prepared = sql.preparedFor(session);
      const values = yield* sql.hostValues(prepared, frame);
      setRowCount(session, 0);
      const cursor = yield* prepared.open(session.sql, values);
      try {
        if (into.bulkCollect) {
          const rows: (readonly Value[])[] = [];
          for (let row = yield* cursor.next(); row !== undefined; row = yield* cursor.next()) rows.push(row);
          yield* targets.storeAll(frame, prepared.columns, rows);
          setRowCount(session, rows.length);
          return undefined;
        }
        const row = yield* cursor.next();
        if (row === undefined) throw new OracleError(1403, 'no data found');
        const second = yield* cursor.next();
        setRowCount(session, second === undefined ? 1 : 2);
        if (second !== undefined) {
          throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
        }
        yield* targets.store(frame, prepared.columns, row);
        return undefined;
      } finally {
        cursor.close();
      }
    },
  };
}

/** @param repetition of a statement that FORALL repeats: takes what RETURNING BULK COLLECT gives */
export function compileDml(
  place: Place,
  { statement, position }: SqlDmlStatement,
  line: number,
  repetition?: Repetition,
): CompiledStatement {
  const into = returningInto(statement);
  const sql = embeddedDml(place, statement);
  const named = into === undefined ? undefined : intoTargets(place, into.targets, sql.prepared.returning, position);
  const targets = named === undefined ? undefined : (repetition?.collectFor(named) ?? named);
  return {
    pauses: true,
    line,
    *run(frame) {
      const { session } = frame;
      const prepared = sql.preparedFor(session);
      const values = yield* repetition === undefined
        ? sql.hostValues(prepared, frame)
        : repetition.hostValues(sql.hostValues(prepared, frame), frame);
      setRowCount(session, 0);
      const { rowCount, returned } = yield* prepared.execute(session.sql, values);
      setRowCount(session, rowCount);
      if (targets !== undefined) {
        yield* storeReturned(frame, targets, into?.bulkCollect === true, prepared.returning, returned);
      }
      return undefined;
    },
  };
}

/** RETURNING INTO variables takes one row; none leaves them as they are, several are ORA-01422. */
function* storeReturned(
  frame: Frame,
  targets: IntoTargets,
  bulkCollect: boolean,
  columns: readonly ResultColumn[],
  returned: readonly (readonly Value[])[],
): Task<void> {
  if (bulkCollect) {
    yield* targets.storeAll(frame, columns, returned);
    return;
  }
  const [row] = returned;
  if (returned.length > 1) throw new OracleError(1422, 'exact fetch returns more than requested number of rows');
  if (row !== undefined) yield* targets.store(frame, columns, row);
}

export function compileSessionStatement(
  place: Place,
  { statement }: SqlSessionStatement,
  line: number,
): CompiledStatement {
  const { gateway } = place.unit;
  return {
    pauses: true,
    line,
    *run({ session }) {
      yield* gateway.runSessionStatement(statement, session.sql);
      setRowCount(session, 0);
      return undefined;
    },
  };
}
