import { defineFamily, number, text } from '../view-definition.js';
import { relationsFor } from '../visible-objects.js';

/** ALL_TAB_COMMENTS: every table and view, with or without a comment. */
export const TAB_COMMENTS = defineFamily({
  name: 'TAB_COMMENTS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TABLE_NAME', 128),
    text('TABLE_TYPE', 11),
    text('COMMENTS', 4000),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const relation of relationsFor(context, asked)) {
      if (!asked.wants('TABLE_NAME', relation.name)) continue;
      const { owner, name, type, comment } = relation;
      yield { OWNER: owner, TABLE_NAME: name, TABLE_TYPE: type, COMMENTS: comment, ORIGIN_CON_ID: 0 };
    }
  },
});

/** ALL_COL_COMMENTS: every column of tables and views. */
export const COL_COMMENTS = defineFamily({
  name: 'COL_COMMENTS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 128),
    text('COMMENTS', 4000),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const relation of relationsFor(context, asked)) {
      if (!asked.wants('TABLE_NAME', relation.name)) continue;
      const { owner, name } = relation;
      for (const column of relation.columns) {
        yield { OWNER: owner, TABLE_NAME: name, COLUMN_NAME: column.name, COMMENTS: column.comment, ORIGIN_CON_ID: 0 };
      }
    }
  },
});
