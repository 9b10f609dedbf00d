import { namespaceOf } from '../../schema/schema-object.js';
import type { SchemaObject } from '../../schema/schema-store.js';
import { dateValue, timestampText } from '../dates.js';
import { date, defineFamily, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_OBJECTS: everything in the schemas, stored units with their status. */
export const OBJECTS = defineFamily({
  name: 'OBJECTS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('OBJECT_NAME', 128),
    text('SUBOBJECT_NAME', 128),
    number('OBJECT_ID'),
    number('DATA_OBJECT_ID'),
    text('OBJECT_TYPE', 23),
    date('CREATED'),
    date('LAST_DDL_TIME'),
    text('TIMESTAMP', 19),
    text('STATUS', 7),
    text('TEMPORARY', 1),
    text('GENERATED', 1),
    text('SECONDARY', 1),
    number('NAMESPACE'),
    text('EDITION_NAME', 128),
    text('SHARING', 18),
    text('EDITIONABLE', 1),
    text('ORACLE_MAINTAINED', 1),
    text('APPLICATION', 1, 18),
    text('DEFAULT_COLLATION', 100, 12.2),
    text('DUPLICATED', 1, 12.2),
    text('SHARDED', 1, 12.2),
    number('CREATED_APPID', 18),
    number('CREATED_VSNID', 18),
    number('MODIFIED_APPID', 18),
    number('MODIFIED_VSNID', 18),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked)) {
      if (!asked.wants('OBJECT_NAME', object.name) || !asked.wants('OBJECT_TYPE', object.type)) continue;
      const stored = object.type === 'TABLE' || object.type === 'INDEX';
      yield {
        OWNER: object.owner,
        OBJECT_NAME: object.name,
        SUBOBJECT_NAME: null,
        OBJECT_ID: object.objectId,
        DATA_OBJECT_ID: stored ? object.objectId : null,
        OBJECT_TYPE: object.type,
        CREATED: dateValue(object.created),
        LAST_DDL_TIME: dateValue(object.lastDdlTime),
        TIMESTAMP: timestampText(object.timestamp),
        STATUS: object.status,
        TEMPORARY: object.type === 'TABLE' && object.temporary !== undefined ? 'Y' : 'N',
        GENERATED: isGenerated(object) ? 'Y' : 'N',
        SECONDARY: 'N',
        NAMESPACE: namespaceOf(object.type),
        EDITION_NAME: null,
        SHARING: 'NONE',
        EDITIONABLE: isEditionable(object) ? 'Y' : null,
        ORACLE_MAINTAINED: object.oracleMaintained ? 'Y' : 'N',
        APPLICATION: 'N',
        DEFAULT_COLLATION: object.type === 'TABLE' || object.type === 'VIEW' ? 'USING_NLS_COMP' : null,
        DUPLICATED: 'N',
        SHARDED: 'N',
        CREATED_APPID: null,
        CREATED_VSNID: null,
        MODIFIED_APPID: null,
        MODIFIED_VSNID: null,
      };
    }
  },
});

/** Oracle gave it its name. */
function isGenerated(object: SchemaObject): boolean {
  return object.name.startsWith('SYS_C') || object.name.startsWith('ISEQ$$_');
}

function isEditionable(object: SchemaObject): boolean {
  return !['TABLE', 'INDEX', 'SEQUENCE', 'CONTEXT', 'DIRECTORY'].includes(object.type);
}
