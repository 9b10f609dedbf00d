import fc from 'fast-check';
import { inCanonicalOrder } from '../../../../generator/catalog-file/canonical-order.js';
import type {
  Catalog,
  Constant,
  Package,
  PackageSource,
  Parameter,
  Subprogram,
} from '../../../../generator/model/catalog.js';
import type { CompositeType, TypeIdentity } from '../../../../generator/model/composite-type.js';
import type { DataType, ScalarType } from '../../../../generator/model/data-type.js';
import type { SourceNotes, ValueNotes } from '../../../../generator/model/source-notes.js';

/** Names as the dictionary may hold them: quoted ones, too. */
const name = fc.oneof(
  fc.constantFrom('ERP', 'ORDERS_API', 'P_ID', 'Straße', 'a "b"', 'X$Y', '日本', '__proto__', 'constructor'),
  fc.string({ minLength: 1, maxLength: 8 }),
);

/** Lines, quotes and what is no letter at all. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('a\nb', '"', '\u2028', '\\', '\t', '<<<<<<< HEAD'),
);

const size = fc.option(fc.nat(4000));

/** Any of these optional members, or none. */
function some<T extends object>(members: { [K in keyof T]-?: fc.Arbitrary<Required<T>[K]> }) {
  return fc.record(members, { requiredKeys: [] });
}

const sourceNotesMembers = { spelling: name, comment: text, deprecated: text, hidden: fc.constant<true>(true) };
const sourceNotes = some<SourceNotes>(sourceNotesMembers);
const valueNotesMembers = {
  ...sourceNotesMembers,
  defaultText: text,
  notNull: fc.constant<true>(true),
  declaredType: text,
  cursor: text,
  range: fc.tuple(fc.constant('-1'), fc.constant('99999999999999999999')),
};
const valueNotes = some<ValueNotes>(valueNotesMembers);

/** Optional members, all there or none. */
function maybe<T extends object>(members: fc.Arbitrary<T>) {
  return fc.option(members, { nil: {} });
}

function withNotes<T>(member: fc.Arbitrary<T>) {
  return maybe(member.map((notes) => ({ notes })));
}

const scalarType: fc.Arbitrary<ScalarType> = fc.oneof(
  fc.record({
    kind: fc.constant('character' as const),
    name: fc.constantFrom('VARCHAR2' as const, 'CHAR', 'NVARCHAR2', 'NCHAR', 'LONG'),
    length: size,
    semantics: fc.constantFrom('BYTE' as const, 'CHAR', null),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    name: fc.constantFrom('NUMBER' as const, 'DEC', 'DECIMAL', 'NUMERIC', 'INTEGER', 'INT', 'SMALLINT'),
    precision: size,
    scale: fc.option(fc.integer({ min: -84, max: 127 })),
  }),
  fc.record({
    kind: fc.constant('float' as const),
    name: fc.constantFrom('FLOAT' as const, 'REAL', 'DOUBLE PRECISION'),
    binaryPrecision: size,
  }),
  fc.record({
    kind: fc.constant('binary integer' as const),
    name: fc.constantFrom('PLS_INTEGER' as const, 'BINARY_INTEGER', 'NATURAL', 'POSITIVEN', 'SIMPLE_INTEGER'),
  }),
  fc.record({
    kind: fc.constant('datetime' as const),
    name: fc.constantFrom('DATE' as const, 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE', 'INTERVAL DAY TO SECOND'),
  }),
  fc.record({
    kind: fc.constant('raw' as const),
    name: fc.constantFrom('RAW' as const, 'LONG RAW'),
    length: size,
  }),
  fc.record({ kind: fc.constant('rowid' as const), name: fc.constantFrom('ROWID' as const, 'UROWID') }),
  fc.record({ kind: fc.constant('plain' as const), name: fc.constantFrom('BOOLEAN' as const, 'SIMPLE_DOUBLE') }),
  fc.record({
    kind: fc.constant('large' as const),
    name: fc.constantFrom('CLOB' as const, 'NCLOB', 'BLOB', 'BFILE', 'JSON', 'XMLTYPE', 'VECTOR'),
  }),
  fc.record(
    {
      kind: fc.constant('large' as const),
      name: fc.constant('VECTOR' as const),
      dimensions: fc.integer({ min: 1, max: 65_535 }),
      format: fc.constantFrom('FLOAT32' as const, 'FLOAT64', 'INT8', 'BINARY'),
    },
    { requiredKeys: ['kind', 'name'] },
  ),
);

/** @param keys of the catalog's types */
function dataTypeOf(keys: readonly string[]): fc.Arbitrary<DataType> {
  const key = keys.length === 0 ? undefined : fc.constantFrom(...keys);
  return fc.oneof(
    scalarType,
    fc.record({ kind: fc.constant('unsupported' as const), name: text }),
    fc.record({ kind: fc.constant('cursor' as const), row: key === undefined ? fc.constant(null) : fc.option(key) }),
    fc.record({
      kind: fc.constant('cursor' as const),
      row: key ?? fc.constant(null),
      match: fc.constant('name' as const),
    }),
    ...(key === undefined ? [] : [fc.record({ kind: fc.constant('named' as const), type: key })]),
  );
}

function typeOf(key: string, keys: readonly string[]): fc.Arbitrary<CompositeType> {
  const identity: fc.Arbitrary<TypeIdentity> = fc
    .tuple(
      fc.record({ key: fc.constant(key), owner: name, packageName: fc.option(name), name }),
      withNotes(sourceNotes),
    )
    .map(([members, notes]) => ({ ...members, ...notes }));
  const field = fc
    .tuple(fc.record({ name, dataType: dataTypeOf(keys) }), withNotes(valueNotes))
    .map(([members, notes]) => ({ ...members, ...notes }));
  const fields = fc.array(field, { maxLength: 3 });
  return fc.oneof(
    fc
      .tuple(identity, fields, fc.constantFrom('type' as const, 'row', 'cursor row', 'anonymous'))
      .map(([one, list, origin]): CompositeType => ({ ...one, kind: 'record', origin, fields: list })),
    fc
      .tuple(
        identity,
        dataTypeOf(keys),
        size,
        fc.constantFrom('nested table' as const, 'varray', 'index by integer', 'index by varchar2'),
        maybe(valueNotes.map((elementNotes) => ({ elementNotes }))),
      )
      .map(
        ([one, element, limit, form, notes]): CompositeType => ({
          ...one,
          kind: 'collection',
          form,
          element,
          limit,
          ...notes,
        }),
      ),
    fc.tuple(identity, fields, fc.option(fc.constantFrom(...keys)), fc.subarray([...keys]), fc.boolean()).map(
      ([one, attributes, supertype, subtypes, instantiable]): CompositeType => ({
        ...one,
        kind: 'object',
        attributes,
        supertype,
        subtypes,
        instantiable,
      }),
    ),
    fc.tuple(identity, text).map(([one, reason]): CompositeType => ({ ...one, kind: 'unreadable', reason })),
  );
}

function subprogramOf(keys: readonly string[]): fc.Arbitrary<Subprogram> {
  const dataType = dataTypeOf(keys);
  const parameter: fc.Arbitrary<Parameter> = fc
    .tuple(
      fc.record({
        name,
        position: fc.integer({ min: 1, max: 99 }),
        mode: fc.constantFrom('IN' as const, 'OUT', 'IN OUT'),
        dataType,
        defaulted: fc.boolean(),
      }),
      withNotes(valueNotes),
    )
    .map(([members, notes]) => ({ ...members, ...notes }));
  return fc
    .tuple(
      fc.record({
        name,
        overload: fc.option(fc.integer({ min: 1, max: 9 })),
        returns: fc.option(dataType),
        parameters: fc.array(parameter, { maxLength: 3 }),
        sqlOnly: fc.constantFrom('PIPELINED' as const, 'AGGREGATE', 'POLYMORPHIC', 'SQL_MACRO', null),
      }),
      withNotes(
        some({
          ...sourceNotesMembers,
          returns: valueNotes,
          throws: fc.array(fc.record({ name, comment: text }), { maxLength: 2 }),
        }),
      ),
    )
    .map(([members, notes]) => ({ ...members, ...notes }));
}

const constant: fc.Arbitrary<Constant> = fc
  .tuple(
    fc.record({ name, dataType: fc.option(scalarType) }),
    withNotes(valueNotes),
    fc.option(
      fc
        .option(
          fc.oneof(
            fc.record({ kind: fc.constant('number' as const), text: fc.constant('1E-130') }),
            fc.record({ kind: fc.constant('text' as const), text }),
            fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
          ),
        )
        .map((value) => ({ value })),
      { nil: {} },
    ),
  )
  .map(([members, notes, value]) => ({ ...members, ...value, ...notes }));

const exception = fc
  .tuple(fc.record({ name, code: fc.option(fc.integer({ min: -20999, max: 100 })) }), withNotes(sourceNotes))
  .map(([members, notes]) => ({ ...members, ...notes }));

function sourceOf(keys: readonly string[]): fc.Arbitrary<PackageSource> {
  const rowSubtypes = (first: string, ...others: readonly string[]) =>
    fc.array(fc.record({ name, type: fc.constantFrom(first, ...others) }), { maxLength: 2 });
  const [first, ...others] = keys;
  return fc
    .tuple(
      fc.record({ constants: fc.array(constant, { maxLength: 2 }), exceptions: fc.array(exception, { maxLength: 2 }) }),
      withNotes(sourceNotes),
      first === undefined
        ? fc.constant({})
        : maybe(rowSubtypes(first, ...others).map((rows) => ({ rowSubtypes: rows }))),
    )
    .map(([members, notes, rows]) => ({ ...members, ...notes, ...rows }));
}

const compilationError = maybe(text.map((error) => ({ compilationError: error })));

function packageOf(keys: readonly string[]): fc.Arbitrary<Package> {
  return fc
    .tuple(
      fc.record({ name, valid: fc.boolean(), subprograms: fc.array(subprogramOf(keys), { maxLength: 3 }) }),
      compilationError,
      maybe(sourceOf(keys).map((source) => ({ source }))),
    )
    .map(([members, error, source]) => ({ ...members, ...error, ...source }));
}

/** Catalogs of every shape that the model allows, in canonical order. */
export const randomCatalog: fc.Arbitrary<Catalog> = fc
  .uniqueArray(name, { maxLength: 4 })
  .chain((keys) =>
    fc.record({
      databaseVersion: fc.option(text),
      types: fc.tuple(...keys.map((key) => typeOf(key, keys))),
      schemas: fc.uniqueArray(
        fc.record({
          name,
          packages: fc.uniqueArray(packageOf(keys), { maxLength: 2, selector: (one) => one.name }),
          standalone: fc.uniqueArray(
            fc
              .tuple(subprogramOf(keys), fc.boolean(), compilationError)
              .map(([one, valid, error]) => ({ ...one, valid, ...error })),
            { maxLength: 2, selector: (one) => one.name },
          ),
        }),
        { maxLength: 2, selector: (schema) => schema.name },
      ),
    }),
  )
  // Some random objects have no prototype.
  .map((catalog) => structuredClone(inCanonicalOrder(catalog)));
