import type { Trigger, TriggerEvent } from '../plsql/ast/unit.js';
import type { TriggerHeader } from '../schema/stored-unit.js';
import type { DdlContext } from '../sql/ddl/ddl-context.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';

/**
 * A trigger on a schema or the database: AFTER LOGON.
 * @throws OracleError 1031, 1918, 30500 …; NotSupportedError for other events
 */
export function systemTrigger(
  tree: Trigger,
  owner: string,
  context: DdlContext,
): Omit<TriggerHeader, 'enabled' | 'whenClause' | 'description' | 'body' | 'calls'> {
  const { on, timing, events, forEachRow, referencing, follows, position } = tree;
  for (const event of events) requireLogon(event, timing);
  if (forEachRow) throw new OracleError(4079, 'invalid trigger specification', { position });
  if (referencing.length > 0)
    throw new NotSupportedError('REFERENCING in a trigger on a schema or the database', position);
  if (follows.length > 0) throw new NotSupportedError('FOLLOWS in a trigger on a schema or the database', position);
  return {
    ...subjectOf(on, owner, context),
    tableName: '',
    timing: 'AFTER EVENT',
    points: [{ timing: 'AFTER', forEachRow: false }],
    event: 'LOGON',
    referencingNames: 'REFERENCING NEW AS NEW OLD AS OLD',
    follows: [],
  };
}

function requireLogon({ event, position }: TriggerEvent, timing: Trigger['timing']): void {
  if (event !== 'LOGON') throw new NotSupportedError(`triggers on the event ${event}`, position);
  if (timing === 'BEFORE') throw new OracleError(30508, 'client logon triggers cannot have BEFORE type');
  if (timing !== 'AFTER') throw new OracleError(4079, 'invalid trigger specification', { position });
}

function subjectOf(on: Trigger['on'], owner: string, context: DdlContext): Pick<TriggerHeader, 'tableOwner' | 'on'> {
  if (on.kind !== 'schema') {
    context.requireSystemPrivilege('ADMINISTER DATABASE TRIGGER');
    return { tableOwner: 'SYS', on: 'DATABASE' };
  }
  const schema = on.name?.name ?? context.domain.user;
  if (schema === 'SYS') throw new OracleError(30510, 'system triggers cannot be defined on the schema of SYS user');
  if (context.store.findUser(schema) === undefined) throw new OracleError(1918, `user '${schema}' does not exist`);
  if (schema !== context.domain.user || owner !== context.domain.user)
    context.requireSystemPrivilege('CREATE ANY TRIGGER');
  return { tableOwner: schema, on: 'SCHEMA' };
}
