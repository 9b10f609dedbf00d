import type { SubtypeDeclaration, TypeDeclaration } from '../../plsql/ast/declaration.js';
import type {
  PlsqlTypeSpec,
  RecordTypeDefinition,
  TypeDefinition,
  VarrayTypeDefinition,
} from '../../plsql/ast/type-spec.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { CollectionType, DataType, RecordType, TypeIdentity } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { staticValue } from '../expressions/static-value.js';
import type { Place } from '../names/place.js';
import { type ConstrainedType, nullable } from '../names/symbol.js';
import { setFieldDefaults } from '../types/empty-value.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { typeSynonym } from '../types/type-synonym.js';
import { variableType } from '../types/variable-type.js';
import { declareNew } from './declare-new.js';
import { fieldDefault } from './field-default.js';
import { requireDistinct } from './require-distinct.js';

export function declareType(place: Place, { name, definition }: TypeDeclaration): void {
  const dataType = definedType(place, definition, identityOf(place, name.name));
  declareNew(place, { kind: 'type', name: name.name, type: nullable(dataType) });
}

export function declareSubtype(place: Place, declaration: SubtypeDeclaration): void {
  const { name, base, range, notNull } = declaration;
  const type = resolveTypeSpec(place, base);
  const bounds =
    range === undefined ? type.range : { low: staticNumber(place, range.low), high: staticNumber(place, range.high) };
  const subtype: ConstrainedType = {
    dataType: type.dataType,
    notNull: type.notNull || notNull,
    ...(bounds === undefined ? {} : { range: bounds }),
  };
  declareNew(place, { kind: 'type', name: name.name, type: subtype });
}

function staticNumber(place: Place, expression: Expression): number {
  const value = staticValue(place, expression);
  if (typeof value === 'number') return value;
  throw new PlsqlCompileError('PLS-00491: numeric literal required', expression.position);
}

/** Types of a package's specification are known to the dictionary; those of a body, block or subprogram are not. */
export function identityOf({ unit, scope }: Place, name: string): TypeIdentity | undefined {
  const { ownPackage } = unit;
  if (ownPackage === undefined || scope !== ownPackage.scope) return undefined;
  return { owner: ownPackage.owner, packageName: ownPackage.name, name };
}

function definedType(place: Place, definition: TypeDefinition, identity: TypeIdentity | undefined): DataType {
  const named = identity === undefined ? { declaration: {} } : { identity };
  switch (definition.kind) {
    case 'record_type':
      return recordType(place, definition, named);
    case 'nested_table_type':
      return { kind: 'collection', ...named, form: 'nested_table', ...elementOf(place, definition) };
    case 'varray_type': {
      const limit = varrayLimit(place, definition);
      return { kind: 'collection', ...named, form: 'varray', ...elementOf(place, definition), limit };
    }
    case 'index_by_type':
      return indexByType(place, definition, named);
    case 'ref_cursor_type': {
      if (definition.returns === undefined) return { kind: 'ref_cursor' };
      const { dataType } = resolveTypeSpec(place, definition.returns);
      if (dataType.kind !== 'record') {
        throw new PlsqlCompileError(
          'PLS-00362: invalid cursor return type; must be a record type',
          definition.position,
        );
      }
      return { kind: 'ref_cursor', rowType: dataType };
    }
  }
}

/**
 * A collection type that CREATE TYPE makes.
 * @throws PlsqlCompileError PLS-00355 for an index-by table
 */
export function collectionType(
  place: Place,
  definition: TypeDefinition,
  identity: TypeIdentity,
  typeOfElement: (place: Place, spec: PlsqlTypeSpec) => ConstrainedType,
): CollectionType {
  if (definition.kind !== 'nested_table_type' && definition.kind !== 'varray_type') {
    throw new PlsqlCompileError('PLS-00355: use of pl/sql table not allowed in this context', definition.position);
  }
  const { dataType: element, notNull } = typeOfElement(place, definition.element);
  const synonym = typeSynonym(place, definition.element);
  const common = {
    kind: 'collection',
    identity,
    element,
    elementNotNull: notNull || definition.elementNotNull,
    ...(synonym === undefined ? {} : { elementSynonym: synonym }),
  } as const;
  if (definition.kind === 'nested_table_type') return { ...common, form: 'nested_table' };
  return { ...common, form: 'varray', limit: varrayLimit(place, definition) };
}

/** A literal or, as 12.2 has it, any static expression. @throws PlsqlCompileError PLS-00491 */
function varrayLimit(place: Place, { limit }: VarrayTypeDefinition): number {
  return typeof limit === 'number' ? limit : staticNumber(place, limit);
}

type Named = Pick<RecordType, 'identity' | 'declaration'>;

function recordType(place: Place, { fields }: RecordTypeDefinition, named: Named): RecordType {
  requireDistinct(fields.map(({ name }) => name));
  const types = fields.map(({ type }) => variableType(resolveTypeSpec(place, type)));
  const record: RecordType = {
    kind: 'record',
    ...named,
    fields: fields.map(({ name, type, notNull }, index) => {
      const synonym = typeSynonym(place, type);
      return {
        name: name.name,
        dataType: types[index]?.dataType ?? { kind: 'null' },
        notNull: notNull || types[index]?.notNull === true,
        ...(synonym === undefined ? {} : { synonym }),
      };
    }),
  };
  const defaults = fields.map((field, index) => {
    const type = types[index];
    return field.default === undefined || type === undefined ? undefined : fieldDefault(place, field.default, type);
  });
  if (defaults.some((given) => given !== undefined)) setFieldDefaults(record, defaults);
  return record;
}

function elementOf(
  place: Place,
  definition: Extract<TypeDefinition, { readonly element: unknown }>,
): Pick<CollectionType, 'element' | 'elementNotNull' | 'elementSynonym'> {
  const { dataType, notNull } = variableType(resolveTypeSpec(place, definition.element));
  const synonym = typeSynonym(place, definition.element);
  return {
    element: dataType,
    elementNotNull: notNull || definition.elementNotNull,
    ...(synonym === undefined ? {} : { elementSynonym: synonym }),
  };
}

function indexByType(
  place: Place,
  definition: Extract<TypeDefinition, { readonly kind: 'index_by_type' }>,
  named: Named,
): CollectionType {
  const { dataType } = resolveTypeSpec(place, definition.index);
  const element = elementOf(place, definition);
  if (dataType.kind === 'varchar2') {
    return {
      kind: 'collection',
      ...named,
      form: 'index_by_varchar2',
      ...element,
      ...(dataType.length === undefined ? {} : { limit: dataType.length }),
    };
  }
  if (dataType.kind === 'pls_integer') return { kind: 'collection', ...named, form: 'index_by_integer', ...element };
  throw new PlsqlCompileError(
    'PLS-00315: Implementation restriction: unsupported table index type',
    definition.position,
  );
}
