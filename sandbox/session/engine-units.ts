import type { CreateUnit, MalformedUnit, StoredUnit as UnitTree } from '../plsql/ast/unit.js';
import { invalidateDependents } from '../schema/dependents.js';
import { namespaceOf, type StoredUnitType } from '../schema/schema-object.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import { DdlContext, nameInUse } from '../sql/ddl/ddl-context.js';
import type { SessionState } from '../sql/session-state.js';
import type { AlterCompile } from '../syntax/ast/ddl.js';
import type { Task } from '../tasks/task.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { EngineDatabase } from './engine-database.js';

/**
 * CREATE [OR REPLACE] of a stored PL/SQL unit. A unit with errors is stored, too.
 * @returns whether it has errors (ORA-24344)
 */
export function* createUnit(
  create: CreateUnit,
  text: string,
  database: EngineDatabase,
  session: SessionState,
): Task<boolean> {
  const { sql, schema, library } = database;
  yield* sql.commit(session);
  const context = new DdlContext(sql.services, session, text);
  const type = unitType(create.unit);
  const { owner, name } = context.target(create.unit.name);
  context.requireCreate(owner, 'PROCEDURE');
  const existing = schema.find(owner, name, namespaceOf(type));
  if (existing !== undefined && (existing.type !== type || (!create.orReplace && !create.ifNotExists)))
    throw nameInUse();
  if (existing !== undefined && create.ifNotExists) return false;
  const header = existing === undefined ? context.newHeader(owner, name) : context.changed(existing);
  const stored: StoredUnit = {
    owner,
    name,
    objectId: header.objectId,
    created: header.created,
    lastDdlTime: header.lastDdlTime,
    timestamp: header.timestamp,
    status: 'INVALID',
    oracleMaintained: false,
    type,
    source: create.sourceText,
    errors: [],
    subprograms: [],
    types: [],
    dependsOn: [],
    trigger: undefined,
  };
  schema.put(stored);
  library.setSource(stored.objectId, { create, text });
  if (type !== 'PACKAGE BODY') invalidateDependents(schema, owner, name);
  return library.compile(stored).length > 0;
}

function unitType(unit: UnitTree): StoredUnitType {
  switch (unit.kind) {
    case 'package':
      return 'PACKAGE';
    case 'package_body':
      return 'PACKAGE BODY';
    case 'standalone_subprogram':
      return unit.subprogram.subprogramKind;
    case 'trigger':
      return unsupported('TRIGGER', unit.position);
    case 'type':
      return unsupported('TYPE', unit.position);
    case 'type_body':
      return unsupported('TYPE BODY', unit.position);
    case 'malformed_unit':
      return malformedType(unit);
  }
}

function malformedType({ unitKind, position }: MalformedUnit): StoredUnitType {
  switch (unitKind) {
    case 'TRIGGER':
    case 'TYPE':
    case 'TYPE BODY':
      return unsupported(unitKind, position);
    default:
      return unitKind;
  }
}

function unsupported(kind: string, position: number): never {
  throw new NotSupportedError(`CREATE ${kind}`, position);
}

/** ALTER PACKAGE … COMPILE and the like: compiles the unit again, which costs sessions their package state. */
export function* compileAgain(
  statement: AlterCompile,
  text: string,
  database: EngineDatabase,
  session: SessionState,
): Task<void> {
  const { sql, schema, library } = database;
  yield* sql.commit(session);
  const context = new DdlContext(sql.services, session, text);
  const { owner, name } = context.target(statement.name);
  if (owner !== context.domain.user) context.requireSystemPrivilege('ALTER ANY PROCEDURE');
  for (const type of compiledTypes(statement)) {
    const object = schema.find(owner, name, namespaceOf(type));
    if (object === undefined && type === 'PACKAGE BODY' && statement.part === undefined) continue;
    if (object?.type !== type || !('source' in object)) throw unitDoesNotExist(statement.type, owner, name);
    library.invalidate(object.objectId);
    library.compile(object);
  }
}

function compiledTypes({ type, part, position }: AlterCompile): readonly StoredUnitType[] {
  switch (type) {
    case 'PACKAGE':
      if (part === 'SPECIFICATION') return ['PACKAGE'];
      return part === 'BODY' ? ['PACKAGE BODY'] : ['PACKAGE', 'PACKAGE BODY'];
    case 'PROCEDURE':
    case 'FUNCTION':
      return [type];
    default:
      throw new NotSupportedError(`ALTER ${type} … COMPILE`, position);
  }
}

function unitDoesNotExist(type: string, owner: string, name: string): OracleError {
  return new OracleError(4043, `${type.toLowerCase()} ${owner}.${name} does not exist`);
}
