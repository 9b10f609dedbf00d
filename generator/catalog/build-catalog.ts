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
import { byCodeUnits, groupBy, sortedBy } from '../model/sort.js';
import { dataTypeOf } from './data-type-of.js';
import { deepFreeze } from './deep-freeze.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import type { ArgumentRow } from './views/all-arguments.js';
import type { ProcedureRow } from './views/all-procedures.js';
import type { ComponentRow } from './views/product-component-version.js';

/**
 * Translates dictionary rows, in whatever order they come, to the frozen catalog.
 * @throws DictionaryError for rows that contradict each other
 */
export function buildCatalog(rows: DictionaryRows): Catalog {
  return deepFreeze({
    databaseVersion: databaseVersion(rows.components),
    schemas: sortedBy(rows.schemas.map(buildSchema), (schema) => schema.name),
  });
}

/** The view also lists components such as PL/SQL and TNS. */
function databaseVersion(components: readonly ComponentRow[]): string | null {
  const database = components.find((row) => row.PRODUCT?.startsWith('Oracle') === true);
  return database?.VERSION_FULL ?? database?.VERSION ?? null;
}

function buildSchema(rows: SchemaRows): Schema {
  const routines = groupBy(rows.procedures, (row) => row.OBJECT_NAME);
  // Level 0 only: before 18c the parts of composites follow as rows of their own.
  const parameters = groupBy(
    rows.arguments.filter((row) => row.DATA_LEVEL === 0),
    (row) => subprogramKey(row.PACKAGE_NAME, row.OBJECT_NAME, row.SUBPROGRAM_ID),
  );
  const packages: Package[] = [];
  const standalone: StandaloneSubprogram[] = [];
  for (const { OBJECT_NAME, OBJECT_TYPE, STATUS } of rows.objects) {
    const valid = STATUS === 'VALID';
    const own = routines.get(OBJECT_NAME) ?? [];
    if (OBJECT_TYPE === 'PACKAGE') {
      packages.push({ name: OBJECT_NAME, valid, subprograms: buildSubprograms(OBJECT_NAME, own, parameters) });
    } else {
      // Its row has no PROCEDURE_NAME and the SUBPROGRAM_ID 1.
      const row = own.find((candidate) => candidate.PROCEDURE_NAME === null);
      const key = subprogramKey(null, OBJECT_NAME, row?.SUBPROGRAM_ID ?? 1);
      standalone.push({ ...buildSubprogram(OBJECT_NAME, row, parameters.get(key) ?? []), valid });
    }
  }
  return {
    name: rows.name,
    packages: sortedBy(packages, (one) => one.name),
    standalone: sortedBy(standalone, (one) => one.name),
  };
}

function buildSubprograms(
  packageName: string,
  rows: readonly ProcedureRow[],
  parameters: ReadonlyMap<string, readonly ArgumentRow[]>,
): readonly Subprogram[] {
  const subprograms: Subprogram[] = [];
  for (const row of rows) {
    // The package's own row has no PROCEDURE_NAME.
    if (row.PROCEDURE_NAME === null) continue;
    const key = subprogramKey(packageName, row.PROCEDURE_NAME, row.SUBPROGRAM_ID);
    subprograms.push(buildSubprogram(row.PROCEDURE_NAME, row, parameters.get(key) ?? []));
  }
  return subprograms.sort((a, b) => byCodeUnits(a.name, b.name) || (a.overload ?? 0) - (b.overload ?? 0));
}

function buildSubprogram(name: string, row: ProcedureRow | undefined, rows: readonly ArgumentRow[]): Subprogram {
  const ordered = [...rows].sort((a, b) => a.POSITION - b.POSITION);
  const result = ordered.find((argument) => argument.POSITION === 0);
  return {
    name,
    overload: row?.OVERLOAD == null ? null : Number(row.OVERLOAD),
    returns: result === undefined ? null : dataTypeOf(result),
    parameters: ordered.flatMap(buildParameter),
    sqlOnly: row === undefined ? null : sqlOnly(row),
  };
}

/** A row without a name is the function's result, or what old versions show for "no parameters". */
function buildParameter(row: ArgumentRow): readonly Parameter[] {
  if (row.ARGUMENT_NAME === null) return [];
  return [
    {
      name: row.ARGUMENT_NAME,
      position: row.POSITION,
      mode: modeOf(row),
      dataType: dataTypeOf(row),
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
