import { findSuppliedPackage, mayExecute } from '../../packages/supplied-packages.js';
import { findSuppliedType, suppliedObjectType } from '../../packages/supplied-types.js';
import { hasObjectPrivilege, isVisible } from '../../schema/access.js';
import { resolveName } from '../../schema/resolve-name.js';
import type { SchemaObject } from '../../schema/schema-store.js';
import type { Expression, GeneralizedInvocation } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { ObjectType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { CallLink } from '../calls/callable-set.js';
import { memberMethods, methodsOfSupertype, staticMethods } from '../calls/method-set.js';
import { nativeCallables, nativeConstant, nativeException, nativeSet, nativeType } from '../calls/native-callables.js';
import { bulkAttribute } from '../cursors/bulk-attribute.js';
import { notDeclared, wrongType } from '../errors/compilation-error.js';
import { PREDEFINED_EXCEPTIONS } from '../exceptions/predefined-exceptions.js';
import { elementOf, isCollectionMethod } from '../types/collection-access.js';
import { conversionCost } from '../types/conversion.js';
import { fieldOf } from '../types/record-access.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { TypeUnit } from '../units/type-unit.js';
import { denoteXmlType } from '../xml/xml-type.js';
import type { Denotation, FrameLocator, ObjectMethod, ValueDenotation } from './denotation.js';
import type { Place } from './place.js';
import { type DeclaredSymbol, nullable, type SubprogramSymbol } from './symbol.js';
import { homeFrame, packageFrame, variableDenotation } from './variable-access.js';

/**
 * What an expression names, if it is a name, a dotted name, an element or field of something named, or a bind variable.
 * @returns undefined for other expressions, calls of functions, and names that may be built-in functions
 * @throws PlsqlCompileError for a name that begins with something known and goes on with something unknown
 */
export function denote(place: Place, expression: Expression): Denotation | undefined {
  switch (expression.kind) {
    case 'name':
      return denoteName(place, expression.parts);
    case 'bind_variable':
      return place.unit.binds?.denote(expression, place.scope.layout);
    case 'member': {
      const object = denote(place, expression.object);
      return object === undefined ? undefined : memberOf(place, object, expression.member);
    }
    case 'generalized_invocation':
      return asSupertype(place, expression);
    case 'cursor_attribute':
      return bulkAttribute(expression);
    case 'call': {
      const callee = denote(place, expression.callee);
      if (callee?.kind !== 'value' || callee.type.dataType.kind !== 'collection') return undefined;
      return elementOf(place, callee, expression.arguments, expression.position);
    }
    default:
      return undefined;
  }
}

export function denoteName(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const [first, ...rest] = parts;
  if (first === undefined) return undefined;
  const [second, ...further] = rest;
  const qualified = second === undefined ? undefined : place.scope.findQualified(first.name, second.name);
  if (qualified !== undefined) {
    return follow(place, denoteSymbol(qualified, homeFrame(place, qualified), place), further);
  }
  const symbol = place.scope.find(first.name);
  if (symbol !== undefined) {
    if (place.scope.isRepeated(first.name)) {
      throw new PlsqlCompileError(
        `PLS-00371: at most one declaration for '${first.name}' is permitted`,
        first.position,
      );
    }
    return follow(place, denoteSymbol(symbol, homeFrame(place, symbol), place), rest);
  }
  if (place.scope.isAnnounced(first.name)) {
    throw new PlsqlCompileError(`PLS-00313: '${first.name}' not declared in this scope`, first.position);
  }
  const own = denoteOwnPackage(place, parts) ?? denoteOwnType(place, parts);
  if (own !== undefined) return own;
  const predefined = rest.length === 0 ? PREDEFINED_EXCEPTIONS.get(first.name) : undefined;
  if (predefined !== undefined) return { kind: 'exception', symbol: { identity: predefined } };
  if (first.name === 'STANDARD' && rest.length > 0) return denoteStandard(place, rest);
  return denoteSchemaObject(place, parts);
}

/** The unit's own package under its schema's name, which is not stored yet when it is compiled first. */
function denoteOwnPackage(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const { ownPackage } = place.unit;
  const [schema, name, member, ...further] = parts;
  if (ownPackage === undefined || schema?.name !== ownPackage.owner || name?.name !== ownPackage.name) return undefined;
  if (member === undefined) return { kind: 'package', unit: ownPackage };
  const symbol = place.scope.findQualified(ownPackage.name, member.name);
  return symbol === undefined
    ? undefined
    : follow(place, denoteSymbol(symbol, homeFrame(place, symbol), place), further);
}

/** In a method: an attribute or method of SELF, or the object type itself, which is not stored yet when it is compiled first. */
function denoteOwnType(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const { ownType } = place.unit;
  const [first, second] = parts;
  if (ownType === undefined || first === undefined) return undefined;
  const member = memberOfSelf(place, first);
  if (member !== undefined) return follow(place, member, parts.slice(1));
  const isQualified = first.name === ownType.owner && second?.name === ownType.name;
  if (!isQualified && first.name !== ownType.name) return undefined;
  return follow(place, denoteType(ownType, first.position), parts.slice(isQualified ? 2 : 1));
}

function memberOfSelf(place: Place, name: Identifier): Denotation | undefined {
  const self = place.unit.ownType === undefined ? undefined : place.scope.find('SELF');
  return self?.kind === 'variable'
    ? findMember(place, denoteSymbol(self, homeFrame(place, self), place), name)
    : undefined;
}

/** Whether the unit itself declares the name, so that it hides what package STANDARD has by that name. */
export function isDeclaredInUnit(place: Place, name: Identifier): boolean {
  return place.scope.find(name.name) !== undefined || memberOfSelf(place, name) !== undefined;
}

/** @throws PlsqlCompileError PLS-00311 for a type that is only announced */
function denoteType(unit: TypeUnit, position: number): Denotation {
  const { dataType, name, unitName } = unit;
  if (dataType === undefined) {
    throw new PlsqlCompileError(`PLS-00311: the declaration of "${unitName}" is incomplete or malformed`, position);
  }
  return { kind: 'type', symbol: { kind: 'type', name, type: nullable(dataType), unit } };
}

/** `STANDARD.NO_DATA_FOUND`; other items of STANDARD are built in and found under their last name. */
function denoteStandard(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const [only] = parts;
  const exception = only === undefined ? undefined : PREDEFINED_EXCEPTIONS.get(only.name);
  return exception === undefined ? denoteName(place, parts) : { kind: 'exception', symbol: { identity: exception } };
}

function denoteSchemaObject(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const { unit } = place;
  const names = parts.map(({ name }) => name);
  const resolved = resolveName(unit.schema, names, unit.currentSchema);
  if (resolved === undefined)
    return denoteXmlType(parts) ?? denoteSuppliedType(place, parts) ?? denoteSuppliedPackage(place, parts);
  const used = parts.slice(0, parts.length - resolved.rest.length);
  refuseOwnMember(place, resolved.object, parts[used.length]);
  const denotation = denoteObject(place, resolved.object, used);
  return denotation === undefined ? undefined : follow(place, denotation, parts.slice(used.length));
}

/** A specification that is being compiled declares so far what was found in its scope. @throws PlsqlCompileError PLS-00302 */
function refuseOwnMember({ unit }: Place, { type, owner, name }: SchemaObject, member: Identifier | undefined): void {
  const isOwn = type === 'PACKAGE' && unit.codes === undefined && unit.unitName === `${owner}.${name}`;
  if (!isOwn || member === undefined) return;
  throw new PlsqlCompileError(`PLS-00302: component '${member.name}' must be declared`, member.position);
}

/** `JSON_OBJECT_T` by its public synonym, or `SYS.JSON_OBJECT_T`, and what follows: `JSON_OBJECT_T.PARSE`. */
function denoteSuppliedType(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const [first, ...rest] = parts[0]?.name === 'SYS' ? parts.slice(1) : parts;
  const type = first === undefined ? undefined : findSuppliedType(first.name);
  if (first === undefined || type === undefined) return undefined;
  const { dataType, native } = type;
  const symbol = {
    kind: 'type',
    name: first.name,
    type: nullable(dataType),
    ...(native === undefined ? {} : { native }),
  } as const;
  return follow(place, { kind: 'type', symbol }, rest);
}

function denoteSuppliedPackage(place: Place, parts: readonly Identifier[]): Denotation | undefined {
  const names = parts.map(({ name }) => name);
  const found = findSuppliedPackage(names, parts[0]?.position ?? 0);
  if (found === undefined) return undefined;
  const used = parts.slice(0, parts.length - found.rest.length);
  if (!mayExecute(found.unit, place.unit.domain, place.unit.schema)) {
    throw notDeclared(used.map(({ name }) => name).join('.'), used[0]?.position ?? 0);
  }
  return follow(place, { kind: 'native_package', unit: found.unit }, parts.slice(used.length));
}

function denoteObject(place: Place, object: SchemaObject, used: readonly Identifier[]): Denotation | undefined {
  const { unit } = place;
  const position = used[0]?.position ?? 0;
  const shown = used.map(({ name }) => name).join('.');
  switch (object.type) {
    case 'PACKAGE':
      requireExecute(place, object, shown, position);
      unit.dependsOn.add(object);
      return { kind: 'package', unit: unit.library.packageUnit(object, position) };
    case 'PROCEDURE':
    case 'FUNCTION': {
      requireExecute(place, object, shown, position);
      unit.dependsOn.add(object);
      const standalone = unit.library.standaloneUnit(object, position);
      return {
        kind: 'subprograms',
        callable: {
          name: object.name,
          overloads: [standalone.subprogram],
          link: { kind: 'standalone', unit: standalone },
        },
      };
    }
    case 'TYPE':
      requireExecute(place, object, shown, position);
      unit.dependsOn.add(object);
      return denoteType(unit.library.typeUnit(object, position), position);
    case 'SEQUENCE':
      if (!hasObjectPrivilege(unit.schema, unit.domain, object, 'SELECT')) throw notDeclared(shown, position);
      unit.dependsOn.add(object);
      return { kind: 'sequence', sequence: object };
    default:
      return undefined;
  }
}

/**
 * EXECUTE is needed; who has none and no other privilege on the object does not learn that it exists.
 * @throws PlsqlCompileError PLS-00201 or PLS-00904
 */
function requireExecute(place: Place, object: SchemaObject, shown: string, position: number): void {
  const { schema, domain } = place.unit;
  if (hasObjectPrivilege(schema, domain, object, 'EXECUTE')) return;
  if (!isVisible(schema, domain, object)) throw notDeclared(shown, position);
  throw new PlsqlCompileError(
    `PLS-00904: insufficient privilege to access object ${object.owner}.${object.name}`,
    position,
  );
}

function follow(place: Place, start: Denotation, rest: readonly Identifier[]): Denotation {
  let denotation = start;
  for (const part of rest) denotation = memberOf(place, denotation, part);
  return denotation;
}

/** `object.member`. @throws PlsqlCompileError PLS-00302 */
function memberOf(place: Place, object: Denotation, member: Identifier): Denotation {
  const found = findMember(place, object, member);
  if (found === undefined) {
    throw new PlsqlCompileError(`PLS-00302: component '${member.name}' must be declared`, member.position);
  }
  return found;
}

function findMember(place: Place, object: Denotation, member: Identifier): Denotation | undefined {
  switch (object.kind) {
    case 'scope': {
      const symbol = object.scope.own(member.name);
      return symbol === undefined ? undefined : denoteSymbol(symbol, homeFrame(place, symbol), place);
    }
    case 'package': {
      const symbol = object.unit.scope.own(member.name);
      return symbol === undefined ? undefined : denoteSymbol(symbol, packageFrame(object.unit), place, object.unit);
    }
    case 'native_package':
      return (
        nativeCallables(object.unit, member.name) ??
        nativeConstant(object.unit, member.name, place.unit.gateway.version) ??
        nativeType(object.unit, member.name) ??
        nativeException(object.unit, member.name) ??
        refuse(`${object.unit.name}.${member.name}`, member.position)
      );
    case 'as_supertype': {
      const unit = unitOfType(place, object.supertype, member.position);
      const callable = methodsOfSupertype(unit, member.name, member.position);
      return callable === undefined ? undefined : { kind: 'object_method', callable, self: object.self };
    }
    case 'type': {
      const { unit, native } = object.symbol;
      const callable =
        native !== undefined
          ? nativeSet(native.statics, member.name)
          : unit === undefined
            ? undefined
            : staticMethods(unit, member.name);
      return callable === undefined ? undefined : { kind: 'subprograms', callable };
    }
    case 'value':
      if (object.type.dataType.kind === 'object') return memberOfObject(place, object, object.type.dataType, member);
      if (object.type.dataType.kind === 'record') return fieldOf(object, object.type.dataType, member.name);
      if (object.type.dataType.kind === 'collection' && isCollectionMethod(member.name)) {
        return { kind: 'method', collection: object, method: member.name };
      }
      if (object.type.dataType.kind === 'xmltype') return { kind: 'xml_method', instance: object, method: member };
      return undefined;
    default:
      return undefined;
  }
}

/** @throws PlsqlCompileError PLS-00382 for an expression that is no object, or none of a subtype */
function asSupertype(place: Place, { object, supertype, position }: GeneralizedInvocation): Denotation {
  const self = denote(place, object);
  const named = denoteName(place, supertype.parts);
  const dataType = named?.kind === 'type' ? named.symbol.type.dataType : undefined;
  if (self?.kind !== 'value' || dataType?.kind !== 'object') throw wrongType(position);
  if (conversionCost(self.type.dataType, dataType) === undefined) throw wrongType(position);
  return { kind: 'as_supertype', self, supertype: dataType };
}

/** An attribute or a method. */
export function memberOfObject(
  place: Place,
  object: ValueDenotation,
  dataType: ObjectType,
  member: Identifier,
): ValueDenotation | ObjectMethod | undefined {
  const attribute = fieldOf(object, dataType, member.name);
  if (attribute !== undefined) return attribute;
  const native = suppliedObjectType(dataType.identity);
  const callable =
    native === undefined
      ? memberMethods(unitOfType(place, dataType, member.position), member.name)
      : nativeSet(native.members, member.name);
  return callable === undefined ? undefined : { kind: 'object_method', callable, self: object };
}

function unitOfType({ unit }: Place, { identity }: ObjectType, position: number): TypeUnit {
  const { ownType, schema, library } = unit;
  if (ownType?.owner === identity.owner && ownType.name === identity.name) return ownType;
  const object = schema.find(identity.owner, identity.name);
  if (object?.type !== 'TYPE') throw notDeclared(`${identity.owner}.${identity.name}`, position);
  return library.typeUnit(object, position);
}

/** Supplied packages have more in them than the sandbox knows. */
function refuse(feature: string, position: number): never {
  throw new NotSupportedError(feature, position);
}

/** @param foreign the package that declares the symbol, where it is not the unit being compiled */
function denoteSymbol(symbol: DeclaredSymbol, home: FrameLocator, place: Place, foreign?: PackageUnit): Denotation {
  switch (symbol.kind) {
    case 'variable':
      return variableDenotation(symbol, home);
    case 'exception':
      return { kind: 'exception', symbol };
    case 'type':
      return { kind: 'type', symbol };
    case 'cursor':
      return { kind: 'cursor', symbol, home };
    case 'scope':
      return { kind: 'scope', scope: symbol.scope };
    case 'subprogram':
      return {
        kind: 'subprograms',
        callable: { name: symbol.name, overloads: symbol.overloads, link: linkOf(symbol, place, foreign) },
      };
  }
}

function linkOf({ layout }: SubprogramSymbol, { unit }: Place, foreign: PackageUnit | undefined): CallLink {
  const { codes, unitName } = unit;
  if (foreign !== undefined) return { kind: 'package', unit: foreign };
  if (codes !== undefined) return { kind: 'local', layout, codes, unitName };
  if (unit.ownPackage === undefined) throw new Error('only a package specification has no code');
  return { kind: 'package', unit: unit.ownPackage };
}
