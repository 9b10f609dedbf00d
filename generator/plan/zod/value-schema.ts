import type { CollectionDescriptor, ColumnDescriptor, RowDescriptor } from '../../../runtime/call-descriptor.js';
import type { ZodSettings } from '../../config/read-zod.js';
import { formatSqlName } from '../../config/sql-name.js';
import { describeType } from '../../model/describe-type.js';
import type { DescriptorReferences, RowPlan } from '../client-plan.js';
import {
  type CollectionBinding,
  type CompositeBinding,
  isComposite,
  type ObjectBinding,
  type PartBinding,
  type RecordBinding,
} from '../composites/composite-binding.js';
import type { Side } from '../composites/written-type.js';
import { type TypeNames, typeNamesOf } from '../names/type-names.js';
import { constantName } from './constant-name.js';
import { call, type ScalarPlace, scalarInput, scalarOutput } from './scalar-schema.js';
import type { ObjectSchema, ReferenceSchema, SchemaPlan } from './zod-plan.js';

/** The module that schemas are written in, and how. */
export interface SchemaScope {
  /** Of the client's module beside it. */
  readonly path: string;
  readonly names: ReadonlyMap<string, TypeNames>;
  readonly references: DescriptorReferences;
  /** By descriptor, and a record by its fields, too, which a cursor's columns may be. */
  readonly bindings: ReadonlyMap<unknown, CompositeBinding>;
  readonly settings: ZodSettings;
}

/** What stands in a parameter, result, field or element: NULL included where there can be one. */
function partSchema(part: PartBinding, side: Side, where: ScalarPlace, scope: SchemaScope): SchemaPlan {
  if (!isComposite(part)) {
    return side === 'input' ? scalarInput(part.descriptor, where, scope.settings) : scalarOutput(part.descriptor);
  }
  return compositeSchema(part, side, scope);
}

export function compositeSchema(binding: CompositeBinding, side: Side, scope: SchemaScope): SchemaPlan {
  if ('element' in binding) return collectionSchema(binding, side, scope);
  const reference = referenceTo(binding, typeNamesOf(binding.type, scope.names)[side], null, scope);
  return 'subtypes' in binding ? { kind: 'nullable', inner: reference } : reference;
}

function referenceTo(
  { type, descriptor }: CompositeBinding,
  typeName: string,
  tag: string | null,
  { path, names, references }: SchemaScope,
): ReferenceSchema {
  const { home } = typeNamesOf(type, names);
  const name = constantName(typeName);
  const deferred = references.get(descriptor)?.deferred ?? false;
  return { kind: 'reference', text: home.path === path ? name : `${home.namespace}.${name}`, deferred, tag };
}

function collectionSchema(binding: CollectionBinding, side: Side, scope: SchemaScope): SchemaPlan {
  const { descriptor, type } = binding;
  const where: ScalarPlace = { type: type.element, place: 'element', range: type.elementNotes?.range };
  const element = partSchema(binding.element, side, where, scope);
  const readonly = side === 'input';
  const limit = descriptor.form === 'varray' && readonly ? (descriptor.limit ?? null) : null;
  const array: SchemaPlan = { kind: 'array', element, limit, readonly };
  const map: SchemaPlan = { kind: 'map', key: keySchema(descriptor, side), element, readonly };
  switch (descriptor.form) {
    case 'nested table':
    case 'varray':
      return { kind: 'nullable', inner: array };
    case 'index by varchar2':
      return map;
    case 'index by integer':
      if (side === 'output') return descriptor.as === 'map' ? map : array;
      return { kind: 'either', members: [array, map], expects: 'an array, or a Map with integers as keys' };
  }
}

/** `''` would be NULL, which is no key. */
function keySchema({ form, limit }: CollectionDescriptor, side: Side): SchemaPlan {
  if (side === 'output') return call(form === 'index by integer' ? 'z.number' : 'z.string');
  if (form === 'index by integer') return call('$oracle.key');
  return call('$oracle.text', [{ ...(limit === undefined ? {} : { characters: limit }), notNull: true }]);
}

/** A record's fields may be left out of arguments: they keep the record's own defaults. */
export function membersSchema(binding: RecordBinding | ObjectBinding, side: Side, scope: SchemaScope): ObjectSchema {
  const isObject = 'subtypes' in binding;
  const tag = isObject ? binding.descriptor.tag : undefined;
  return {
    kind: 'object',
    tag: tag === undefined ? null : { text: tag, optional: side === 'input' },
    properties: binding.members.map(({ field: { name, dataType, notes }, key, part }) => ({
      key,
      schema: partSchema(part, side, { type: dataType, place: 'field', range: notes?.range }, scope),
      optional: side === 'input' && !isObject,
      declaration: `${formatSqlName(name)} ${describeType(dataType)}`,
    })),
  };
}

/** An object type with others under it. */
export function hierarchySchema(binding: ObjectBinding, side: Side, scope: SchemaScope): SchemaPlan {
  const members = [binding, ...binding.subtypes]
    .filter(({ type }) => type.instantiable)
    .map((member) => {
      const { itself, [side]: name } = typeNamesOf(member.type, scope.names);
      const isTagged = side === 'output' || member === binding;
      const tag = isTagged ? null : (member.descriptor.tag ?? null);
      return referenceTo(member, member.subtypes.length === 0 ? name : itself[side], tag, scope);
    });
  return { kind: 'union', members };
}

/** The rows of a cursor, which is null when the routine did not open it. */
export function rowsSchema(row: RowDescriptor | undefined, own: RowPlan | undefined, scope: SchemaScope): SchemaPlan {
  return { kind: 'nullable', inner: openRowsSchema(row, own, scope) };
}

/** The rows of a cursor that is always open: one in a row, or an implicit result. */
export function openRowsSchema(
  row: RowDescriptor | undefined,
  own: RowPlan | undefined,
  scope: SchemaScope,
): SchemaPlan {
  return { kind: 'array', element: rowSchema(row, own, scope), limit: null, readonly: true };
}

function rowSchema(row: RowDescriptor | undefined, own: RowPlan | undefined, scope: SchemaScope): SchemaPlan {
  if (row === undefined) return call('$oracle.row');
  const record = scope.bindings.get(row.columns);
  if (record !== undefined) return compositeSchema(record, 'output', scope);
  return {
    kind: 'object',
    tag: null,
    properties: row.columns.map(({ key, name, type }, index) => ({
      key,
      schema: columnSchema(type, scope),
      optional: false,
      declaration: own?.properties[index]?.declaration ?? formatSqlName(name),
    })),
  };
}

function columnSchema(type: ColumnDescriptor['type'], scope: SchemaScope): SchemaPlan {
  if (type.kind === 'cursor') return openRowsSchema(type.row, undefined, scope);
  if ('declaration' in type) return scalarOutput(type);
  const binding = scope.bindings.get(type);
  if (binding === undefined) throw new TypeError(`${type.owner}.${type.name} is no type of the client.`);
  return compositeSchema(binding, 'output', scope);
}
