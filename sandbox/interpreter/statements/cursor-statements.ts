import type { CloseStatement, FetchStatement, OpenForStatement, OpenStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { ResultColumn } from '../../sql/prepared.js';
import { PLS_INTEGER, type RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import {
  type CursorVariable,
  cursorOpener,
  cursorOperand,
  cursorState,
  cursorToOpen,
  openQuery,
} from '../cursors/cursor-access.js';
import { bindArguments, openDynamicQuery } from '../embedded/dynamic-sql.js';
import { embeddedQuery } from '../embedded/embedded-sql.js';
import { intoTargets } from '../embedded/into-targets.js';
import { compileStatementText } from '../embedded/statement-text.js';
import { wrongType } from '../errors/compilation-error.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { conversionCost } from '../types/conversion.js';
import { shownName } from './assignment-target.js';
import { calleeOf } from './call.js';
import type { CompiledStatement } from './completion.js';

export function compileOpen(place: Place, { cursor }: OpenStatement, line: number): CompiledStatement {
  const { callee, args } = calleeOf(cursor);
  const operand = cursorOperand(place, callee);
  if (operand.kind === 'variable') {
    throw new PlsqlCompileError(
      `PLS-00455: cursor '${shownName(callee)}' cannot be used in static OPEN SQL statement`,
      callee.position,
    );
  }
  const open = cursorOpener(place, operand, args, cursor.position);
  return {
    pauses: true,
    line,
    *run(frame) {
      yield* open(frame);
      return undefined;
    },
  };
}

export function compileOpenFor(place: Place, statement: OpenForStatement, line: number): CompiledStatement {
  const { cursor, source, position } = statement;
  const variable = cursorOperand(place, cursor);
  if (variable.kind === 'declared') {
    throw new PlsqlCompileError(`PLS-00456: item '${shownName(cursor)}' is not a cursor variable`, cursor.position);
  }
  variable.denotation.noteAssigned?.();
  if (source.kind === 'query') {
    const sql = embeddedQuery(place, source.query);
    requireRowType(variable, sql.prepared.columns, source.query.position);
    return {
      pauses: true,
      line,
      *run(frame) {
        const opened = yield* cursorToOpen(variable, frame, position);
        yield* openQuery(opened, sql, frame);
        return undefined;
      },
    };
  }
  if (rowTypeOf(variable) !== undefined) {
    throw new PlsqlCompileError(
      `PLS-00455: cursor '${shownName(cursor)}' cannot be used in dynamic SQL OPEN statement`,
      cursor.position,
    );
  }
  const text = compileStatementText(place, source.text);
  const using = bindArguments(place, statement.using);
  return {
    pauses: true,
    line,
    *run(frame) {
      const opened = yield* cursorToOpen(variable, frame, position);
      yield* openDynamicQuery(opened, yield* evaluate(text, frame), using, frame);
      return undefined;
    },
  };
}

/** Of a strong cursor variable. */
function rowTypeOf({ denotation }: CursorVariable): RecordType | undefined {
  const { dataType } = denotation.type;
  return dataType.kind === 'ref_cursor' ? dataType.rowType : undefined;
}

/** @throws PlsqlCompileError PLS-00382 for a query whose rows a strong cursor variable does not take */
function requireRowType(variable: CursorVariable, columns: readonly ResultColumn[], position: number): void {
  const fields = rowTypeOf(variable)?.fields;
  if (fields === undefined) return;
  const fits =
    fields.length === columns.length &&
    fields.every((field, index) => {
      const column = columns[index];
      return column !== undefined && conversionCost(column.dataType, field.dataType) !== undefined;
    });
  if (!fits) throw wrongType(position);
}

export function compileFetch(place: Place, statement: FetchStatement, line: number): CompiledStatement {
  const operand = cursorOperand(place, statement.cursor);
  const { into, position } = statement;
  const columns = operand.kind === 'declared' ? operand.symbol.definition?.sql.prepared.columns : undefined;
  const targets = intoTargets(place, into.targets, into.bulkCollect ? undefined : columns, position, 'FETCH');
  const limit = statement.limit === undefined ? undefined : compileValue(place, statement.limit, nullable(PLS_INTEGER));
  return {
    pauses: true,
    line,
    *run(frame) {
      const cursor = yield* cursorState(operand, frame);
      if (operand.kind === 'variable' && !cursor.isDynamic && !targets.fits(cursor.columns)) throw rowTypeMismatch();
      if (into.bulkCollect) {
        const most = limit === undefined ? undefined : yield* evaluate(limit, frame);
        const rows = yield* cursor.fetchAll(typeof most === 'number' ? most : undefined);
        yield* targets.storeAll(frame, cursor.columns, rows);
        return undefined;
      }
      const row = yield* cursor.fetch();
      if (row !== undefined) yield* targets.store(frame, cursor.columns, row);
      return undefined;
    },
  };
}

/** Before a row is fetched. Source: PL/SQL Language Reference, "Fetching Data with Cursor Variables". */
function rowTypeMismatch(): OracleError {
  return new OracleError(6504, 'PL/SQL: Return types of Result Set variables or query do not match');
}

export function compileClose(place: Place, { cursor }: CloseStatement, line: number): CompiledStatement {
  const operand = cursorOperand(place, cursor);
  return {
    pauses: true,
    line,
    *run(frame) {
      (yield* cursorState(operand, frame)).close();
      return undefined;
    },
  };
}
