import type { CallStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { Argument, Expression } from '../../syntax/ast/expression.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { compileCall } from '../calls/compile-call.js';
import { collectionMethodStatement } from '../collections/collection-methods.js';
import { notDeclared } from '../errors/compilation-error.js';
import { memberOfResult } from '../expressions/result-member.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { shownName } from './assignment-target.js';
import type { CompiledStatement } from './completion.js';
import { compileRaiseApplicationError } from './raise.js';

/** A procedure called as a statement. */
export function compileCallStatement(place: Place, { target }: CallStatement, line: number): CompiledStatement {
  const { callee, args } = calleeOf(target);
  if (isRaiseApplicationError(place, callee)) {
    return compileRaiseApplicationError(place, args, callee.position, line);
  }
  const denotation = denote(place, callee) ?? (callee.kind === 'member' ? memberOfResult(place, callee) : undefined);
  if (denotation === undefined) throw notDeclared(shownName(callee), callee.position);
  if (denotation.kind === 'method') {
    const method = collectionMethodStatement(place, denotation, args, callee.position);
    return {
      pauses: true,
      line,
      *run(frame) {
        yield* evaluate(method, frame);
        return undefined;
      },
    };
  }
  if (denotation.kind !== 'subprograms' && denotation.kind !== 'object_method') {
    throw new PlsqlCompileError(
      `PLS-00221: '${shownName(callee)}' is not a procedure or is undefined`,
      callee.position,
    );
  }
  const self = denotation.kind === 'object_method' ? denotation.self : undefined;
  const { run, execute } = compileCall(place, denotation.callable, args, 'PROCEDURE', callee.position, self);
  if (execute !== undefined) {
    return {
      pauses: false,
      line,
      execute(frame) {
        execute(frame);
        return undefined;
      },
    };
  }
  return {
    pauses: true,
    line,
    *run(frame) {
      yield* run(frame);
      return undefined;
    },
  };
}

export function calleeOf(target: Expression): { readonly callee: Expression; readonly args: readonly Argument[] } {
  return target.kind === 'call' ? { callee: target.callee, args: target.arguments } : { callee: target, args: [] };
}

/** It belongs to DBMS_STANDARD, whose items need no qualification. */
function isRaiseApplicationError(place: Place, callee: Expression): boolean {
  if (callee.kind !== 'name') return false;
  const names = callee.parts.map(({ name }) => name);
  if (names.at(-1) !== 'RAISE_APPLICATION_ERROR') return false;
  const qualifier = names.slice(0, -1).join('.');
  if (qualifier === '') return place.scope.find('RAISE_APPLICATION_ERROR') === undefined;
  return qualifier === 'DBMS_STANDARD' || qualifier === 'SYS.DBMS_STANDARD';
}
