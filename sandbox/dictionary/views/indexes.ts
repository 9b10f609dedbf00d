import { isVisible } from '../../schema/access.js';
import type { Index, Table } from '../../schema/table.js';
import { columnType } from '../column-type.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { temporaryDuration } from '../temporary-duration.js';
import { type Asked, date, defineFamily, long, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_INDEXES: those on tables that the user may know of. As for tables there are neither segments nor statistics. */
export const INDEXES = defineFamily({
  name: 'INDEXES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('INDEX_NAME', 128),
    text('INDEX_TYPE', 27),
    text('TABLE_OWNER', 128),
    text('TABLE_NAME', 128),
    text('TABLE_TYPE', 11),
    text('UNIQUENESS', 9),
    text('COMPRESSION', 13),
    number('PREFIX_LENGTH'),
    text('TABLESPACE_NAME', 30),
    number('BLEVEL'),
    number('LEAF_BLOCKS'),
    number('DISTINCT_KEYS'),
    number('AVG_LEAF_BLOCKS_PER_KEY'),
    number('AVG_DATA_BLOCKS_PER_KEY'),
    number('CLUSTERING_FACTOR'),
    text('STATUS', 8),
    number('NUM_ROWS'),
    number('SAMPLE_SIZE'),
    date('LAST_ANALYZED'),
    text('PARTITIONED', 3),
    text('TEMPORARY', 1),
    text('GENERATED', 1),
    text('SECONDARY', 1),
    text('USER_STATS', 3),
    text('DURATION', 15),
    text('GLOBAL_STATS', 3),
    text('FUNCIDX_STATUS', 8),
    text('JOIN_INDEX', 3),
    text('DROPPED', 3),
    text('VISIBILITY', 9),
    text('SEGMENT_CREATED', 3),
    text('CONSTRAINT_INDEX', 3, 19),
  ],
  *rows(context, asked) {
    for (const { index, table } of indexesFor(context, asked)) yield rowOf(index, table, context);
  },
});

/** ALL_IND_COLUMNS: what they are over. */
export const IND_COLUMNS = defineFamily({
  name: 'IND_COLUMNS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'INDEX_OWNER',
  leftOutOfUser: ['INDEX_OWNER', 'TABLE_OWNER'],
  columns: [
    text('INDEX_OWNER', 128),
    text('INDEX_NAME', 128),
    text('TABLE_OWNER', 128),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 4000),
    number('COLUMN_POSITION'),
    number('COLUMN_LENGTH'),
    number('CHAR_LENGTH'),
    text('DESCEND', 4),
    number('COLLATED_COLUMN_ID', 12.2),
  ],
  *rows(context, asked) {
    for (const { index, table } of indexesFor(context, asked)) {
      for (const [position, { name, descending }] of index.columns.entries()) {
        const column = table.columns.find((candidate) => candidate.name === name);
        const type = column === undefined ? undefined : columnType(column.dataType);
        yield {
          INDEX_OWNER: index.owner,
          INDEX_NAME: index.name,
          TABLE_OWNER: table.owner,
          TABLE_NAME: table.name,
          COLUMN_NAME: name,
          COLUMN_POSITION: position + 1,
          COLUMN_LENGTH: type?.DATA_LENGTH ?? null,
          CHAR_LENGTH: type?.CHAR_LENGTH ?? null,
          DESCEND: descending ? 'DESC' : 'ASC',
          COLLATED_COLUMN_ID: null,
        };
      }
    }
  },
});

/** ALL_IND_EXPRESSIONS: what function-based indexes compute. */
export const IND_EXPRESSIONS = defineFamily({
  name: 'IND_EXPRESSIONS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'INDEX_OWNER',
  leftOutOfUser: ['INDEX_OWNER', 'TABLE_OWNER'],
  columns: [
    text('INDEX_OWNER', 128),
    text('INDEX_NAME', 128),
    text('TABLE_OWNER', 128),
    text('TABLE_NAME', 128),
    long('COLUMN_EXPRESSION'),
    number('COLUMN_POSITION'),
  ],
  *rows(context, asked) {
    for (const { index, table } of indexesFor(context, asked)) {
      for (const [position, { expressionText }] of index.columns.entries()) {
        if (expressionText === undefined) continue;
        yield {
          INDEX_OWNER: index.owner,
          INDEX_NAME: index.name,
          TABLE_OWNER: table.owner,
          TABLE_NAME: table.name,
          COLUMN_EXPRESSION: expressionText,
          COLUMN_POSITION: position + 1,
        };
      }
    }
  },
});

function* indexesFor(context: DictionaryContext, asked: Asked) {
  const { store, domain } = context;
  for (const index of objectsFor(context, asked, () => true)) {
    if (index.type !== 'INDEX' || !asked.wants('INDEX_NAME', index.name) || !asked.wants('TABLE_NAME', index.tableName))
      continue;
    const table = store.findTable(index.tableOwner, index.tableName);
    if (table === undefined) continue;
    if (asked.scope === 'ALL' && index.owner !== domain.user && !isVisible(store, domain, table)) continue;
    yield { index, table };
  }
}

/** The index that an index-organized table is kept in is of a type of its own. */
function typeOf(index: Index, { organization, constraints }: Table): string {
  const keepsRows = constraints.some(
    (constraint) => constraint.kind === 'primary_key' && constraint.indexName === index.name,
  );
  if (organization === 'INDEX' && keepsRows) return 'IOT - TOP';
  return isOverExpressions(index) ? 'FUNCTION-BASED NORMAL' : 'NORMAL';
}

function isOverExpressions({ columns }: Index): boolean {
  return columns.some(({ expression }) => expression !== undefined);
}

function rowOf(index: Index, table: Table, { store }: DictionaryContext) {
  const overExpressions = isOverExpressions(index);
  const temporary = table.temporary !== undefined;
  return {
    OWNER: index.owner,
    INDEX_NAME: index.name,
    INDEX_TYPE: typeOf(index, table),
    TABLE_OWNER: table.owner,
    TABLE_NAME: table.name,
    TABLE_TYPE: 'TABLE',
    UNIQUENESS: index.unique ? 'UNIQUE' : 'NONUNIQUE',
    COMPRESSION: 'DISABLED',
    PREFIX_LENGTH: null,
    TABLESPACE_NAME: temporary ? null : (store.findUser(index.owner)?.defaultTablespace ?? null),
    BLEVEL: null,
    LEAF_BLOCKS: null,
    DISTINCT_KEYS: null,
    AVG_LEAF_BLOCKS_PER_KEY: null,
    AVG_DATA_BLOCKS_PER_KEY: null,
    CLUSTERING_FACTOR: null,
    STATUS: 'VALID',
    NUM_ROWS: null,
    SAMPLE_SIZE: null,
    LAST_ANALYZED: null,
    PARTITIONED: 'NO',
    TEMPORARY: temporary ? 'Y' : 'N',
    GENERATED: index.name.startsWith('SYS_C') ? 'Y' : 'N',
    SECONDARY: 'N',
    USER_STATS: 'NO',
    DURATION: temporaryDuration(table),
    GLOBAL_STATS: 'NO',
    FUNCIDX_STATUS: overExpressions ? 'ENABLED' : null,
    JOIN_INDEX: 'NO',
    DROPPED: 'NO',
    VISIBILITY: 'VISIBLE',
    SEGMENT_CREATED: 'NO',
    CONSTRAINT_INDEX: index.generated ? 'YES' : 'NO',
  };
}
