import type { SchemaObject } from '../../schema/schema-store.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import { defineFamily, number, text } from '../view-definition.js';
import { mayReadSource, objectsFor } from '../visible-objects.js';

/** ALL_SOURCE: the text of stored units, a row for each line with the line break that ends it. */
export const SOURCE = defineFamily({
  name: 'SOURCE',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('NAME', 128),
    text('TYPE', 12),
    number('LINE'),
    text('TEXT', 4000),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked, (candidate) => mayReadSource(context, candidate))) {
      if (!isStoredUnit(object) || !asked.wants('NAME', object.name) || !asked.wants('TYPE', object.type)) continue;
      const lines = object.source.split('\n');
      for (const [index, line] of lines.entries()) {
        const TEXT = index < lines.length - 1 ? `${line}\n` : line;
        if (TEXT === '') continue;
        yield { OWNER: object.owner, NAME: object.name, TYPE: object.type, LINE: index + 1, TEXT, ORIGIN_CON_ID: 0 };
      }
    }
  },
});

export function isStoredUnit(object: SchemaObject): object is StoredUnit {
  return 'source' in object;
}
