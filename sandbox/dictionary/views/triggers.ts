import type { TimingPoint, TriggerHeader } from '../../schema/stored-unit.js';
import { defineFamily, long, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_TRIGGERS: those of one's own tables and schema; all with CREATE ANY TRIGGER. */
export const TRIGGERS = defineFamily({
  name: 'TRIGGERS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TRIGGER_NAME', 128),
    text('TRIGGER_TYPE', 16),
    text('TRIGGERING_EVENT', 246),
    text('TABLE_OWNER', 128),
    text('BASE_OBJECT_TYPE', 18),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 4000),
    text('REFERENCING_NAMES', 422),
    text('WHEN_CLAUSE', 4000),
    text('STATUS', 8),
    text('DESCRIPTION', 4000),
    text('ACTION_TYPE', 11),
    long('TRIGGER_BODY'),
    text('CROSSEDITION', 7),
    text('BEFORE_STATEMENT', 3),
    text('BEFORE_ROW', 3),
    text('AFTER_ROW', 3),
    text('AFTER_STATEMENT', 3),
    text('INSTEAD_OF_ROW', 3),
    text('FIRE_ONCE', 3),
    text('APPLY_SERVER_ONLY', 3),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    const { store, domain } = context;
    const seesAll = store.grants.hasSystemPrivilege(domain, 'CREATE ANY TRIGGER');
    for (const object of objectsFor(
      context,
      asked,
      (candidate) => seesAll || (candidate.type === 'TRIGGER' && candidate.trigger?.tableOwner === domain.user),
    )) {
      if (object.type !== 'TRIGGER' || object.trigger === undefined) continue;
      if (!asked.wants('TRIGGER_NAME', object.name)) continue;
      const { trigger } = object;
      yield {
        OWNER: object.owner,
        TRIGGER_NAME: object.name,
        TRIGGER_TYPE: trigger.timing,
        TRIGGERING_EVENT: trigger.event,
        TABLE_OWNER: trigger.tableOwner,
        BASE_OBJECT_TYPE: trigger.on,
        TABLE_NAME: trigger.tableName === '' ? null : trigger.tableName,
        COLUMN_NAME: null,
        REFERENCING_NAMES: trigger.referencingNames,
        WHEN_CLAUSE: trigger.whenClause,
        STATUS: trigger.enabled ? 'ENABLED' : 'DISABLED',
        DESCRIPTION: trigger.description,
        ACTION_TYPE: trigger.calls ? 'CALL' : 'PL/SQL',
        TRIGGER_BODY: trigger.body,
        CROSSEDITION: 'NO',
        BEFORE_STATEMENT: hasSection(trigger, 'BEFORE', false),
        BEFORE_ROW: hasSection(trigger, 'BEFORE', true),
        AFTER_ROW: hasSection(trigger, 'AFTER', true),
        AFTER_STATEMENT: hasSection(trigger, 'AFTER', false),
        INSTEAD_OF_ROW: hasSection(trigger, 'INSTEAD OF', true),
        FIRE_ONCE: 'YES',
        APPLY_SERVER_ONLY: 'NO',
        ORIGIN_CON_ID: 0,
      };
    }
  },
});

/** Only compound triggers have sections. */
function hasSection({ timing, points }: TriggerHeader, at: TimingPoint['timing'], forEachRow: boolean): 'YES' | 'NO' {
  const found = points.some((point) => point.timing === at && point.forEachRow === forEachRow);
  return timing === 'COMPOUND' && found ? 'YES' : 'NO';
}
