import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase, V12 } from './erp-database.js';

describe('tables and what belongs to them', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
  });

  it('ALL_TABLES shows tables that one has a privilege on', async () => {
    await db.erp.run(
      'create table orders (id number)',
      'create global temporary table draft (id number) on commit preserve rows',
    );
    const query = `select table_name, temporary, duration, num_rows from all_tables where owner = 'ERP' order by table_name`;
    expect(await db.erp.rows(query)).toEqual([
      ['DRAFT', 'Y', 'SYS$SESSION', null],
      ['ORDERS', 'N', null, null],
    ]);
    expect(await db.alice.rows(query)).toEqual([]);
    await db.erp.run('grant insert on orders to alice');
    expect(await db.alice.rows(query)).toEqual([['ORDERS', 'N', null, null]]);
  });

  it('ALL_TAB_COLS writes precisions into the type', async () => {
    await db.erp.run(`create table everything (
      a number(9,2) not null, b integer, c float, d varchar2(10), e varchar2(10 char), f nvarchar2(10), g char(3), h date,
      i timestamp, j timestamp(3) with time zone, k interval day to second, l raw(16), m clob, n blob, o binary_double, p boolean)`);
    const rows =
      await db.erp.rows(`select column_name, data_type, data_length, data_precision, data_scale, nullable, char_length, char_used
      from user_tab_cols where table_name = 'EVERYTHING' order by column_id`);
    expect(rows).toEqual([
      ['A', 'NUMBER', 22, 9, 2, 'N', 0, null],
      ['B', 'NUMBER', 22, null, 0, 'Y', 0, null],
      ['C', 'FLOAT', 22, 126, null, 'Y', 0, null],
      ['D', 'VARCHAR2', 10, null, null, 'Y', 10, 'B'],
      ['E', 'VARCHAR2', 40, null, null, 'Y', 10, 'C'],
      ['F', 'NVARCHAR2', 20, null, null, 'Y', 10, 'C'],
      ['G', 'CHAR', 3, null, null, 'Y', 3, 'B'],
      ['H', 'DATE', 7, null, null, 'Y', 0, null],
      ['I', 'TIMESTAMP(6)', 11, null, 6, 'Y', 0, null],
      ['J', 'TIMESTAMP(3) WITH TIME ZONE', 13, null, 3, 'Y', 0, null],
      ['K', 'INTERVAL DAY(2) TO SECOND(6)', 11, 2, 6, 'Y', 0, null],
      ['L', 'RAW', 16, null, null, 'Y', 0, null],
      ['M', 'CLOB', 4000, null, null, 'Y', 0, null],
      ['N', 'BLOB', 4000, null, null, 'Y', 0, null],
      ['O', 'BINARY_DOUBLE', 8, null, null, 'Y', 0, null],
      ['P', 'BOOLEAN', 1, null, null, 'Y', 0, null],
    ]);
  });

  it('ALL_TAB_COLS knows defaults, identities, virtual and invisible columns', async () => {
    await db.erp.run(`create table orders (
      id number generated always as identity, note varchar2(10) default 'none', secret number invisible,
      twice number generated always as (secret * 2) virtual)`);
    const rows =
      await db.erp.rows(`select column_name, column_id, internal_column_id, data_default_vc, hidden_column, virtual_column, identity_column
      from user_tab_cols where table_name = 'ORDERS' order by internal_column_id`);
    expect(rows).toEqual([
      ['ID', 1, 1, expect.stringMatching(/^"ERP"\."ISEQ\$\$_\d+"\.nextval$/), 'NO', 'NO', 'YES'],
      ['NOTE', 2, 2, "'none'", 'NO', 'NO', 'NO'],
      ['SECRET', null, 3, null, 'YES', 'NO', 'NO'],
      ['TWICE', 3, 4, 'secret * 2', 'NO', 'YES', 'NO'],
    ]);
  });

  it('DATA_DEFAULT_VC came with 23ai', async () => {
    const old = await erpDatabase(V12);
    expect(await old.erp.error('select data_default_vc from user_tab_columns')).toContain('ORA-00904');
    expect(await old.erp.rows('select data_default from user_tab_columns')).toEqual([]);
  });

  it('ALL_CONSTRAINTS and ALL_CONS_COLUMNS', async () => {
    await db.erp.run(
      'create table orders (id number constraint orders_pk primary key, total number constraint total_given not null, constraint total_positive check (total > 0))',
      'create table lines (order_id number constraint lines_fk references orders on delete cascade)',
    );
    const constraints =
      await db.erp.rows(`select constraint_name, constraint_type, table_name, search_condition_vc, r_constraint_name,
      delete_rule, status, generated, index_name from user_constraints order by constraint_name`);
    expect(constraints).toEqual([
      ['LINES_FK', 'R', 'LINES', null, 'ORDERS_PK', 'CASCADE', 'ENABLED', 'USER NAME', null],
      ['ORDERS_PK', 'P', 'ORDERS', null, null, null, 'ENABLED', 'USER NAME', 'ORDERS_PK'],
      ['TOTAL_GIVEN', 'C', 'ORDERS', '"TOTAL" IS NOT NULL', null, null, 'ENABLED', 'USER NAME', null],
      ['TOTAL_POSITIVE', 'C', 'ORDERS', 'total > 0', null, null, 'ENABLED', 'USER NAME', null],
    ]);
    const columns = await db.erp.rows(
      'select constraint_name, column_name, position from user_cons_columns order by constraint_name',
    );
    expect(columns).toEqual([
      ['LINES_FK', 'ORDER_ID', 1],
      ['ORDERS_PK', 'ID', 1],
      ['TOTAL_GIVEN', 'TOTAL', null],
      ['TOTAL_POSITIVE', 'TOTAL', null],
    ]);
    expect(await db.alice.rows(`select * from all_constraints where owner = 'ERP'`)).toEqual([]);
  });

  it('ALL_INDEXES and ALL_IND_COLUMNS', async () => {
    await db.erp.run(
      'create table orders (id number, note varchar2(10))',
      'create unique index orders_note on orders (note, id desc)',
    );
    const indexes = await db.erp.rows('select index_name, table_name, uniqueness from user_indexes');
    expect(indexes).toEqual([['ORDERS_NOTE', 'ORDERS', 'UNIQUE']]);
    const columns = await db.erp.rows(`select column_name, column_position, column_length, descend from all_ind_columns
      where index_owner = 'ERP' and column_position = 1`);
    expect(columns).toEqual([['NOTE', 1, 10, 'ASC']]);
  });

  it('comments', async () => {
    await db.erp.run(
      'create table orders (id number)',
      `comment on table orders is 'What was ordered'`,
      `comment on column orders.id is 'Its number'`,
    );
    expect(await db.erp.rows('select table_name, table_type, comments from user_tab_comments')).toEqual([
      ['ORDERS', 'TABLE', 'What was ordered'],
    ]);
    expect(await db.erp.rows('select column_name, comments from user_col_comments')).toEqual([['ID', 'Its number']]);
  });

  it('ALL_VIEWS and the columns of views', async () => {
    await db.erp.run(
      'create table orders (id number(9) not null)',
      'create view order_list as select id, id * 2 twice from orders with read only',
    );
    expect(await db.erp.rows('select view_name, text_vc, read_only from user_views')).toEqual([
      ['ORDER_LIST', expect.stringContaining('select id, id * 2 twice from orders'), 'Y'],
    ]);
    const columns = await db.erp.rows(`select column_name, data_type, column_id from user_tab_columns
      where table_name = 'ORDER_LIST' order by column_id`);
    expect(columns).toEqual([
      ['ID', 'NUMBER', 1],
      ['TWICE', 'NUMBER', 2],
    ]);
  });

  it('ALL_SEQUENCES gives the next number', async () => {
    await db.erp.run(
      'create sequence order_ids start with 10 increment by 5 nocache',
      'grant select on order_ids to alice',
    );
    await db.erp.rows('select order_ids.nextval from dual');
    const query = `select sequence_name, increment_by, cycle_flag, cache_size, last_number from all_sequences where sequence_owner = 'ERP'`;
    expect(await db.alice.rows(query)).toEqual([['ORDER_IDS', 5, 'N', 0, 15]]);
  });

  it('ALL_SYNONYMS has those of others only for what one may know of', async () => {
    await db.erp.run(
      'create table orders (id number)',
      'create synonym o for orders',
      'create public synonym po for orders',
    );
    const query =
      "select owner, synonym_name, table_owner, table_name from all_synonyms where table_owner <> 'SYS' order by owner";
    expect(await db.alice.rows(query)).toEqual([['PUBLIC', 'PO', 'ERP', 'ORDERS']]);
    await db.erp.run('grant select on orders to alice');
    expect(await db.alice.rows(query)).toEqual([
      ['ERP', 'O', 'ERP', 'ORDERS'],
      ['PUBLIC', 'PO', 'ERP', 'ORDERS'],
    ]);
  });
});
