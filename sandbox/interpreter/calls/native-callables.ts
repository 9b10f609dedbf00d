import type { NativeMethods } from '../../packages/native-object-type.js';
import type { NativePackage, NativeParameter, NativeSubprogram } from '../../packages/native-package.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { Denotation } from '../names/denotation.js';
import { nullable } from '../names/symbol.js';
import { setFieldDefaults } from '../types/empty-value.js';
import type { CallableSet } from './callable-set.js';
import type { FormalParameter, FormalType, Subprogram } from './subprogram.js';

const callables = new WeakMap<NativeMethods, Map<string, CallableSet>>();

/** The subprograms of that name in a supplied package. */
export function nativeCallables(unit: NativePackage, name: string): Denotation | undefined {
  const callable = nativeSet(unit, name);
  return callable === undefined ? undefined : { kind: 'subprograms', callable };
}

/** The subprograms of that name among those of a supplied package, or among the methods of a supplied type. */
export function nativeSet(unit: NativeMethods, name: string): CallableSet | undefined {
  let known = callables.get(unit);
  if (known === undefined) {
    known = new Map();
    callables.set(unit, known);
  }
  let callable = known.get(name);
  if (callable === undefined) {
    const natives = unit.subprograms.filter((native) => native.name === name);
    if (natives.length === 0) return undefined;
    const codes = new Map<Subprogram, NativeSubprogram>(natives.map((native) => [subprogramOf(native), native]));
    callable = { name, overloads: [...codes.keys()], link: { kind: 'native', codes } };
    known.set(name, callable);
  }
  return callable;
}

/** @param version of the database */
export function nativeConstant(unit: NativePackage, name: string, version: readonly number[]): Denotation | undefined {
  const found = unit.constants.find((candidate) => candidate.name === name);
  const value = typeof found?.value === 'function' ? found.value(version) : found?.value;
  if (found === undefined || value === undefined) return undefined;
  const compiled = constant(found.dataType, value);
  return { kind: 'value', compiled, type: nullable(found.dataType), target: undefined };
}

export function nativeException({ exceptions, name: unitName }: NativePackage, name: string): Denotation | undefined {
  const found = exceptions.find((candidate) => candidate.name === name);
  if (found === undefined) return undefined;
  return { kind: 'exception', symbol: { identity: { name: `${unitName}.${name}`, code: found.code } } };
}

export function nativeType(unit: NativePackage, name: string): Denotation | undefined {
  const found = unit.types.find((candidate) => candidate.name === name);
  for (const { dataType, fieldDefaults } of unit.types) {
    if (dataType.kind !== 'record' || fieldDefaults === undefined) continue;
    setFieldDefaults(
      dataType,
      fieldDefaults.map((value) => (value === undefined ? undefined : { value })),
    );
  }
  return found === undefined
    ? undefined
    : { kind: 'type', symbol: { kind: 'type', name, type: nullable(found.dataType) } };
}

function subprogramOf(native: NativeSubprogram): Subprogram {
  return {
    kind: native.returns === undefined ? 'PROCEDURE' : 'FUNCTION',
    name: native.name,
    parameters: native.parameters.map(formal),
    returns: native.returns === undefined ? undefined : formalType(native.returns),
    declaration: undefined,
  };
}

function formal(parameter: NativeParameter): FormalParameter {
  return {
    name: parameter.name,
    mode: parameter.mode,
    type: formalType(parameter.dataType),
    default: parameter.default === undefined ? undefined : constant(parameter.dataType, parameter.default),
    noCopy: parameter.noCopy === true,
  };
}

function formalType(dataType: DataType): FormalType {
  return { type: nullable(dataType), declared: { dataType } };
}

export function constant(dataType: DataType, value: Value): Compiled<Frame> {
  return { pauses: false, dataType, constant: true, evaluate: () => value };
}
