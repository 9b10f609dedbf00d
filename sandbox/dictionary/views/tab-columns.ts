import type { Column, Table } from '../../schema/table.js';
import type { View, ViewColumn } from '../../schema/view.js';
import type { DataType } from '../../values/data-type.js';
import { columnType } from '../column-type.js';
import { type ColumnDefinition, date, defineFamily, long, number, raw, text } from '../view-definition.js';
import { relationsFor } from '../visible-objects.js';

const UP_TO_DATA_UPGRADED = [
  text('OWNER', 128),
  text('TABLE_NAME', 128),
  text('COLUMN_NAME', 128),
  text('DATA_TYPE', 128),
  text('DATA_TYPE_MOD', 3),
  text('DATA_TYPE_OWNER', 128),
  number('DATA_LENGTH'),
  number('DATA_PRECISION'),
  number('DATA_SCALE'),
  text('NULLABLE', 1),
  number('COLUMN_ID'),
  number('DEFAULT_LENGTH'),
  long('DATA_DEFAULT'),
  number('NUM_DISTINCT'),
  raw('LOW_VALUE', 1000),
  raw('HIGH_VALUE', 1000),
  number('DENSITY'),
  number('NUM_NULLS'),
  number('NUM_BUCKETS'),
  date('LAST_ANALYZED'),
  number('SAMPLE_SIZE'),
  text('CHARACTER_SET_NAME', 44),
  number('CHAR_COL_DECL_LENGTH'),
  text('GLOBAL_STATS', 3),
  text('USER_STATS', 3),
  number('AVG_COL_LEN'),
  number('CHAR_LENGTH'),
  text('CHAR_USED', 1),
  text('V80_FMT_IMAGE', 3),
  text('DATA_UPGRADED', 3),
] as const satisfies readonly ColumnDefinition[];

const FROM_DEFAULT_ON_NULL = [
  text('DEFAULT_ON_NULL', 3),
  text('IDENTITY_COLUMN', 3),
  text('EVALUATION_EDITION', 128),
  text('UNUSABLE_BEFORE', 128),
  text('UNUSABLE_BEGINNING', 128),
  text('COLLATION', 100, 12.2),
] as const satisfies readonly ColumnDefinition[];

const IN_23AI = [
  text('DATA_DEFAULT_VC', 4000, 23),
  text('VECTOR_INFO', 4000, 23),
] as const satisfies readonly ColumnDefinition[];

/** ALL_TAB_COLS: the columns of tables and views. Statistics are null: nobody gathers them. */
export const TAB_COLS = defineFamily({
  name: 'TAB_COLS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    ...UP_TO_DATA_UPGRADED,
    text('HIDDEN_COLUMN', 3),
    text('VIRTUAL_COLUMN', 3),
    number('SEGMENT_COLUMN_ID'),
    number('INTERNAL_COLUMN_ID'),
    text('HISTOGRAM', 15),
    text('QUALIFIED_COL_NAME', 4000),
    text('USER_GENERATED', 3),
    ...FROM_DEFAULT_ON_NULL,
    number('COLLATED_COLUMN_ID', 12.2),
    ...IN_23AI,
  ],
  *rows(context, asked) {
    for (const relation of relationsFor(context, asked)) {
      if (asked.wants('TABLE_NAME', relation.name)) yield* columnsOf(relation);
    }
  },
});

/** ALL_TAB_COLUMNS leaves out hidden columns that Oracle made itself: those of indexes over expressions. */
export const TAB_COLUMNS = defineFamily({
  name: 'TAB_COLUMNS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [...UP_TO_DATA_UPGRADED, text('HISTOGRAM', 15), ...FROM_DEFAULT_ON_NULL, ...IN_23AI],
  *rows(context, asked) {
    for (const relation of relationsFor(context, asked)) {
      if (asked.wants('TABLE_NAME', relation.name)) yield* columnsOf(relation, isUserGenerated);
    }
  },
});

function isUserGenerated(column: Table['columns'][number] | View['columns'][number]): boolean {
  return !('systemGenerated' in column) || column.systemGenerated !== true;
}

function* columnsOf(relation: Table | View, shows = (_: Table['columns'][number] | View['columns'][number]) => true) {
  let columnId = 0;
  let segmentColumnId = 0;
  for (const [index, column] of relation.columns.entries()) {
    const own = isTableColumn(column) ? column : undefined;
    const hidden = own?.hidden === true;
    const virtual = own?.virtual !== undefined;
    if (!hidden) columnId += 1;
    if (own !== undefined && !virtual) segmentColumnId += 1;
    const defaultText = own === undefined ? null : defaultOf(own, relation.owner);
    if (!shows(column)) continue;
    const type = columnType(column.dataType);
    yield {
      OWNER: relation.owner,
      TABLE_NAME: relation.name,
      COLUMN_NAME: column.name,
      DATA_TYPE_MOD: null,
      ...type,
      NULLABLE: column.nullable ? 'Y' : 'N',
      COLUMN_ID: hidden ? null : columnId,
      DEFAULT_LENGTH: defaultText?.length ?? null,
      DATA_DEFAULT: defaultText,
      NUM_DISTINCT: null,
      LOW_VALUE: null,
      HIGH_VALUE: null,
      DENSITY: null,
      NUM_NULLS: null,
      NUM_BUCKETS: null,
      LAST_ANALYZED: null,
      SAMPLE_SIZE: null,
      GLOBAL_STATS: 'NO',
      USER_STATS: 'NO',
      AVG_COL_LEN: null,
      V80_FMT_IMAGE: 'NO',
      DATA_UPGRADED: 'YES',
      HIDDEN_COLUMN: hidden ? 'YES' : 'NO',
      VIRTUAL_COLUMN: virtual ? 'YES' : 'NO',
      SEGMENT_COLUMN_ID: own === undefined || virtual ? null : segmentColumnId,
      INTERNAL_COLUMN_ID: index + 1,
      HISTOGRAM: 'NONE',
      QUALIFIED_COL_NAME: column.name,
      USER_GENERATED: isUserGenerated(column) ? 'YES' : 'NO',
      DEFAULT_ON_NULL: isDefaultOnNull(own) ? 'YES' : 'NO',
      IDENTITY_COLUMN: own?.identity === undefined ? 'NO' : 'YES',
      EVALUATION_EDITION: null,
      UNUSABLE_BEFORE: null,
      UNUSABLE_BEGINNING: null,
      COLLATION: type.CHARACTER_SET_NAME === null ? null : 'USING_NLS_COMP',
      COLLATED_COLUMN_ID: null,
      DATA_DEFAULT_VC: defaultText,
      VECTOR_INFO: vectorInfo(column.dataType),
    };
  }
}

/** `VECTOR(3,FLOAT32,DENSE)`, `VECTOR(*,*,DENSE)`. */
function vectorInfo(dataType: DataType): string | null {
  if (dataType.kind !== 'vector') return null;
  return `VECTOR(${dataType.dimensions ?? '*'},${dataType.format ?? '*'},DENSE)`;
}

function isTableColumn(column: Column | ViewColumn): column is Column {
  return 'hidden' in column;
}

/** A default, the expression of a virtual column, or for an identity column the number taken from its sequence. */
function defaultOf({ virtual, defaultValue, identity }: Column, owner: string): string | null {
  if (identity !== undefined) return `"${owner}"."${identity.sequenceName}".nextval`;
  return (virtual ?? defaultValue)?.text ?? null;
}

function isDefaultOnNull(column: Column | undefined): boolean {
  return column?.defaultValue?.onNull !== undefined || column?.identity?.generation === 'BY DEFAULT ON NULL';
}
