import { defineFamily, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_DIRECTORIES: those that one may read or write. All belong to SYS, so that there are none of a user's own. */
export const DIRECTORIES = defineFamily({
  name: 'DIRECTORIES',
  scopes: ['ALL', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [text('OWNER', 128), text('DIRECTORY_NAME', 128), text('DIRECTORY_PATH', 4000), number('ORIGIN_CON_ID', 12)],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked)) {
      if (object.type !== 'DIRECTORY' || !asked.wants('DIRECTORY_NAME', object.name)) continue;
      yield { OWNER: object.owner, DIRECTORY_NAME: object.name, DIRECTORY_PATH: object.path, ORIGIN_CON_ID: 0 };
    }
  },
});
