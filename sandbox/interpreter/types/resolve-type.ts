import type { PlsqlTypeSpec, RowTypeSpec } from '../../plsql/ast/type-spec.js';
import { hasObjectPrivilege, isVisible } from '../../schema/access.js';
import { resolveName } from '../../schema/resolve-name.js';
import { isSuppliedType } from '../../sql/data-types/named-type.js';
import { knowsVector } from '../../sql/data-types/vector-type.js';
import type { QualifiedName } from '../../syntax/ast/name.js';
import type { NamedTypeSpec, ScalarTypeSpec, TypeSize } from '../../syntax/ast/type-spec.js';
import type { DataType, ObjectType, RefType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { notDeclared, wrongType } from '../errors/compilation-error.js';
import { staticValue } from '../expressions/static-value.js';
import { denoteName } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { type ConstrainedType, nullable, type TypeSymbol } from '../names/symbol.js';
import type { TypeUnit } from '../units/type-unit.js';
import { type Relation, rowTypeOf } from './row-type.js';
import { scalarType } from './scalar-type.js';

/** A type as a declaration writes it. @throws PlsqlCompileError PLS-00201, PLS-00488, PLS-00310 … */
export function resolveTypeSpec(place: Place, spec: PlsqlTypeSpec): ConstrainedType {
  switch (spec.kind) {
    case 'scalar_type':
      return declaredVector(place, spec) ?? scalarType(spec, (size) => staticSize(place, size));
    case 'named_type':
      return namedType(place, spec);
    case 'anchored_type':
      return anchoredType(place, spec.name);
    case 'row_type':
      return rowType(place, spec);
    case 'ref_type':
      return nullable(refType(place, spec.target));
  }
}

/** VECTOR where it is the name of a type of the unit's own, or before 23ai a name like any other. */
function declaredVector(place: Place, { name, position, end }: ScalarTypeSpec): ConstrainedType | undefined {
  if (name !== 'VECTOR') return undefined;
  const isOwn = place.scope.find(name) !== undefined;
  if (!isOwn && knowsVector(place.unit.gateway.version)) return undefined;
  const identifier = { name, quoted: false, position, end };
  return typeNamed(place, { parts: [identifier], databaseLink: undefined, position, end }).type;
}

function staticSize(place: Place, size: TypeSize): number {
  if (typeof size === 'number') return size;
  const value = staticValue(place, size);
  if (typeof value !== 'number') {
    throw new PlsqlCompileError('PLS-00491: numeric literal required', size.position);
  }
  return value;
}

/** @throws PlsqlCompileError PLS-00201, PLS-00488; NotSupportedError for a type that Oracle has and the sandbox lacks */
function typeNamed(place: Place, name: QualifiedName): TypeSymbol {
  const denotation = denoteName(place, name.parts);
  if (denotation === undefined) {
    const isSupplied = isSuppliedType(name.parts.map((part) => part.name));
    throw isSupplied
      ? new NotSupportedError(`the type ${shown(name)}`, name.position)
      : notDeclared(shown(name), name.position);
  }
  if (denotation.kind !== 'type') {
    throw new PlsqlCompileError(`PLS-00488: '${shown(name)}' must be a type`, name.position);
  }
  return denotation.symbol;
}

/** @throws PlsqlCompileError PLS-00382 for a type that is no object type */
export function objectTypeNamed(place: Place, name: QualifiedName): ObjectType {
  const { dataType } = typeNamed(place, name).type;
  if (dataType.kind !== 'object') throw wrongType(name.position);
  return dataType;
}

/** What stands after UNDER. @throws PlsqlCompileError PLS-00580, PLS-00590 */
export function supertypeNamed(place: Place, name: QualifiedName): { dataType: ObjectType; unit: TypeUnit } {
  const { schema, domain } = place.unit;
  const { type, unit } = typeNamed(place, name);
  const { dataType } = type;
  if (dataType.kind !== 'object' || unit === undefined) {
    throw new PlsqlCompileError('PLS-00580: supertype must be an object type', name.position);
  }
  if (dataType.final) {
    throw new PlsqlCompileError('PLS-00590: attempting to create a subtype UNDER a FINAL type', name.position);
  }
  const object = schema.findById(unit.objectId);
  if (object !== undefined && !hasObjectPrivilege(schema, domain, object, 'UNDER')) {
    throw new PlsqlCompileError(`PLS-00904: insufficient privilege to access object ${unit.unitName}`, name.position);
  }
  return { dataType, unit };
}

/** The type that a REF names may be one that is only announced so far. */
function refType(place: Place, name: QualifiedName): RefType {
  const { schema, domain, currentSchema, dependsOn, ownType } = place.unit;
  const resolved = resolveName(
    schema,
    name.parts.map((part) => part.name),
    currentSchema,
  );
  const object = resolved?.rest.length === 0 ? resolved.object : undefined;
  if (object === undefined || !isVisible(schema, domain, object)) throw notDeclared(shown(name), name.position);
  if (object.type !== 'TYPE' || object.schemaType?.dataType.kind === 'collection') {
    throw new PlsqlCompileError(`PLS-00488: '${shown(name)}' must be a type`, name.position);
  }
  if (object.objectId !== ownType?.objectId) dependsOn.addByName(object);
  return { kind: 'ref', target: { owner: object.owner, packageName: null, name: object.name } };
}

function namedType(place: Place, spec: NamedTypeSpec): ConstrainedType {
  const { type } = typeNamed(place, spec.name);
  return spec.constraint.length === 0 ? type : { ...type, dataType: constrained(place, type.dataType, spec) };
}

/** `amount_t(10, 2)`: a subtype without a constraint gets one. */
function constrained(place: Place, dataType: DataType, spec: NamedTypeSpec): DataType {
  const [first, second] = spec.constraint.map((size) => staticSize(place, size));
  if (dataType.kind === 'number') return { ...dataType, precision: first, scale: second ?? 0 };
  if (dataType.kind === 'varchar2' || dataType.kind === 'char') {
    const unit = spec.lengthUnit === 'CHAR' ? 'char' : dataType.lengthUnit;
    return { ...dataType, length: first, lengthUnit: unit };
  }
  throw new PlsqlCompileError(`PLS-00566: type name "${shown(spec.name)}" cannot be constrained`, spec.position);
}

/** `%TYPE` of a variable, field, or a table's column. NOT NULL of a column is not taken over, that of a variable is. */
function anchoredType(place: Place, name: QualifiedName): ConstrainedType {
  const column = columnType(place, name);
  if (column !== undefined) return nullable(column);
  const denotation = denoteName(place, name.parts);
  if (denotation?.kind === 'value') return denotation.type;
  if (denotation?.kind === 'cursor') return nullable(denotation.symbol.rowType);
  if (denotation !== undefined) {
    throw new PlsqlCompileError(
      `PLS-00206: %TYPE must be applied to a variable, column, field or attribute, not to "${shown(name)}"`,
      name.position,
    );
  }
  throw notDeclared(shown(name), name.position);
}

function columnType(place: Place, name: QualifiedName): DataType | undefined {
  const columnName = name.parts.at(-1)?.name;
  if (name.parts.length < 2 || columnName === undefined) return undefined;
  const [first] = name.parts;
  if (place.scope.find(first.name) !== undefined) return undefined;
  const table = tableNamed(
    place,
    name.parts.slice(0, -1).map((part) => part.name),
    name.position,
  );
  if (table === undefined) return undefined;
  const column = table.columns.find((candidate) => candidate.name === columnName);
  if (column === undefined) {
    throw new PlsqlCompileError(`PLS-00302: component '${columnName}' must be declared`, name.position);
  }
  return column.dataType;
}

function rowType(place: Place, { name }: RowTypeSpec): ConstrainedType {
  const [first] = name.parts;
  const local = place.scope.find(first.name);
  const table =
    local === undefined
      ? tableNamed(
          place,
          name.parts.map((part) => part.name),
          name.position,
        )
      : undefined;
  if (table !== undefined) return nullable(rowTypeOf(table));
  const denotation = denoteName(place, name.parts);
  if (denotation?.kind === 'cursor') return nullable(denotation.symbol.rowType);
  if (denotation?.kind === 'value' && denotation.type.dataType.kind === 'ref_cursor') {
    const { rowType: row } = denotation.type.dataType;
    if (row !== undefined) return nullable(row);
  }
  if (denotation === undefined) throw notDeclared(shown(name), name.position);
  throw new PlsqlCompileError(
    `PLS-00310: with %ROWTYPE attribute, '${shown(name)}' must name a table, cursor or cursor-variable`,
    name.position,
  );
}

/** A table or view that the unit's owner may know of, the dictionary's included; undefined if the name is no such thing. */
function tableNamed(place: Place, parts: readonly string[], position: number): Relation | undefined {
  const { schema, domain, currentSchema, dependsOn, gateway } = place.unit;
  const resolved = resolveName(schema, parts, currentSchema);
  if (resolved === undefined) {
    const view = gateway.dictionaryView(parts, domain);
    return view === undefined ? undefined : { owner: 'SYS', name: view.name, columns: view.columns };
  }
  if (resolved.rest.length > 0) return undefined;
  const { object } = resolved;
  if (object.type !== 'TABLE' && object.type !== 'VIEW') return undefined;
  const known = hasObjectPrivilege(schema, domain, object, 'SELECT') || isVisible(schema, domain, object);
  if (!known) throw notDeclared(parts.join('.'), position);
  dependsOn.add(object);
  return object;
}

function shown(name: QualifiedName): string {
  return name.parts.map((part) => part.name).join('.');
}
