import { formatSqlPath } from '../config/sql-name.js';
import { DictionaryError } from '../errors/generator-error.js';
import type {
  Catalog,
  Package,
  Parameter,
  ParameterMode,
  Schema,
  SqlOnly,
  StandaloneSubprogram,
  Subprogram,
} from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import { byCodeUnits, groupBy, sortedBy } from '../model/sort.js';
import { deepFreeze } from './deep-freeze.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import { ArgumentTypes } from './types/argument-types.js';
import { type ArgumentNode, nestArguments } from './types/nested-arguments.js';
import { SchemaNames } from './types/schema-names.js';
import { TypeCatalog } from './types/type-catalog.js';
import type { ArgumentRow } from './views/all-arguments.js';
import type { ProcedureRow } from './views/all-procedures.js';
import type { ComponentRow } from './views/product-component-version.js';

/**
 * Translates dictionary rows, in whatever order they come, to the frozen catalog.
 * @throws DictionaryError for rows that contradict each other
 */
export function buildCatalog(rows: DictionaryRows): Catalog {
  const composites = new TypeCatalog(schemaNames(rows.schemas));
  const types = new ArgumentTypes(rows.types, composites);
  // In a canonical order, because what is met first may be what describes a type.
  const schemas = sortedBy(rows.schemas, (schema) => schema.name).map((schema) => buildSchema(schema, types));
  for (const reference of rows.cursorRows ?? []) types.named(reference);
  return deepFreeze({
    databaseVersion: databaseVersion(rows.components),
    schemas,
    types: composites.describeAll(),
  });
}

/** The view also lists components such as PL/SQL and TNS. */
function databaseVersion(components: readonly ComponentRow[]): string | null {
  const database = components.find((row) => row.PRODUCT?.startsWith('Oracle') === true);
  return database?.VERSION_FULL ?? database?.VERSION ?? null;
}

/** The rows of a schema's objects tell under which name the configuration's schema was found. */
function schemaNames(schemas: readonly SchemaRows[]): SchemaNames {
  return new SchemaNames(new Map(schemas.flatMap(({ name, objects }) => objects.map(({ OWNER }) => [OWNER, name]))));
}

function buildSchema(rows: SchemaRows, types: ArgumentTypes): Schema {
  const routines = groupBy(rows.procedures, (row) => row.OBJECT_NAME);
  const parameters = groupBy(rows.arguments, (row) =>
    subprogramKey(row.PACKAGE_NAME, row.OBJECT_NAME, row.SUBPROGRAM_ID),
  );
  const packages: Package[] = [];
  const standalone: StandaloneSubprogram[] = [];
  for (const { OBJECT_NAME, OBJECT_TYPE, STATUS } of sortedBy(rows.objects, (row) => row.OBJECT_NAME)) {
    const valid = STATUS === 'VALID';
    const own = routines.get(OBJECT_NAME) ?? [];
    const packageName = OBJECT_TYPE === 'PACKAGE' ? OBJECT_NAME : null;
    const build = (name: string, row: ProcedureRow | undefined): Subprogram => {
      const key = subprogramKey(packageName, name, row?.SUBPROGRAM_ID ?? 1);
      const heading = { schema: rows.name, packageName, name, row };
      return buildSubprogram(heading, nestArguments(parameters.get(key) ?? []), types);
    };
    if (packageName !== null) {
      packages.push({ name: OBJECT_NAME, valid, subprograms: buildSubprograms(own, build) });
    } else {
      // Its row has no PROCEDURE_NAME and the SUBPROGRAM_ID 1.
      const row = own.find((candidate) => candidate.PROCEDURE_NAME === null);
      standalone.push({ ...build(OBJECT_NAME, row), valid });
    }
  }
  return { name: rows.name, packages, standalone };
}

function buildSubprograms(
  rows: readonly ProcedureRow[],
  build: (name: string, row: ProcedureRow) => Subprogram,
): readonly Subprogram[] {
  const subprograms: Subprogram[] = [];
  for (const row of [...rows].sort((a, b) => a.SUBPROGRAM_ID - b.SUBPROGRAM_ID)) {
    // The package's own row has no PROCEDURE_NAME.
    if (row.PROCEDURE_NAME !== null) subprograms.push(build(row.PROCEDURE_NAME, row));
  }
  return subprograms.sort((a, b) => byCodeUnits(a.name, b.name) || (a.overload ?? 0) - (b.overload ?? 0));
}

interface Heading {
  readonly schema: string;
  readonly packageName: string | null;
  readonly name: string;
  readonly row: ProcedureRow | undefined;
}

function buildSubprogram(heading: Heading, nodes: readonly ArgumentNode[], types: ArgumentTypes): Subprogram {
  const { schema, packageName, name, row } = heading;
  const overload = row?.OVERLOAD == null ? null : Number(row.OVERLOAD);
  const path = formatSqlPath(packageName === null ? [schema, name] : [schema, packageName, name]);
  const within = overload === null ? path : `${path}(${overload})`;
  const dataType = (node: ArgumentNode) =>
    types.dataType(node, { within, owner: schema, packageName, name: node.row.ARGUMENT_NAME ?? 'RETURN' });
  const result = nodes.find((node) => node.row.POSITION === 0);
  return {
    name,
    overload,
    returns: result === undefined ? null : dataType(result),
    parameters: nodes.flatMap((node) => buildParameter(node, dataType)),
    sqlOnly: row === undefined ? null : sqlOnly(row),
  };
}

/** A row without a name is the function's result, or what old versions show for "no parameters". */
function buildParameter(node: ArgumentNode, dataType: (node: ArgumentNode) => DataType): readonly Parameter[] {
  const { row } = node;
  if (row.ARGUMENT_NAME === null) return [];
  return [
    {
      name: row.ARGUMENT_NAME,
      position: row.POSITION,
      mode: modeOf(row),
      dataType: dataType(node),
      defaulted: row.DEFAULTED === 'Y',
    },
  ];
}

function modeOf(row: ArgumentRow): ParameterMode {
  switch (row.IN_OUT) {
    case 'IN':
    case 'OUT':
      return row.IN_OUT;
    case 'IN/OUT':
      return 'IN OUT';
    default:
      throw new DictionaryError(
        `ALL_ARGUMENTS.IN_OUT of ${row.OBJECT_NAME}.${row.ARGUMENT_NAME} is "${row.IN_OUT}", not IN, OUT or IN/OUT.`,
      );
  }
}

function sqlOnly(row: ProcedureRow): SqlOnly | null {
  if (row.PIPELINED === 'YES') return 'PIPELINED';
  if (row.AGGREGATE === 'YES') return 'AGGREGATE';
  // Ordinary subprograms have the text 'NULL' in these.
  if (row.POLYMORPHIC !== null && row.POLYMORPHIC !== 'NULL') return 'POLYMORPHIC';
  if (row.SQL_MACRO !== null && row.SQL_MACRO !== 'NULL') return 'SQL_MACRO';
  return null;
}

/** SUBPROGRAM_ID tells overloads apart; the name is there because a standalone unit and a package number their own. */
function subprogramKey(packageName: string | null, name: string, id: number): string {
  return JSON.stringify([packageName, name, id]);
}
