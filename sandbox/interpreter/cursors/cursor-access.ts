import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { PreparedQuery } from '../../sql/prepared.js';
import type { Argument, Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { CursorReference } from '../../values/composite.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import type { EmbeddedSql } from '../embedded/embedded-sql.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { converted } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { type CompiledTarget, type FrameLocator, storeInto, type ValueDenotation } from '../names/denotation.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import type { CursorParameter, CursorSymbol } from '../names/symbol.js';
import { shownName } from '../statements/assignment-target.js';
import { ExplicitCursor } from './explicit-cursor.js';

/** A cursor or cursor variable as a statement names it. */
export type CursorOperand = DeclaredCursor | CursorVariable;

export interface DeclaredCursor {
  readonly kind: 'declared';
  readonly symbol: CursorSymbol;
  readonly home: FrameLocator;
}

export interface CursorVariable {
  readonly kind: 'variable';
  readonly denotation: ValueDenotation;
  readonly compiled: Compiled<Frame>;
  readonly target: CompiledTarget | undefined;
}

/** @throws PlsqlCompileError PLS-00201, PLS-00456 if the name is no cursor */
export function cursorOperand(place: Place, expression: Expression): CursorOperand {
  const denotation = denote(place, expression);
  if (denotation?.kind === 'cursor') return { kind: 'declared', symbol: denotation.symbol, home: denotation.home };
  if (denotation?.kind === 'value' && denotation.type.dataType.kind === 'ref_cursor') {
    return { kind: 'variable', denotation, compiled: denotation.compiled, target: denotation.target };
  }
  const name = shownName(expression);
  if (denotation === undefined)
    throw new PlsqlCompileError(`PLS-00201: identifier '${name}' must be declared`, expression.position);
  throw new PlsqlCompileError(`PLS-00456: item '${name}' is not a cursor`, expression.position);
}

/** The cursor's state; a declared cursor gets one when it is first used. @throws OracleError 1001 for a null variable */
export function* cursorState(operand: CursorOperand, frame: Frame): Task<ExplicitCursor> {
  if (operand.kind === 'variable') return asCursor(yield* evaluate(operand.compiled, frame));
  const { home, symbol } = operand;
  const holder = home.pauses ? yield* home.locate(frame) : home.locate(frame);
  const present = holder.slots[symbol.slot];
  if (present instanceof ExplicitCursor) return present;
  const created = new ExplicitCursor();
  holder.slots[symbol.slot] = created;
  return created;
}

export function asCursor(value: Value): ExplicitCursor {
  if (value instanceof ExplicitCursor) return value;
  if (value === null || value instanceof CursorReference) throw new OracleError(1001, 'invalid cursor');
  throw new TypeError('a cursor was expected');
}

/** OPEN of a cursor variable gives it a cursor, which others that it was assigned to then share. */
export function* cursorToOpen(variable: CursorVariable, frame: Frame, position: number): Task<ExplicitCursor> {
  const present = yield* evaluate(variable.compiled, frame);
  if (present instanceof ExplicitCursor) {
    if (present.isOpen) present.close();
    return present;
  }
  if (variable.target === undefined) {
    throw new PlsqlCompileError("PLS-00361: IN cursor cannot be OPEN'ed", position);
  }
  const created = new ExplicitCursor();
  yield* storeInto(variable.target, frame, created);
  return created;
}

/** Opens a declared cursor with the arguments of this OPEN. */
export type CursorOpener = (frame: Frame) => Task<ExplicitCursor>;

/** Binds the arguments of an OPEN or a cursor FOR loop. */
export function cursorOpener(
  place: Place,
  operand: DeclaredCursor,
  args: readonly Argument[],
  position: number,
): CursorOpener {
  const { name } = operand.symbol;
  const { definition } = operand.symbol;
  const { parameters } = definition ?? { parameters: [] };
  const values = cursorArguments(place, name, args, parameters, position);
  return function* open(frame) {
    const cursor = yield* cursorState(operand, frame);
    if (cursor.isOpen) throw new OracleError(6511, 'PL/SQL: cursor already open');
    const { home } = operand;
    const holder = home.pauses ? yield* home.locate(frame) : home.locate(frame);
    const sql = operand.symbol.definition?.sql;
    if (sql === undefined) throw new Error(`cursor ${name} was declared but not defined`);
    for (const [index, parameter] of parameters.entries()) {
      const given = values[index];
      if (given !== undefined) holder.slots[parameter.symbol.slot] = yield* evaluate(given, frame);
      else if (parameter.default !== undefined) {
        holder.slots[parameter.symbol.slot] = yield* evaluate(parameter.default, holder);
      }
    }
    yield* openQuery(cursor, sql, holder);
    return cursor;
  };
}

export function* openQuery(cursor: ExplicitCursor, sql: EmbeddedSql<PreparedQuery>, frame: Frame): Task<void> {
  const { session } = frame;
  const prepared = sql.preparedFor(session);
  const values = yield* sql.hostValues(prepared, frame);
  cursor.attach(yield* prepared.open(session.sql, values), session);
}

function cursorArguments(
  place: Place,
  name: string,
  args: readonly Argument[],
  parameters: readonly CursorParameter[],
  position: number,
): readonly (Compiled<Frame> | undefined)[] {
  const values = new Array<Compiled<Frame> | undefined>(parameters.length).fill(undefined);
  for (const [index, argument] of args.entries()) {
    const at =
      argument.name === undefined ? index : parameters.findIndex(({ symbol }) => symbol.name === argument.name?.name);
    const parameter = parameters[at];
    if (parameter === undefined || values[at] !== undefined) throw wrongArguments(name, position);
    const operand = place.unit.compilers.operand(place, argument.value);
    values[at] = converted(operand, parameter.symbol.type, argument.value.position);
  }
  for (const [index, parameter] of parameters.entries()) {
    if (values[index] === undefined && parameter.default === undefined) throw wrongArguments(name, position);
  }
  return values;
}
