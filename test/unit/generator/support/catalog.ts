import type { Catalog, Package, Parameter, ParameterMode, Subprogram } from '../../../../generator/model/catalog.js';
import type {
  CollectionType,
  CompositeType,
  Field,
  ObjectType,
  RecordType,
  UnreadableType,
} from '../../../../generator/model/composite-type.js';
import type { CharacterType, DataType, LobType, NamedType } from '../../../../generator/model/data-type.js';
import { sortedBy } from '../../../../generator/model/sort.js';

/** Catalogs as a test writes them: names are dotted, `ERP.ORDERS_API.LINE_T` is a package's type, `ERP.ADDRESS_T` a schema's. */

export const number = (precision: number | null = null, scale = precision === null ? null : 0): DataType => ({
  kind: 'number',
  name: 'NUMBER',
  precision,
  scale,
});
export const varchar2 = (length: number | null = null, semantics: CharacterType['semantics'] = 'BYTE'): DataType => ({
  kind: 'character',
  name: 'VARCHAR2',
  length,
  semantics: length === null ? null : semantics,
});
export const char = (length: number): DataType => ({ kind: 'character', name: 'CHAR', length, semantics: 'BYTE' });
export const nvarchar2 = (length: number): DataType => ({
  kind: 'character',
  name: 'NVARCHAR2',
  length,
  semantics: 'CHAR',
});
export const raw = (length: number | null = null): DataType => ({ kind: 'raw', name: 'RAW', length });
export const plsInteger: DataType = { kind: 'binary integer', name: 'PLS_INTEGER' };
export const boolean: DataType = { kind: 'plain', name: 'BOOLEAN' };
export const date: DataType = { kind: 'datetime', name: 'DATE' };
export const timestampTz: DataType = { kind: 'datetime', name: 'TIMESTAMP WITH TIME ZONE' };
export const interval: DataType = { kind: 'datetime', name: 'INTERVAL DAY TO SECOND' };
export const clob: DataType = { kind: 'large', name: 'CLOB' };
export const blob: DataType = { kind: 'large', name: 'BLOB' };
export const bfile: DataType = { kind: 'large', name: 'BFILE' };
export const vector: LobType = { kind: 'large', name: 'VECTOR' };
export const cursor: DataType = { kind: 'cursor', row: null };
export const strongCursor = (row: string): DataType => ({ kind: 'cursor', row });
export const ref = (type: string): DataType => ({ kind: 'unsupported', name: `REF ${type}` });
export const named = (type: string): NamedType => ({ kind: 'named', type });

type Fields = Readonly<Record<string, DataType>>;

export function record(key: string, fields: Fields): RecordType {
  return { ...identity(key), kind: 'record', origin: 'type', fields: fieldsOf(fields) };
}

/** @param key `ERP.ORDERS%ROWTYPE`; with a package, the row of one of its cursors */
export function row(key: string, fields: Fields): RecordType {
  const type = identity(key);
  const origin = type.packageName === null ? 'row' : 'cursor row';
  return { ...type, kind: 'record', origin, fields: fieldsOf(fields) };
}

export function anonymousRow(key: string, fields: Fields): RecordType {
  return { ...identity(key), kind: 'record', origin: 'anonymous', fields: fieldsOf(fields) };
}

export const nestedTable = (key: string, element: DataType) => collection(key, 'nested table', element, null);
export const varray = (key: string, element: DataType, limit: number) => collection(key, 'varray', element, limit);
export const indexByInteger = (key: string, element: DataType) => collection(key, 'index by integer', element, null);
export const indexByVarchar2 = (key: string, element: DataType, limit: number) =>
  collection(key, 'index by varchar2', element, limit);

function collection(
  key: string,
  form: CollectionType['form'],
  element: DataType,
  limit: number | null,
): CollectionType {
  return { ...identity(key), kind: 'collection', form, element, limit };
}

interface Inheritance {
  readonly under?: string;
  readonly subtypes?: readonly string[];
  readonly instantiable?: boolean;
}

export function object(key: string, attributes: Fields, inheritance: Inheritance = {}): ObjectType {
  const { under = null, subtypes = [], instantiable = true } = inheritance;
  return {
    ...identity(key),
    kind: 'object',
    attributes: fieldsOf(attributes),
    supertype: under,
    subtypes,
    instantiable,
  };
}

export function unreadable(key: string, reason: string): UnreadableType {
  return { ...identity(key), kind: 'unreadable', reason };
}

function identity(key: string): Pick<CompositeType, 'key' | 'owner' | 'packageName' | 'name'> {
  const parts = key.replace('%ROWTYPE', '').split('.');
  const [owner = '', ...rest] = parts;
  return { key, owner, packageName: rest.length === 2 ? (rest[0] ?? null) : null, name: parts.at(-1) ?? '' };
}

function fieldsOf(fields: Fields): readonly Field[] {
  return Object.entries(fields).map(([name, dataType]) => ({ name, dataType }));
}

/** `{ 'P_LINES IN OUT': named('ERP.ORDERS_API.LINES_T') }` */
type Formals = Readonly<Record<string, DataType>>;

export function procedure(name: string, formals: Formals = {}): Subprogram {
  return { name, overload: null, returns: null, parameters: parametersOf(formals), sqlOnly: null };
}

export function plsqlFunction(name: string, returns: DataType, formals: Formals = {}): Subprogram {
  return { ...procedure(name, formals), returns };
}

function parametersOf(formals: Formals): readonly Parameter[] {
  return Object.entries(formals).map(([formal, dataType], index) => {
    const [name = '', ...mode] = formal.split(' ');
    return { name, position: index + 1, mode: modeOf(mode.join(' ')), dataType, defaulted: false };
  });
}

function modeOf(text: string): ParameterMode {
  if (text === 'IN' || text === 'OUT' || text === 'IN OUT') return text;
  throw new Error(`"${text}" is no mode`);
}

export function plsqlPackage(name: string, ...subprograms: readonly Subprogram[]): Package {
  const numbered = subprograms.map((subprogram, index) => {
    const namesakes = subprograms.filter((other) => other.name === subprogram.name);
    if (namesakes.length === 1) return subprogram;
    return {
      ...subprogram,
      overload: subprograms.slice(0, index + 1).filter((one) => one.name === subprogram.name).length,
    };
  });
  return { name, valid: true, subprograms: sortedBy(numbered, (one) => one.name) };
}

/** @param packages by schema */
export function catalogOf(
  packages: Readonly<Record<string, readonly Package[]>>,
  types: readonly CompositeType[],
): Catalog {
  return {
    databaseVersion: '19.4.0.0.0',
    schemas: Object.entries(packages).map(([name, all]) => ({
      name,
      packages: sortedBy(all, (one) => one.name),
      standalone: [],
    })),
    types: sortedBy(types, (type) => type.key),
  };
}
