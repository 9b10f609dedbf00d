import { isVisible } from '../schema/access.js';
import { resolveName } from '../schema/resolve-name.js';
import type { SchemaObject } from '../schema/schema-store.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { leadingName } from './name-lists.js';
import type { NativeContext } from './native-package.js';

/** What each context looks for, and the numbers that PART1_TYPE has for it. */
const CONTEXTS: ReadonlyMap<number, ReadonlyMap<SchemaObject['type'], number>> = new Map([
  [
    0,
    new Map<SchemaObject['type'], number>([
      ['TABLE', 2],
      ['VIEW', 4],
    ]),
  ],
  [
    1,
    new Map<SchemaObject['type'], number>([
      ['PROCEDURE', 7],
      ['FUNCTION', 8],
      ['PACKAGE', 9],
    ]),
  ],
  [2, new Map<SchemaObject['type'], number>([['SEQUENCE', 6]])],
  [7, new Map<SchemaObject['type'], number>([['TYPE', 13]])],
]);

/**
 * What DBMS_UTILITY.NAME_RESOLVE gives: schema, both parts, database link, type of the first part and object number.
 * @throws OracleError 931, 6564
 */
export function resolvedName(given: string, wanted: number | null, { schema, sql }: NativeContext): readonly Value[] {
  const types = wanted === null ? undefined : CONTEXTS.get(wanted);
  if (types === undefined) throw new NotSupportedError('DBMS_UTILITY.NAME_RESOLVE in that context');
  const { parts, databaseLink } = leadingName(given, 3);
  if (databaseLink !== undefined) throw new NotSupportedError('database links');
  const found = resolveName(
    schema,
    parts.map(({ name }) => name),
    sql.currentSchema,
  );
  const type = found === undefined ? undefined : types.get(found.object.type);
  if (found === undefined || type === undefined || !isVisible(schema, sql.domain, found.object)) {
    throw new OracleError(6564, `object ${given} does not exist`);
  }
  const { owner, name, objectId } = found.object;
  // A subprogram is always the second part.
  const isSubprogram = type === 7 || type === 8;
  return [owner, isSubprogram ? null : name, isSubprogram ? name : (found.rest[0] ?? null), null, type, objectId];
}
