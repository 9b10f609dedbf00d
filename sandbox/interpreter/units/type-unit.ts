import type { SchemaTypeMethod } from '../../schema/schema-type.js';
import type { CollectionType, DataType, ObjectType } from '../../values/data-type.js';
import type { Rights } from '../calls/rights.js';
import type { Subprogram, SubprogramCodes } from '../calls/subprogram.js';
import type { FrameLayout } from '../frame.js';

/** A compiled CREATE TYPE; a new one takes its place when the type is compiled again. */
export interface TypeUnit {
  readonly objectId: number;
  readonly owner: string;
  readonly name: string;
  /** `ERP.ADDRESS_T`. */
  readonly unitName: string;
  readonly rights: Rights;
  /** Of the empty frame around its methods. */
  readonly layout: FrameLayout;
  /** Undefined for a type that is only announced. */
  readonly dataType: ObjectType | CollectionType | undefined;
  readonly supertype: TypeUnit | undefined;
  /** Declared for this type itself, in the order of the source. Filled while it is compiled: methods name their own type. */
  readonly methods: TypeMethod[];
}

export interface TypeMethod extends SchemaTypeMethod {
  /** Its first parameter is SELF, but for a static method. */
  readonly subprogram: Subprogram;
}

/** The methods' code, by their declarations in the specification. */
export interface TypeBodyUnit {
  readonly codes: SubprogramCodes;
}

/** A method as a type has it, and the type that it comes from. */
export interface OwnedMethod {
  readonly method: TypeMethod;
  readonly owner: TypeUnit;
}

/** Inherited methods first; an overriding one stands where the overridden one did. Constructors are not inherited. */
export function methodsOf(unit: TypeUnit): readonly OwnedMethod[] {
  const inherited = unit.supertype === undefined ? [] : methodsOf(unit.supertype);
  const byKey = new Map<string, OwnedMethod>();
  for (const owned of inherited) if (owned.method.role !== 'CONSTRUCTOR') byKey.set(owned.method.key, owned);
  for (const method of unit.methods) byKey.set(method.key, { method, owner: unit });
  return [...byKey.values()];
}

export function methodWithKey(unit: TypeUnit, key: string): OwnedMethod | undefined {
  return methodsOf(unit).find(({ method }) => method.key === key);
}

/** What tells methods of one type apart, and which one of the supertype is overridden: all but SELF. */
export function methodKey(subprogram: Subprogram, isStatic: boolean): string {
  const parameters = (isStatic ? subprogram.parameters : subprogram.parameters.slice(1)).map(
    ({ name, mode, type }) => `${name} ${mode} ${typeKey(type.declared.dataType)}`,
  );
  return `${subprogram.kind} ${subprogram.name}(${parameters.join(', ')})`;
}

function typeKey(dataType: DataType): string {
  if (!('identity' in dataType) || dataType.identity === undefined) return dataType.kind;
  const { owner, packageName, name } = dataType.identity;
  return [owner, packageName ?? '', name].join('.');
}
