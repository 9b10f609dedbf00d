import type { Binder } from '../binds/binder.js';
import type { CursorCarrier } from '../binds/carrier.js';
import { integerColumn, textColumn } from '../binds/composite/element-binder.js';
import { CursorHandle } from '../cursors/cursor-handle.js';
import { isInexact } from '../cursors/row-shape.js';
import { DESCRIBE_COLUMNS, INEXACT_CODES } from '../cursors/sql-columns.js';
import type { PartOwner } from './scalar-part.js';
import type { BlockPart, Segment, Slot } from './slot.js';

/** What a block found in a cursor variable. */
const UNOPENED = 0;
const DRIVER = 1;
const SQL = 2;

const cursorBinder: Binder = {
  expects: 'nothing',
  bindType: 'DB_TYPE_CURSOR',
  encode: (value) => value,
  decode: (value) => value,
};

const descriptionBinder = textColumn(32_767);

/**
 * A REF CURSOR. The driver fetches it, unless it has columns that the driver does not return exactly: those are fetched by PL/SQL, through DBMS_SQL. Of a cursor whose columns
 * nothing declares, the block finds out. One that the routine has not opened would make the driver fail after the call, so that an empty one takes its place.
 */
export function cursorPart({ type }: CursorCarrier, owner: PartOwner): BlockPart {
  const { local, key, source } = owner;
  const wayIs = wayOf(type.row?.columns.map((column) => column.type));
  const out = (binder: Binder): Slot => ({ source, binder, direction: 'out' });
  const state = out(integerColumn);
  const cursor = out(cursorBinder);
  const number = out(integerColumn);
  const description = out(descriptionBinder);
  const after: Segment[] = [];
  if (wayIs !== 'driver') after.push({ text: toNumber(local, wayIs === 'either'), slots: [] });
  if (wayIs !== 'sql') {
    after.push({
      text: `if not ${local}#%isopen then open ${local}# for select null from sys.dual where 1 = 0; end if;`,
      slots: [],
    });
    after.push({ text: `:${local} := ${local}#;`, slots: [cursor] });
  }
  if (wayIs !== 'driver') {
    after.push({ text: `:${local}n := ${local}n#;`, slots: [number] });
    after.push({ text: `:${local}d := ${local}d#;`, slots: [description] });
  }
  const noted = `${local}s# := case when ${local}#%isopen then ${DRIVER} else ${UNOPENED} end;`;
  return {
    declarations: [
      { text: `${local}# sys_refcursor;`, slots: [] },
      { text: `${local}s# pls_integer;`, slots: [] },
      ...(wayIs === 'driver' ? [] : [{ text: `${local}n# integer; ${local}d# varchar2(32767);`, slots: [] }]),
    ],
    locals: [],
    load: [],
    unload: [],
    checks: [],
    after: [{ text: noted, slots: [] }, ...after, { text: `:${local}s := ${local}s#;`, slots: [state] }],
    arrays: [],
    result: {
      key,
      read: (returned) => {
        switch (returned(state)) {
          case UNOPENED:
            return null;
          case DRIVER:
            return new CursorHandle(type, { resultSet: returned(cursor) });
          default:
            return new CursorHandle(type, { number: returned(number), description: returned(description) });
        }
      },
    },
  };
}

/** Who fetches: the driver, PL/SQL, or whichever the block finds right. */
function wayOf(types: readonly Parameters<typeof isInexact>[0][] | undefined): 'driver' | 'sql' | 'either' {
  if (types === undefined) return 'either';
  return types.some(isInexact) ? 'sql' : 'driver';
}

/** @param onlyIfInexact gives the number up again when the driver returns every column exactly */
function toNumber(local: string, onlyIfInexact: boolean): string {
  const back = `${local}# := sys.dbms_sql.to_refcursor(${local}n#); ${local}n# := null; ${local}d# := null;`;
  return [
    `if ${local}#%isopen then`,
    'declare',
    'k# integer; t# sys.dbms_sql.desc_tab3; x# boolean := false;',
    'begin',
    `${local}s# := ${SQL};`,
    `${local}n# := sys.dbms_sql.to_cursor_number(${local}#);`,
    `sys.dbms_sql.describe_columns3(${local}n#, k#, t#);`,
    `for i# in 1 .. k# loop`,
    `x# := x# or t#(i#).col_type in (${INEXACT_CODES.join(', ')});`,
    `${local}d# := ${local}d# || ${DESCRIBE_COLUMNS};`,
    'end loop;',
    ...(onlyIfInexact ? [`if not x# then ${back} ${local}s# := ${DRIVER}; end if;`] : []),
    'end;',
    'end if;',
  ].join('\n');
}
