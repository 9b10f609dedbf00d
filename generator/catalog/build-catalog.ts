import type { Catalog, Package, Schema, StandaloneSubprogram } from '../model/catalog.js';
import { byCodeUnits, groupBy, sortedBy } from '../model/sort.js';
import { buildSubprogram, subprogramHeading } from './build-subprogram.js';
import { firstError } from './compilation-errors.js';
import { databaseVersion } from './database-version.js';
import { deepFreeze } from './deep-freeze.js';
import { unitOf } from './follow-synonyms.js';
import { Grants } from './grants.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import { Sources } from './specifications/sources.js';
import { ArgumentTypes } from './types/argument-types.js';
import { SchemaNames } from './types/schema-names.js';
import { TypeCatalog } from './types/type-catalog.js';
import type { ProcedureRow } from './views/all-procedures.js';

/**
 * Translates dictionary rows, in whatever order they come, to the frozen catalog.
 * @throws DictionaryError for rows that contradict each other
 */
export function buildCatalog(rows: DictionaryRows): Catalog {
  const names = schemaNames(rows.schemas);
  const composites = new TypeCatalog(names);
  const types = new ArgumentTypes(rows.types, composites);
  const sources = new Sources(rows, types, names);
  const grants = new Grants(rows.grants ?? []);
  // In a canonical order, because what is met first may be what describes a type.
  const schemas = sortedBy(rows.schemas, (schema) => schema.name).map((schema) => buildSchema(schema, sources, grants));
  for (const reference of rows.cursorRows ?? []) types.named(reference);
  const described = sources.annotate(composites.describeAll());
  return deepFreeze({
    databaseVersion: databaseVersion(rows.components),
    schemas: schemas.map(({ packages, ...schema }) => ({ ...schema, packages: packages.map((one) => one()) })),
    types: described,
  });
}

/** The rows of a schema's objects tell under which name the configuration's schema was found. */
function schemaNames(schemas: readonly SchemaRows[]): SchemaNames {
  return new SchemaNames(new Map(schemas.flatMap(({ name, objects }) => objects.map(({ OWNER }) => [OWNER, name]))));
}

/** A schema whose packages lack their sources yet, which name types of the whole catalog. */
interface SchemaDraft extends Omit<Schema, 'packages'> {
  readonly packages: readonly (() => Package)[];
}

function buildSchema(rows: SchemaRows, sources: Sources, grants: Grants): SchemaDraft {
  const routines = groupBy(rows.procedures, (row) => row.OBJECT_NAME);
  const parameters = groupBy(rows.arguments, (row) =>
    subprogramKey(row.PACKAGE_NAME, row.OBJECT_NAME, row.SUBPROGRAM_ID),
  );
  const packages: (() => Package)[] = [];
  const standalone: StandaloneSubprogram[] = [];
  for (const object of sortedBy(rows.objects, (row) => row.OBJECT_NAME)) {
    const { OBJECT_NAME, OBJECT_TYPE, STATUS } = object;
    const valid = STATUS === 'VALID';
    const unit = unitOf(object, rows);
    const error = valid ? undefined : firstError(unit, rows.errors ?? []);
    const grantees = grants.granteesOf(unit);
    const state = {
      valid,
      ...(error === undefined ? {} : { compilationError: error }),
      ...(grantees === undefined ? {} : { grantees }),
    };
    const own = routines.get(OBJECT_NAME) ?? [];
    const packageName = OBJECT_TYPE === 'PACKAGE' ? OBJECT_NAME : null;
    const headingOf = (name: string, row: ProcedureRow | undefined) => {
      const key = subprogramKey(packageName, name, row?.SUBPROGRAM_ID ?? 1);
      return subprogramHeading({ schema: rows.name, packageName, name }, row, parameters.get(key) ?? []);
    };
    if (packageName !== null) {
      const headings = [...own]
        .sort((a, b) => a.SUBPROGRAM_ID - b.SUBPROGRAM_ID)
        // The package's own row has no PROCEDURE_NAME.
        .flatMap((row) => (row.PROCEDURE_NAME === null ? [] : [headingOf(row.PROCEDURE_NAME, row)]));
      const scope = sources.scopeOf(object, rows);
      const declared = scope && sources.subprogramsOf(scope, headings);
      const subprograms = headings
        .map((heading) => buildSubprogram(heading, sources, declared?.get(heading)))
        .sort((a, b) => byCodeUnits(a.name, b.name) || (a.overload ?? 0) - (b.overload ?? 0));
      packages.push(() => ({
        name: OBJECT_NAME,
        ...state,
        subprograms,
        ...(scope === undefined ? {} : { source: sources.packageSource(scope) }),
      }));
    } else {
      // Its row has no PROCEDURE_NAME and the SUBPROGRAM_ID 1.
      const row = own.find((candidate) => candidate.PROCEDURE_NAME === null);
      standalone.push({ ...buildSubprogram(headingOf(OBJECT_NAME, row), sources, undefined), ...state });
    }
  }
  return { name: rows.name, packages, standalone };
}

/** SUBPROGRAM_ID tells overloads apart; the name is there because a standalone unit and a package number their own. */
function subprogramKey(packageName: string | null, name: string, id: number): string {
  return JSON.stringify([packageName, name, id]);
}
