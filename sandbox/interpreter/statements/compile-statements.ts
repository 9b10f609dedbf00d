import type { PlsqlStatement } from '../../plsql/ast/statement.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { compileBlock } from '../declarations/compile-block.js';
import type { Place } from '../names/place.js';
import { compileAssignment } from './assignment.js';
import { compileCallStatement } from './call.js';
import type { CompiledStatement, JumpTarget } from './completion.js';
import { compileCase, compileIf } from './conditionals.js';
import { compileClose, compileFetch, compileOpen, compileOpenFor } from './cursor-statements.js';
import { compileExecuteImmediate } from './execute-immediate.js';
import { compileForall } from './forall.js';
import {
  compileCursorFor,
  compileExit,
  compileIteratorFor,
  compileLoop,
  compileNumericFor,
  compileWhile,
} from './loops.js';
import { compilePipeRow } from './pipe-row.js';
import { compileRaise } from './raise.js';
import { orRefusal } from './refused-part.js';
import { compileReturn } from './return.js';
import { sequence } from './sequence.js';
import { compileDml, compileSelectInto, compileSessionStatement } from './sql-statements.js';

/** A list of statements. One that is wrong is reported and left out, and the rest is compiled all the same. */
export function compileStatements(place: Place, statements: readonly PlsqlStatement[]): CompiledStatement {
  const targets = new Map<JumpTarget, number>();
  const labels = new Map(place.labels);
  for (const [index, statement] of statements.entries()) {
    for (const { name } of statement.labels) {
      const target: JumpTarget = { name };
      labels.set(name, target);
      targets.set(target, index);
    }
  }
  const inner = targets.size === 0 ? place : { ...place, labels };
  const compiled: CompiledStatement[] = [];
  for (const statement of statements) {
    const ignored = statement.kind === 'select_into' || statement.kind === 'dml' ? 'SQL Statement' : 'Statement';
    const { errors } = place.unit;
    const one = orRefusal(place, statement.position, () =>
      errors.guard(statement.position, ignored, () => compileStatement(inner, statement)),
    );
    if (one !== undefined) compiled.push(one);
  }
  return sequence(compiled, targets);
}

function compileStatement(place: Place, statement: PlsqlStatement): CompiledStatement {
  const line = place.unit.errors.lines.lineAt(statement.position);
  switch (statement.kind) {
    case 'block':
      return compileBlock(place, statement, statement.labels);
    case 'null_statement':
      return { pauses: false, line, execute: () => undefined };
    case 'assignment':
      return compileAssignment(place, statement, line);
    case 'call_statement':
      return compileCallStatement(place, statement, line);
    case 'if':
      return compileIf(place, statement, line);
    case 'case_statement':
      return compileCase(place, statement, line);
    case 'loop':
      return compileLoop(place, statement, statement.labels, line);
    case 'while':
      return compileWhile(place, statement, statement.labels, line);
    case 'numeric_for':
      return compileNumericFor(place, statement, statement.labels, line);
    case 'cursor_for':
      return compileCursorFor(place, statement, statement.labels, line);
    case 'iterator_for':
      return compileIteratorFor(place, statement, statement.labels, line);
    case 'forall':
      return compileForall(place, statement, line);
    case 'exit':
    case 'continue':
      return compileExit(place, statement, line);
    case 'goto': {
      const target = place.labels.get(statement.label.name);
      if (target === undefined) {
        throw new PlsqlCompileError(
          `PLS-00375: illegal GOTO statement; this GOTO cannot branch to label '${statement.label.name}'`,
          statement.position,
        );
      }
      const jump = { kind: 'goto', target } as const;
      return { pauses: false, line, execute: () => jump };
    }
    case 'return':
      return compileReturn(place, statement, line);
    case 'raise':
      return compileRaise(place, statement, line);
    case 'open':
      return compileOpen(place, statement, line);
    case 'open_for':
      return compileOpenFor(place, statement, line);
    case 'fetch':
      return compileFetch(place, statement, line);
    case 'close':
      return compileClose(place, statement, line);
    case 'execute_immediate':
      return compileExecuteImmediate(place, statement, line);
    case 'select_into':
      return compileSelectInto(place, statement, line);
    case 'dml':
      return compileDml(place, statement, line);
    case 'session_statement':
      return compileSessionStatement(place, statement, line);
    case 'pragma':
      return { pauses: false, line, execute: () => undefined };
    case 'pipe_row':
      return compilePipeRow(place, statement, line);
  }
}
