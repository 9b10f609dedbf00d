import { join } from 'node:path';
import { readCsv } from './read-csv.js';
import { usedFirst } from './used-first.js';

type Row = Readonly<Record<string, string | null>>;

/** Rows of the views of package types, recorded from a real database of 18c or later; scales of 0 were not recorded. */
export interface RecordedTypes {
  readonly types: readonly Row[];
  readonly attributes: readonly Row[];
  /** Those of some collections of scalars are missing. */
  readonly collections: readonly Row[];
  /** Of the tables behind `%ROWTYPE`. */
  readonly columns: readonly Row[];
}

export function recordedTypes(folder: string): RecordedTypes {
  const read = (view: string) => readCsv(join(folder, 'types-18c', `${view}.csv`));
  return {
    types: once(read('ALL_PLSQL_TYPES'), keyOf),
    attributes: once(read('ALL_PLSQL_TYPE_ATTRS'), (row) => `${keyOf(row)}.${row['ATTR_NO']}`),
    collections: once(read('ALL_PLSQL_COLL_TYPES'), keyOf),
    columns: once(read('ALL_TAB_COLS'), (row) => `${row['TABLE_NAME']}.${row['COLUMN_NAME']}`),
  };
}

/** Some rows were recorded twice. */
function once(rows: readonly Row[], key: (row: Row) => string): readonly Row[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

/** Scripts that make the same types again: tables, then a package specification each, those that others use first. */
export function declarationsOf(recorded: RecordedTypes): readonly string[] {
  const tables = grouped(recorded.columns, 'TABLE_NAME').map(
    ([name, columns]) => `create table "${name}" (${columns.map(columnText).join(', ')})`,
  );
  const packages = grouped(inOrderOfUse(recorded), 'PACKAGE_NAME').map(
    ([name, types]) => `create package "${name}" as ${types.map((row) => typeText(row, recorded)).join(' ')} end;`,
  );
  return [...tables, ...packages];
}

/** Each type after those that it refers to. Packages do not refer to each other in circles. */
function inOrderOfUse({ types, attributes, collections }: RecordedTypes): readonly Row[] {
  const known = new Map(types.map((row) => [keyOf(row), row]));
  const ordered = new Set<Row>();
  const visit = (row: Row) => {
    if (ordered.has(row)) return;
    for (const attribute of attributes.filter((candidate) => keyOf(candidate) === keyOf(row))) {
      visitNamed(`${attribute['ATTR_TYPE_PACKAGE']}.${attribute['ATTR_TYPE_NAME']}`);
    }
    for (const collection of collections.filter((candidate) => keyOf(candidate) === keyOf(row))) {
      visitNamed(`${collection['ELEM_TYPE_PACKAGE']}.${collection['ELEM_TYPE_NAME']}`);
    }
    ordered.add(row);
  };
  const visitNamed = (key: string) => {
    const used = known.get(key);
    if (used !== undefined) visit(used);
  };
  types.forEach(visit);
  return packagesInOrder([...ordered], { attributes, collections });
}

function packagesInOrder(
  types: readonly Row[],
  { attributes, collections }: Pick<RecordedTypes, 'attributes' | 'collections'>,
): readonly Row[] {
  const order = usedFirst([
    ...attributes.map((row) => [row['PACKAGE_NAME'], row['ATTR_TYPE_PACKAGE']] as const),
    ...collections.map((row) => [row['PACKAGE_NAME'], row['ELEM_TYPE_PACKAGE']] as const),
  ]);
  return [...types].sort((a, b) => order(a['PACKAGE_NAME']) - order(b['PACKAGE_NAME']));
}

function typeText(row: Row, { attributes, collections }: RecordedTypes): string {
  const name = `"${row['TYPE_NAME']}"`;
  if (row['TYPECODE'] === 'PL/SQL RECORD') {
    const fields = attributes
      .filter((candidate) => keyOf(candidate) === keyOf(row))
      .toSorted((a, b) => Number(a['ATTR_NO']) - Number(b['ATTR_NO']))
      .map((field) => `"${field['ATTR_NAME']}" ${partText(field, 'ATTR')}`);
    return `type ${name} is record (${fields.join(', ')});`;
  }
  const collection = collections.find((candidate) => keyOf(candidate) === keyOf(row));
  if (collection === undefined) return `type ${name} is table of number index by pls_integer;`;
  const index = collection['COLL_TYPE'] === 'TABLE' ? '' : ' index by binary_integer';
  return `type ${name} is table of ${partText(collection, 'ELEM')}${index};`;
}

const SPELLINGS: Readonly<Record<string, string>> = {
  'PL/SQL PLS INTEGER': 'pls_integer',
  'PL/SQL BINARY INTEGER': 'binary_integer',
  'PL/SQL BOOLEAN': 'boolean',
  'PL/SQL ROWID': 'rowid',
};

function partText(row: Row, prefix: 'ATTR' | 'ELEM'): string {
  const [owner, name, packageName] = [
    row[`${prefix}_TYPE_OWNER`],
    row[`${prefix}_TYPE_NAME`] ?? '',
    row[`${prefix}_TYPE_PACKAGE`],
  ];
  if (owner === null) {
    const sizes = [row['LENGTH'] ?? row['PRECISION'], row['SCALE']].filter((size) => size !== null);
    return `${SPELLINGS[name] ?? name}${sizes.length === 0 ? '' : `(${sizes.join(', ')})`}`;
  }
  if (packageName === null) return `"${name.slice(0, -'%ROWTYPE'.length)}"%rowtype`;
  return packageName === row['PACKAGE_NAME'] ? `"${name}"` : `"${packageName}"."${name}"`;
}

function columnText(row: Row): string {
  const { DATA_TYPE, DATA_LENGTH, DATA_PRECISION, DATA_SCALE } = row;
  const sizes = DATA_TYPE === 'NUMBER' ? [DATA_PRECISION, DATA_SCALE] : DATA_TYPE === 'DATE' ? [] : [DATA_LENGTH];
  const given = sizes.filter((size) => size != null);
  return `"${row['COLUMN_NAME']}" ${DATA_TYPE}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
}

function grouped(rows: readonly Row[], column: string): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row[column] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups];
}

function keyOf(row: Row): string {
  return `${row['PACKAGE_NAME']}.${row['TYPE_NAME']}`;
}
