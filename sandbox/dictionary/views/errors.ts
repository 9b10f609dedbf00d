import { defineFamily, number, text } from '../view-definition.js';
import { mayReadSource, objectsFor } from '../visible-objects.js';
import { isStoredUnit } from './source.js';

/** ALL_ERRORS: what the last compilation of stored units found. */
export const ERRORS = defineFamily({
  name: 'ERRORS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('NAME', 128),
    text('TYPE', 12),
    number('SEQUENCE'),
    number('LINE'),
    number('POSITION'),
    text('TEXT', 4000),
    text('ATTRIBUTE', 9),
    number('MESSAGE_NUMBER'),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked, (candidate) => mayReadSource(context, candidate))) {
      if (!isStoredUnit(object) || !asked.wants('NAME', object.name)) continue;
      for (const error of object.errors) {
        yield {
          OWNER: object.owner,
          NAME: object.name,
          TYPE: object.type,
          SEQUENCE: error.sequence,
          LINE: error.line,
          POSITION: error.position,
          TEXT: error.text,
          ATTRIBUTE: error.attribute,
          MESSAGE_NUMBER: error.messageNumber,
        };
      }
    }
  },
});
