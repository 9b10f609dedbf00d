import type {
  ContinueStatement,
  CursorForStatement,
  ExitStatement,
  IteratorForStatement,
  LoopStatement,
  NumericForStatement,
  WhileStatement,
} from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Task } from '../../tasks/task.js';
import { PLS_INTEGER, type RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { cursorOpener, cursorOperand, openQuery } from '../cursors/cursor-access.js';
import { ExplicitCursor } from '../cursors/explicit-cursor.js';
import { embeddedQuery } from '../embedded/embedded-sql.js';
import { toRecord } from '../embedded/into-targets.js';
import { compileCondition, compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { compileIterator } from '../iteration/iterator.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable, type VariableSymbol } from '../names/symbol.js';
import { recordOfColumns } from '../types/row-type.js';
import type { CompiledStatement, Completion, JumpTarget } from './completion.js';
import { runLoop, runPausingLoop } from './loop.js';

/** The loop's own place: its body may EXIT it, by its label or none. */
function enterLoop(place: Place, labels: readonly Identifier[]): { readonly loop: JumpTarget; readonly inner: Place } {
  const loop: JumpTarget = { name: labels[0]?.name };
  return { loop, inner: { ...place, loops: [loop, ...place.loops] } };
}

export function compileLoop(
  place: Place,
  statement: LoopStatement,
  labels: readonly Identifier[],
  line: number,
): CompiledStatement {
  const { loop, inner } = enterLoop(place, labels);
  const body = place.unit.compilers.statements(inner, statement.statements);
  return { pauses: true, line, run: (frame) => runLoop(frame, loop, body, undefined) };
}

export function compileWhile(
  place: Place,
  statement: WhileStatement,
  labels: readonly Identifier[],
  line: number,
): CompiledStatement {
  const { loop, inner } = enterLoop(place, labels);
  const condition = compileCondition(place, statement.condition);
  const body = place.unit.compilers.statements(inner, statement.statements);
  if (!condition.pauses) {
    return { pauses: true, line, run: (frame) => runLoop(frame, loop, body, (at) => condition.evaluate(at) === true) };
  }
  return {
    pauses: true,
    line,
    run: (frame) =>
      runPausingLoop(frame, loop, body, function* advance(at) {
        return (yield* condition.run(at)) === true;
      }),
  };
}

export function compileNumericFor(
  place: Place,
  statement: NumericForStatement,
  labels: readonly Identifier[],
  line: number,
): CompiledStatement {
  const bound = nullable(PLS_INTEGER);
  const low = compileValue(place, statement.low, bound);
  const high = compileValue(place, statement.high, bound);
  const index = loopVariable(place, statement.variable, PLS_INTEGER, true);
  const { loop, inner } = enterLoop({ ...place, scope: index.scope }, labels);
  const body = place.unit.compilers.statements(inner, statement.statements);
  const { slot } = index.symbol;
  const step = statement.reverse ? -1 : 1;
  return {
    pauses: true,
    line,
    *run(frame) {
      const from = loopBound(yield* evaluate(low, frame));
      const to = loopBound(yield* evaluate(high, frame));
      let next = statement.reverse ? to : from;
      return yield* runLoop(frame, loop, body, ({ slots }) => {
        if (next < from || next > to) return false;
        slots[slot] = next;
        next += step;
        return true;
      });
    },
  };
}

function loopBound(value: Value): number {
  if (typeof value === 'number') return value;
  throw new OracleError(6502, 'PL/SQL: numeric or value error');
}

/** The variable that a FOR loop declares, in a scope of its own. */
function loopVariable(
  place: Place,
  name: Identifier,
  dataType: VariableSymbol['type']['dataType'],
  readOnly: boolean,
): { readonly scope: Scope; readonly symbol: VariableSymbol } {
  const { layout } = place.scope;
  const scope = new Scope(layout, place.scope);
  const symbol: VariableSymbol = {
    kind: 'variable',
    name: name.name,
    type: nullable(dataType),
    readOnly,
    layout,
    slot: layout.allocate(),
  };
  scope.declare(symbol);
  return { scope, symbol };
}

export function compileCursorFor(
  place: Place,
  statement: CursorForStatement,
  labels: readonly Identifier[],
  line: number,
): CompiledStatement {
  const other = notOverCursor(place, statement);
  if (other !== undefined) return compileIteratorFor(place, other, labels, line);
  const { rowType, open } = loopCursor(place, statement);
  const row = loopVariable(place, statement.variable, rowType, false);
  const { loop, inner } = enterLoop({ ...place, scope: row.scope }, labels);
  const body = place.unit.compilers.statements(inner, statement.statements);
  return {
    pauses: true,
    line,
    *run(frame) {
      const cursor = yield* open(frame);
      try {
        return yield* runCursorLoop(frame, cursor, rowType, row.symbol.slot, loop, body);
      } finally {
        if (cursor.isOpen) cursor.close();
      }
    },
  };
}

/** `FOR i IN f(1) LOOP`: a name or call that is no cursor stands for one value. */
function notOverCursor(place: Place, statement: CursorForStatement): IteratorForStatement | undefined {
  const { source, variable, position, end } = statement;
  if (source.kind === 'query') return undefined;
  const value = source.cursor;
  const denotation = denote(place, value.kind === 'call' ? value.callee : value);
  const isCursor =
    denotation === undefined
      ? value.kind !== 'call'
      : denotation.kind === 'cursor' || (denotation.kind === 'value' && denotation.type.dataType.kind === 'ref_cursor');
  if (isCursor) return undefined;
  const control = {
    reverse: false,
    source: { kind: 'single', value, repeat: false },
    while: undefined,
    when: undefined,
    position: value.position,
    end: value.end,
  } as const;
  const iterand = { name: variable, mutability: undefined, type: undefined, position, end } as const;
  return { ...statement, kind: 'iterator_for', iterator: { iterands: [iterand], controls: [control], position, end } };
}

/** FOR with what 21c has added to it. */
export function compileIteratorFor(
  place: Place,
  statement: IteratorForStatement,
  labels: readonly Identifier[],
  line: number,
): CompiledStatement {
  const iterator = compileIterator(place, statement.iterator);
  const { loop, inner } = enterLoop(iterator.place, labels);
  const body = place.unit.compilers.statements(inner, statement.statements);
  return {
    pauses: true,
    line,
    *run(frame) {
      const iteration = iterator.start();
      try {
        return yield* runPausingLoop(frame, loop, body, (at) => iteration.advance(at));
      } finally {
        iteration.close();
      }
    },
  };
}

function* runCursorLoop(
  frame: Frame,
  cursor: ExplicitCursor,
  rowType: RecordType,
  slot: number,
  loop: JumpTarget,
  body: CompiledStatement,
): Task<Completion> {
  return yield* runPausingLoop(frame, loop, body, function* advance(at) {
    const values = yield* cursor.fetch();
    if (values === undefined) return false;
    at.slots[slot] = toRecord(rowType, cursor.columns, values, at);
    return true;
  });
}

function loopCursor(
  place: Place,
  { source }: CursorForStatement,
): { readonly rowType: RecordType; readonly open: (frame: Frame) => Task<ExplicitCursor> } {
  if (source.kind === 'query') {
    const sql = embeddedQuery(place, source.query);
    return {
      rowType: recordOfColumns(sql.prepared.columns),
      *open(frame) {
        const cursor = new ExplicitCursor();
        yield* openQuery(cursor, sql, frame);
        return cursor;
      },
    };
  }
  const { cursor } = source;
  const named = cursor.kind === 'call' ? cursor.callee : cursor;
  const operand = cursorOperand(place, named);
  if (operand.kind === 'variable') {
    throw new PlsqlCompileError('PLS-00221: a cursor variable is not allowed in a cursor FOR loop', cursor.position);
  }
  const args = cursor.kind === 'call' ? cursor.arguments : [];
  return { rowType: operand.symbol.rowType, open: cursorOpener(place, operand, args, cursor.position) };
}

/** EXIT and CONTINUE, with or without WHEN. @throws PlsqlCompileError PLS-00376, PLS-00201 */
export function compileExit(
  place: Place,
  statement: ExitStatement | ContinueStatement,
  line: number,
): CompiledStatement {
  const { label } = statement;
  const target =
    label === undefined ? place.loops[0] : place.loops.find(({ name }) => name !== undefined && name === label.name);
  if (target === undefined) {
    if (label !== undefined) {
      throw new PlsqlCompileError(`PLS-00201: identifier '${label.name}' must be declared`, label.position);
    }
    throw new PlsqlCompileError(
      'PLS-00376: illegal EXIT/CONTINUE statement; it must appear inside a loop',
      statement.position,
    );
  }
  const jump: Completion = { kind: statement.kind, target };
  if (statement.when === undefined) return { pauses: false, line, execute: () => jump };
  const when = compileCondition(place, statement.when);
  if (!when.pauses)
    return { pauses: false, line, execute: (frame) => (when.evaluate(frame) === true ? jump : undefined) };
  return {
    pauses: true,
    line,
    *run(frame) {
      return (yield* when.run(frame)) === true ? jump : undefined;
    },
  };
}
