import { allDirect, type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Argument, Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { copyValue } from '../../values/composite.js';
import { type DataType, NULL_TYPE } from '../../values/data-type.js';
import { isSameType } from '../../values/object-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { compileOperand, converted } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { type CompiledTarget, type DirectTarget, storeInto, type ValueDenotation } from '../names/denotation.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { requireTarget } from '../statements/assignment-target.js';
import { conversion } from '../types/conversion.js';
import { type ActualLength, actualLength } from './actual-length.js';
import type { CallableSet } from './callable-set.js';
import { entryOf } from './entry.js';
import { constant } from './native-callables.js';
import { resolveOverload } from './resolve-overload.js';
import type { Entry } from './run-code.js';
import type { FormalParameter, Subprogram } from './subprogram.js';

/** A call with its arguments bound; `run` gives a function's result. */
export interface CompiledCall {
  readonly subprogram: Subprogram;
  readonly run: (frame: Frame) => Task<Value>;
  /** The same without the cost of a task, where neither the arguments nor the code can pause. */
  readonly execute?: (frame: Frame) => Value;
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
 * @param self what a member method is called for: its first argument
 * @param wanted whether a function is meant (in an expression) or a procedure (as a statement)
 */
export function compileCall(
  place: Place,
  callable: CallableSet,
  args: readonly Argument[],
  wanted: 'FUNCTION' | 'PROCEDURE',
  position: number,
  self?: ValueDenotation,
): CompiledCall {
  requireOrder(args);
  const selfArgument = self === undefined ? undefined : argumentAt(position);
  const operands = new Map<Argument, Compiled<Frame>>();
  if (self !== undefined && selfArgument !== undefined) operands.set(selfArgument, self.compiled);
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
    selfArgument === undefined ? args : [selfArgument, ...args],
    (argument) => (isBind(argument.value) ? bindType(place, argument.value) : operandOf(argument).dataType),
    position,
  );
  if (subprogram.declaration?.properties.pipelined === true) {
    throw new PlsqlCompileError('PLS-00653: aggregate/table functions are not allowed in PL/SQL scope', position);
  }
  const bound = subprogram.parameters.map((parameter, index) =>
    bindActual(place, parameter, actuals[index], operandOf, index === 0 ? self : undefined),
  );
  const entry = entryOf(place.scope.layout, callable.link, subprogram);
  const sized = bound.some(({ length }) => length !== undefined);
  const execute = directCall(entry, bound);
  return {
    subprogram,
    run: (frame) => runCall(frame, entry, bound, sized),
    ...(execute === undefined ? {} : { execute }),
  };
}

/** @throws PlsqlCompileError PLS-00312 */
function requireOrder(args: readonly Argument[]): void {
  const firstNamed = args.findIndex(({ name }) => name !== undefined);
  const late = firstNamed < 0 ? undefined : args.find(({ name }, index) => index > firstNamed && name === undefined);
  if (late === undefined) return;
  throw new PlsqlCompileError(
    'PLS-00312: a positional parameter association may not follow a named association',
    late.position,
  );
}

/** How to call code that cannot pause with arguments that cannot; undefined if that is not so. */
function directCall(entry: Entry, actuals: readonly Actual[]): CompiledCall['execute'] {
  const { callDirectly } = entry;
  const values = allDirect(actuals.map(({ value }) => value ?? NULL_ARGUMENT));
  if (callDirectly === undefined || values === undefined) return undefined;
  const outs: DirectOut[] = [];
  for (const [index, { parameter, defaulted, copyBack }] of actuals.entries()) {
    if (defaulted) return undefined;
    if (parameter.mode === 'IN') continue;
    if (copyBack === undefined || copyBack.target.pauses) return undefined;
    const copied = parameter.mode === 'IN OUT' && parameter.noCopy !== true;
    outs.push({ index, copied, target: copyBack.target, convert: copyBack.convert, keeps: parameter.noCopy === true });
  }
  return (frame) => {
    const given = values.map((value) => value.evaluate(frame));
    for (const { index, copied } of outs) if (copied) given[index] = copyValue(given[index] ?? null);
    const { result, out } = callDirectly(frame, given);
    for (const [at, { index, target, convert, keeps }] of outs.entries()) {
      const value = out[at] ?? null;
      if (keeps && value === given[index]) continue;
      target.store(frame, convert === undefined ? value : convert(value, frame));
    }
    return result;
  };
}

interface DirectOut {
  /** Of its parameter. */
  readonly index: number;
  readonly copied: boolean;
  readonly target: DirectTarget;
  readonly convert: CopyBack['convert'];
  /** NOCOPY: nothing is stored if the value is the caller's own. */
  readonly keeps: boolean;
}

const NULL_ARGUMENT: Compiled<Frame> = constant(NULL_TYPE, null);

/** Stands for SELF, whose expression is not among the arguments. */
function argumentAt(position: number): Argument {
  const value: Expression = { kind: 'null_literal', position, end: position };
  return { name: undefined, index: undefined, value, position, end: position };
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
  self: ValueDenotation | undefined,
): Actual {
  if (argument === undefined) return { parameter, value: undefined, defaulted: true, copyBack: undefined };
  const { position } = argument.value;
  const { type } = parameter.type;
  if (parameter.mode === 'IN') {
    return { parameter, value: converted(operandOf(argument), type, position), defaulted: false, copyBack: undefined };
  }
  const actual = self === undefined ? requireTarget(place, argument.value) : requireSelfTarget(self, position);
  if (parameter.mode === 'IN OUT' && self === undefined)
    requireSameObjectType(actual.type.dataType, type.dataType, position);
  const value = parameter.mode === 'IN OUT' ? converted(operandOf(argument), type, position) : undefined;
  return {
    parameter,
    value,
    defaulted: false,
    copyBack: copyBack(actual, parameter),
    length: actualLength(actual, parameter, position),
  };
}

/** Whatever object of the formal's type it might be given: what becomes of that in a variable of a subtype, no document says. */
function requireSameObjectType(actual: DataType, formal: DataType, position: number): void {
  if (actual.kind !== 'object' || formal.kind !== 'object' || isSameType(actual.identity, formal.identity)) return;
  throw new NotSupportedError('an actual parameter of a subtype in mode IN OUT', position);
}

/** @throws PlsqlCompileError PLS-00363 */
function requireSelfTarget(
  self: ValueDenotation,
  position: number,
): ValueDenotation & { readonly target: CompiledTarget } {
  const { target } = self;
  if (target === undefined) {
    throw new PlsqlCompileError(`PLS-00363: expression 'SELF' cannot be used as an assignment target`, position);
  }
  self.noteAssigned?.();
  return { ...self, target };
}

function copyBack(actual: ValueDenotation & { readonly target: CompiledTarget }, parameter: FormalParameter): CopyBack {
  return { target: actual.target, convert: conversion(parameter.type.type.dataType, actual.type) };
}

/** @param sized whether any of the actuals gives its parameter a length */
function* runCall(frame: Frame, entry: Entry, actuals: readonly Actual[], sized: boolean): Task<Value> {
  const values: Value[] = [];
  for (const { value, parameter } of actuals) {
    const evaluated = value === undefined ? null : yield* evaluate(value, frame);
    values.push(parameter.mode === 'IN OUT' && parameter.noCopy !== true ? copyValue(evaluated) : evaluated);
  }
  const outcome = yield* entry.call(
    frame,
    values,
    actuals,
    sized ? actuals.map(({ length }) => length?.(frame)) : undefined,
  );
  let index = 0;
  for (const [at, { parameter, copyBack }] of actuals.entries()) {
    if (parameter.mode === 'IN') continue;
    const value = outcome.out[index] ?? null;
    index += 1;
    if (copyBack === undefined || (parameter.noCopy === true && value === values[at])) continue;
    const stored = copyBack.convert === undefined ? value : copyBack.convert(value, frame);
    yield* storeInto(copyBack.target, frame, stored);
  }
  return outcome.result;
}
