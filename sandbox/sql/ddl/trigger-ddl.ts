import { insufficientPrivileges } from '../../schema/access.js';
import { namespaceOf } from '../../schema/schema-object.js';
import type { Table } from '../../schema/table.js';
import { triggersOf } from '../../schema/triggers-of.js';
import type { AlterTrigger } from '../../syntax/ast/ddl.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { DdlContext } from './ddl-context.js';

/** ALTER TRIGGER … ENABLE and DISABLE. @throws OracleError 4080, 1031 */
export function alterTrigger({ name: written, action, position }: AlterTrigger, context: DdlContext): void {
  const { owner, name } = context.target(written);
  const { store } = context;
  const unit = store.find(owner, name, namespaceOf('TRIGGER'));
  if (unit?.type !== 'TRIGGER' || unit.trigger === undefined) {
    throw new OracleError(4080, `trigger '${name}' does not exist`);
  }
  if (owner !== context.domain.user && !context.hasSystemPrivilege('ALTER ANY TRIGGER')) throw insufficientPrivileges();
  if (action.kind === 'rename') throw new NotSupportedError('ALTER TRIGGER … RENAME', position);
  store.put({ ...context.changed(unit), trigger: { ...unit.trigger, enabled: action.kind === 'enable' } });
}

/** ALTER TABLE … ENABLE or DISABLE ALL TRIGGERS. */
export function enableAllTriggers(table: Table, enabled: boolean, { store }: DdlContext): void {
  for (const { unit, header } of triggersOf(store, table)) store.put({ ...unit, trigger: { ...header, enabled } });
}
