import type { NativeObjectType } from '../../packages/native-object-type.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import type { ObjectType } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import type { TypeMethod, TypeUnit } from '../units/type-unit.js';
import type { CallableSet } from './callable-set.js';
import { compileCall } from './compile-call.js';
import { nativeSet } from './native-callables.js';
import type { FormalParameter, FormalType, Subprogram } from './subprogram.js';

/**
 * `address_t('a', 1)`: one of the type's own constructors, or the one that every type has, with a parameter for each attribute. An own one with
 * the same parameters hides it.
 * @throws PlsqlCompileError PLS-00713 for a type that is NOT INSTANTIABLE
 */
export function objectConstructor(
  place: Place,
  unit: TypeUnit,
  dataType: ObjectType,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const { run } = compileCall(place, constructorsOf(unit, dataType, position), args, 'FUNCTION', position);
  return { pauses: true, dataType, run };
}

/** `JSON_OBJECT_T('{}')`. @throws PlsqlCompileError PLS-00713 */
export function nativeConstructor(
  place: Place,
  { dataType, constructors }: NativeObjectType,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const callable = dataType.instantiable ? nativeSet(constructors, dataType.identity.name) : undefined;
  if (callable === undefined) throw notInstantiable(position);
  const { run, execute } = compileCall(place, callable, args, 'FUNCTION', position);
  return execute === undefined ? { pauses: true, dataType, run } : { pauses: false, dataType, evaluate: execute };
}

/**
 * The constructors of an object type, as `objectConstructor` says.
 * @throws PlsqlCompileError PLS-00713
 */
export function constructorsOf(unit: TypeUnit, dataType: ObjectType, position: number): CallableSet {
  if (!dataType.instantiable) throw notInstantiable(position);
  const returns: FormalType = { type: { dataType, notNull: false }, declared: { dataType } };
  const methods = new Map<Subprogram, TypeMethod>();
  for (const method of unit.methods) {
    const { subprogram } = method;
    if (method.role !== 'CONSTRUCTOR') continue;
    methods.set({ ...subprogram, parameters: subprogram.parameters.slice(1), returns }, method);
  }
  const ofAttributes = attributeConstructor(unit.name, dataType, returns);
  const hidden = [...methods.keys()].some((own) => hasSameParameters(own, ofAttributes));
  return {
    name: unit.name,
    overloads: hidden ? [...methods.keys()] : [...methods.keys(), ofAttributes],
    link: { kind: 'constructor', unit, methods },
  };
}

function notInstantiable(position: number): PlsqlCompileError {
  return new PlsqlCompileError('PLS-00713: attempting to instantiate a type that is NOT INSTANTIABLE', position);
}

function attributeConstructor(name: string, { attributes }: ObjectType, returns: FormalType): Subprogram {
  const parameters = attributes.map((attribute): FormalParameter => {
    const { dataType, notNull } = attribute;
    return {
      name: attribute.name,
      mode: 'IN',
      type: { type: { dataType, notNull }, declared: { dataType } },
      default: undefined,
    };
  });
  return { kind: 'FUNCTION', name, parameters, returns, declaration: undefined };
}

function hasSameParameters({ parameters }: Subprogram, other: Subprogram): boolean {
  return (
    parameters.length === other.parameters.length &&
    parameters.every(({ name, type }, index) => {
      const same = other.parameters[index];
      return name === same?.name && type.type.dataType.kind === same.type.type.dataType.kind;
    })
  );
}
