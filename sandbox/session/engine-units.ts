import type { CreateUnit, MalformedUnit, StoredUnit as UnitTree } from '../plsql/ast/unit.js';
import { hasTableDependents, hasTypeDependents, invalidateDependents } from '../schema/dependents.js';
import { namespaceOf, type StoredUnitType } from '../schema/schema-object.js';
import type { SchemaObject } from '../schema/schema-store.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import { DdlContext, nameInUse } from '../sql/ddl/ddl-context.js';
import { compileViewAgain } from '../sql/ddl/view-ddl.js';
import type { SessionState } from '../sql/session-state.js';
import type { AlterCompile } from '../syntax/ast/ddl.js';
import type { Task } from '../tasks/task.js';
import { type CompilerFlags, parseCompilerFlags } from '../values/compiler-flags.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { typeOid } from '../values/type-oid.js';
import type { EngineDatabase } from './engine-database.js';
import { parseText } from './engine-parse.js';
import { triggerHeader } from './trigger-header.js';

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
  context.requireCreate(owner, privilegeKind(type));
  const existing = schema.find(owner, name, namespaceOf(type));
  if (existing !== undefined) {
    if (existing.type !== type) throw nameInUse();
    if (!create.orReplace && !create.ifNotExists && !completes(create.unit, existing)) {
      throw type === 'TRIGGER' ? new OracleError(4081, `trigger '${name}' already exists`) : nameInUse();
    }
    if (create.ifNotExists) return false;
    requireReplaceable(create.unit, existing, database);
  }
  const { unit } = create;
  const replaced = existing?.type === 'TRIGGER' ? existing : undefined;
  const trigger = unit.kind === 'trigger' ? triggerHeader(unit, owner, text, context, replaced) : undefined;
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
    trigger,
    ...(type === 'TYPE' ? { typeOid: typeOid({ owner, packageName: null, name }) } : {}),
  };
  const source = replaced === undefined ? undefined : library.sourceOf(replaced.objectId);
  schema.put(stored);
  library.setSource(stored.objectId, { create, text });
  if (type !== 'PACKAGE BODY' && type !== 'TYPE BODY') invalidateDependents(schema, owner, name);
  try {
    return library.compile(stored).length > 0;
  } catch (error) {
    // A trigger that cannot be is not stored, as one with errors is: all is as it was before.
    if (trigger !== undefined) {
      schema.remove(stored);
      if (replaced !== undefined) schema.put(replaced);
      if (source !== undefined) library.setSource(stored.objectId, source);
    }
    throw error;
  }
}

function privilegeKind(type: StoredUnitType): string {
  if (type === 'TRIGGER') return type;
  return type === 'TYPE' || type === 'TYPE BODY' ? 'TYPE' : 'PROCEDURE';
}

/** Whether the statement defines a type that was only announced: no OR REPLACE is needed then. */
function completes(unit: UnitTree, existing: SchemaObject): boolean {
  return unit.kind === 'type' && unit.definition !== undefined && isIncomplete(existing);
}

function isIncomplete(object: SchemaObject): boolean {
  return object.type === 'TYPE' && object.schemaType === undefined && object.errors.length === 0;
}

/** @throws OracleError 2303 for a type that others are made of, unless FORCE says so; 22866 where tables are in spite of that */
function requireReplaceable(unit: UnitTree, existing: SchemaObject, { schema }: EngineDatabase): void {
  if (existing.type !== 'TYPE' || isIncomplete(existing)) return;
  if (unit.kind === 'type' && unit.force) {
    if (!hasTableDependents(schema, existing.owner, existing.name)) return;
    throw new OracleError(22866, 'cannot replace a type with table dependents');
  }
  if (hasTypeDependents(schema, existing.owner, existing.name)) {
    throw new OracleError(2303, 'cannot drop or replace a type with type or table dependents');
  }
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
      return 'TRIGGER';
    case 'type':
      return 'TYPE';
    case 'type_body':
      return 'TYPE BODY';
    case 'malformed_unit':
      return malformedType(unit);
  }
}

function malformedType({ unitKind, position }: MalformedUnit): StoredUnitType {
  switch (unitKind) {
    case 'TRIGGER':
      throw new NotSupportedError('$IF directives with errors in CREATE TRIGGER', position);
    default:
      return unitKind;
  }
}

/**
 * ALTER PACKAGE … COMPILE and the like: compiles the unit, or view, again; a package's state is lost by it.
 * @returns whether it has errors (ORA-24344)
 */
export function* compileAgain(
  statement: AlterCompile,
  text: string,
  database: EngineDatabase,
  session: SessionState,
): Task<boolean> {
  const { sql, schema, library } = database;
  yield* sql.commit(session);
  const context = new DdlContext(sql.services, session, text);
  if (statement.type === 'VIEW') return compileViewAgain(statement.name, context);
  const { owner, name } = context.target(statement.name);
  if (owner !== context.domain.user) {
    const kind = statement.type === 'TYPE' || statement.type === 'TRIGGER' ? statement.type : 'PROCEDURE';
    context.requireSystemPrivilege(`ALTER ANY ${kind}`);
  }
  const flags = statement.compilerFlags === undefined ? undefined : parseCompilerFlags(statement.compilerFlags);
  let hasErrors = false;
  for (const type of compiledTypes(statement)) {
    const object = schema.find(owner, name, namespaceOf(type));
    const isBody = type === 'PACKAGE BODY' || type === 'TYPE BODY';
    if (object === undefined && isBody && statement.part === undefined) continue;
    if (object?.type !== type || !('source' in object)) throw unitDoesNotExist(statement.type, owner, name);
    if (statement.reuseSettings && flags === undefined) library.invalidate(object.objectId);
    else parseAgain(object.objectId, database, flags ?? session.compilerFlags);
    if (library.compile(object).length > 0) hasErrors = true;
  }
  return hasErrors;
}

/** With these flags, not with those of the time when the unit was created. */
function parseAgain(objectId: number, database: EngineDatabase, compilerFlags: CompilerFlags): void {
  const { library } = database;
  const { text } = library.sourceOf(objectId);
  const create = parseText(text, database, { compilerFlags });
  if (create.kind !== 'create_unit') throw new Error(`unit ${objectId} is no unit`);
  library.setSource(objectId, { create, text });
}

function compiledTypes({ type, part }: AlterCompile): readonly StoredUnitType[] {
  switch (type) {
    case 'PACKAGE':
    case 'TYPE':
      if (part === 'SPECIFICATION') return [type];
      return part === 'BODY' ? [`${type} BODY`] : [type, `${type} BODY`];
    case 'VIEW':
      return [];
    default:
      return [type];
  }
}

function unitDoesNotExist(type: string, owner: string, name: string): OracleError {
  return new OracleError(4043, `${type.toLowerCase()} ${owner}.${name} does not exist`);
}
