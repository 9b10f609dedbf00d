import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Argument, Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { copyValue } from '../../values/composite.js';
import { type DataType, NULL_TYPE } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { compileOperand, converted } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { type CompiledTarget, storeInto, type ValueDenotation } from '../names/denotation.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { requireTarget } from '../statements/assignment-target.js';
import { conversion } from '../types/conversion.js';
import { type ActualLength, actualLength } from './actual-length.js';
import type { CallableSet } from './callable-set.js';
import { type Entry, entryOf } from './entry.js';
import { resolveOverload } from './resolve-overload.js';
import type { FormalParameter, Subprogram } from './subprogram.js';

/** A call with its arguments bound; `run` gives a function's result. */
export interface CompiledCall {
  readonly subprogram: Subprogram;
  readonly run: (frame: Frame) => Task<Value>;
}

/** How one parameter gets its value and gives it back. */
interface Actual {
  readonly parameter: FormalParameter;
  /** Undefined for OUT, and where the default applies. */
  readonly value: Compiled<Frame> | undefined;
  readonly defaulted: boolean;
  readonly copyBack: CopyBack | undefined;
  /** Of an OUT or IN OUT parameter of a character type. */
  readonly length?: ActualLength | undefined;
}

interface CopyBack {
  readonly target: CompiledTarget;
  readonly convert: ReturnType<typeof conversion>;
}

/**
 * A call of one of several overloads.
 * @param wanted whether a function is meant (in an expression) or a procedure (as a statement)
 */
export function compileCall(
  place: Place,
  callable: CallableSet,
  args: readonly Argument[],
  wanted: 'FUNCTION' | 'PROCEDURE',
  position: number,
): CompiledCall {
  const operands = new Map<Argument, Compiled<Frame>>();
  const operandOf = (argument: Argument): Compiled<Frame> => {
    const known = operands.get(argument) ?? compileOperand(place, argument.value);
    operands.set(argument, known);
    return known;
  };
  const candidates = callable.overloads.filter(({ kind }) => kind === wanted);
  if (candidates.length === 0) throw wrongKind(callable, wanted, position);
  const { subprogram, actuals } = resolveOverload(
    callable.name,
    candidates,
    args,
    (argument) => (isBind(argument.value) ? bindType(place, argument.value) : operandOf(argument).dataType),
    position,
  );
  const bound = subprogram.parameters.map((parameter, index) =>
    bindActual(place, parameter, actuals[index], operandOf),
  );
  const entry = entryOf(place.scope.layout, callable.link, subprogram);
  const sized = bound.some(({ length }) => length !== undefined);
  return { subprogram, run: (frame) => runCall(frame, entry, bound, sized) };
}

function wrongKind(callable: CallableSet, wanted: 'FUNCTION' | 'PROCEDURE', position: number): Error {
  const text =
    wanted === 'FUNCTION'
      ? `PLS-00222: no function with name '${callable.name}' exists in this scope`
      : `PLS-00221: '${callable.name}' is not a procedure or is undefined`;
  return new PlsqlCompileError(text, position);
}

function isBind(expression: Expression): boolean {
  return expression.kind === 'bind_variable';
}

/** Looked up without noting that the bind is read: an OUT argument is not. */
function bindType(place: Place, expression: Expression): DataType | 'any' {
  const denotation = denote(place, expression);
  if (denotation?.kind !== 'value' || denotation.type.dataType.kind === NULL_TYPE.kind) return 'any';
  return denotation.type.dataType;
}

function bindActual(
  place: Place,
  parameter: FormalParameter,
  argument: Argument | undefined,
  operandOf: (argument: Argument) => Compiled<Frame>,
): Actual {
  if (argument === undefined) return { parameter, value: undefined, defaulted: true, copyBack: undefined };
  const { position } = argument.value;
  const { type } = parameter.type;
  if (parameter.mode === 'IN') {
    return { parameter, value: converted(operandOf(argument), type, position), defaulted: false, copyBack: undefined };
  }
  const actual = requireTarget(place, argument.value);
  const value = parameter.mode === 'IN OUT' ? converted(operandOf(argument), type, position) : undefined;
  return {
    parameter,
    value,
    defaulted: false,
    copyBack: copyBack(actual, parameter),
    length: actualLength(actual, parameter, position),
  };
}

function copyBack(actual: ValueDenotation & { readonly target: CompiledTarget }, parameter: FormalParameter): CopyBack {
  return { target: actual.target, convert: conversion(parameter.type.type.dataType, actual.type) };
}

/** @param sized whether any of the actuals gives its parameter a length */
function* runCall(frame: Frame, entry: Entry, actuals: readonly Actual[], sized: boolean): Task<Value> {
  const values: Value[] = [];
  for (const { value, parameter } of actuals) {
    const evaluated = value === undefined ? null : yield* evaluate(value, frame);
    values.push(parameter.mode === 'IN OUT' ? copyValue(evaluated) : evaluated);
  }
  const outcome = yield* entry.call(
    frame,
    values,
    actuals,
    sized ? actuals.map(({ length }) => length?.(frame)) : undefined,
  );
  let index = 0;
  for (const { parameter, copyBack } of actuals) {
    if (parameter.mode === 'IN') continue;
    const value = outcome.out[index] ?? null;
    index += 1;
    if (copyBack === undefined) continue;
    const stored = copyBack.convert === undefined ? value : copyBack.convert(value, frame);
    yield* storeInto(copyBack.target, frame, stored);
  }
  return outcome.result;
}
