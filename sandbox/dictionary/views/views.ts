import { defineFamily, long, number, text } from '../view-definition.js';
import { relationsFor } from '../visible-objects.js';

/** ALL_VIEWS: the views' queries. */
export const VIEWS = defineFamily({
  name: 'VIEWS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('VIEW_NAME', 128),
    number('TEXT_LENGTH'),
    long('TEXT'),
    text('TEXT_VC', 4000, 12),
    number('TYPE_TEXT_LENGTH'),
    text('TYPE_TEXT', 4000),
    number('OID_TEXT_LENGTH'),
    text('OID_TEXT', 4000),
    text('VIEW_TYPE_OWNER', 128),
    text('VIEW_TYPE', 128),
    text('SUPERVIEW_NAME', 128),
    text('EDITIONING_VIEW', 1),
    text('READ_ONLY', 1),
    text('CONTAINER_DATA', 1),
    text('BEQUEATH', 12),
    number('ORIGIN_CON_ID', 12),
    text('DEFAULT_COLLATION', 100, 12.2),
    text('HAS_SENSITIVE_COLUMN', 3, 18),
  ],
  *rows(context, asked) {
    for (const view of relationsFor(context, asked)) {
      if (view.type !== 'VIEW' || !asked.wants('VIEW_NAME', view.name)) continue;
      yield {
        OWNER: view.owner,
        VIEW_NAME: view.name,
        TEXT_LENGTH: view.text.length,
        TEXT: view.text,
        TEXT_VC: view.text.slice(0, 4000),
        TYPE_TEXT_LENGTH: null,
        TYPE_TEXT: null,
        OID_TEXT_LENGTH: null,
        OID_TEXT: null,
        VIEW_TYPE_OWNER: null,
        VIEW_TYPE: null,
        SUPERVIEW_NAME: null,
        EDITIONING_VIEW: 'N',
        READ_ONLY: view.readOnly ? 'Y' : 'N',
        CONTAINER_DATA: 'N',
        BEQUEATH: 'DEFINER',
        ORIGIN_CON_ID: 0,
        DEFAULT_COLLATION: 'USING_NLS_COMP',
        HAS_SENSITIVE_COLUMN: 'NO',
      };
    }
  },
});
