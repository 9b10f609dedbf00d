import { hasObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { QualifiedName } from '../../syntax/ast/name.js';
import type { CollectionType, ObjectType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';

/**
 * An object or collection type that CREATE TYPE made, by its name or a synonym.
 * @throws OracleError 902 if there is none that may be used
 */
export function namedType(
  { parts, position }: QualifiedName,
  { services, environment }: CompileContext,
): ObjectType | CollectionType {
  const names = parts.map(({ name }) => name);
  const object = resolveObject(services.store, names, environment.currentSchema);
  if (object?.type !== 'TYPE') {
    if (isSuppliedType(names)) throw new NotSupportedError(`the type ${names.join('.')}`, position);
    throw new OracleError(902, 'invalid datatype', { position });
  }
  const isUsable = hasObjectPrivilege(services.store, environment.domain, object, 'EXECUTE');
  if (!isUsable || object.schemaType === undefined) throw new OracleError(902, 'invalid datatype', { position });
  return object.schemaType.dataType;
}

/** Whether the name may be that of a type which Oracle has and the sandbox's SQL lacks. */
export function isSuppliedType(names: readonly string[]): boolean {
  const [first = '', second] = names;
  return second === undefined ? SUPPLIED_TYPES.has(first) : SUPPLYING_SCHEMAS.has(first);
}

const SUPPLIED_TYPES: ReadonlySet<string> = new Set([
  'ANYDATA',
  'ANYDATASET',
  'ANYTYPE',
  'DBURITYPE',
  'HTTPURITYPE',
  'JSON_ARRAY_T',
  'JSON_ELEMENT_T',
  'JSON_KEY_LIST',
  'JSON_OBJECT_T',
  'JSON_SCALAR_T',
  'SDO_GEOMETRY',
  'SDO_TOPO_GEOMETRY',
  'URITYPE',
  'XDBURITYPE',
]);

const SUPPLYING_SCHEMAS: ReadonlySet<string> = new Set(['SYS', 'MDSYS', 'XDB', 'PUBLIC']);
