import oracledb from 'oracledb';
import { TPC, xid } from './two-phase-connection.js';

/* What the driver can ask of a database, so that every kind of message is on the wire. */

/** Objects that the calls need, made by SYSTEM. */
export const CONVERSATION_SCHEMA: readonly string[] = [
  `CREATE TYPE part_t AS OBJECT (n NUMBER, s VARCHAR2(20), d DATE, f BINARY_DOUBLE, r RAW(8))`,
  `CREATE TYPE parts_t AS TABLE OF part_t`,
  `CREATE TYPE whole_t AS OBJECT (id NUMBER, part part_t, parts parts_t)`,
  `CREATE TABLE kept (n NUMBER(4), s VARCHAR2(40), d DATE, c CLOB, b BLOB)`,
  `BEGIN
    FOR i IN 1 .. 9 LOOP
      INSERT INTO kept VALUES (i, 'row ' || i, DATE '2026-01-31', 'text ' || i, HEXTORAW('C0FFEE'));
    END LOOP;
    COMMIT;
  END;`,
  `CREATE PACKAGE lists AS
    TYPE numbers_t IS TABLE OF NUMBER INDEX BY PLS_INTEGER;
    TYPE texts_t IS TABLE OF VARCHAR2(40) INDEX BY PLS_INTEGER;
    TYPE rec_t IS RECORD (i PLS_INTEGER, b BOOLEAN, t TIMESTAMP, s NVARCHAR2(10));
    TYPE recs_t IS TABLE OF rec_t INDEX BY PLS_INTEGER;
    PROCEDURE take(n IN OUT numbers_t, s IN OUT texts_t);
  END;`,
  `CREATE PACKAGE BODY lists AS PROCEDURE take(n IN OUT numbers_t, s IN OUT texts_t) IS BEGIN n(1) := 5; s(1) := 'x'; END; END;`,
];

const { BIND_INOUT, BIND_IN, BIND_OUT } = oracledb;
const EVERY_TYPE = ['n', 's', 'ns', 'c', 'd', 'ts', 'tz', 'ltz', 'ym', 'ds', 'r', 'f', 'bf', 'b', 'i'];
const BINDS: oracledb.BindParameters = {
  n: { dir: BIND_INOUT, type: oracledb.NUMBER, val: -1234.5 },
  s: { dir: BIND_INOUT, type: oracledb.STRING, val: 'text', maxSize: 100 },
  ns: { dir: BIND_INOUT, type: oracledb.DB_TYPE_NVARCHAR, val: 'žluť', maxSize: 100 },
  c: { dir: BIND_INOUT, type: oracledb.DB_TYPE_CHAR, val: 'c', maxSize: 10 },
  d: { dir: BIND_INOUT, type: oracledb.DB_TYPE_DATE, val: new Date(2026, 1, 3) },
  ts: { dir: BIND_INOUT, type: oracledb.DB_TYPE_TIMESTAMP, val: new Date(2026, 1, 3, 4, 5, 6, 789) },
  tz: { dir: BIND_INOUT, type: oracledb.DB_TYPE_TIMESTAMP_TZ, val: new Date(2026, 1, 3, 4, 5, 6, 789) },
  ltz: { dir: BIND_INOUT, type: oracledb.DB_TYPE_TIMESTAMP_LTZ, val: new Date(2026, 1, 3, 4, 5, 6, 789) },
  ym: {
    dir: BIND_INOUT,
    type: oracledb.DB_TYPE_INTERVAL_YM,
    val: Object.assign(new oracledb.IntervalYM(), { years: 1, months: 2 }),
  },
  ds: {
    dir: BIND_INOUT,
    type: oracledb.DB_TYPE_INTERVAL_DS,
    val: Object.assign(new oracledb.IntervalDS(), { days: 1, seconds: 2 }),
  },
  r: { dir: BIND_INOUT, type: oracledb.BUFFER, val: Buffer.from('bytes'), maxSize: 100 },
  f: { dir: BIND_INOUT, type: oracledb.DB_TYPE_BINARY_DOUBLE, val: -0.25 },
  bf: { dir: BIND_INOUT, type: oracledb.DB_TYPE_BINARY_FLOAT, val: 1.5 },
  b: { dir: BIND_INOUT, type: oracledb.DB_TYPE_BOOLEAN, val: true },
  i: { dir: BIND_INOUT, type: oracledb.DB_TYPE_BINARY_INTEGER, val: 7 },
};
const BLOCK = `DECLARE y VARCHAR2(4000); BEGIN y := ${['n', 'd', 'ts', 'tz', 'ltz', 'ym', 'ds', 'f', 'bf'].map((name) => `TO_CHAR(:${name})`).join(' || ')}; ${EVERY_TYPE.map((name) => `:${name} := :${name};`).join(' ')} END;`;

/** One call, or a few that belong together. None leaves anything behind that the others would notice. */
export const CONVERSATION: Readonly<Record<string, (connection: oracledb.Connection) => Promise<unknown>>> = {
  'a query': (connection) =>
    connection.execute('SELECT n, s, d FROM kept WHERE n > :n ORDER BY n', { n: 1 }, { fetchArraySize: 2 }),
  'a query again': (connection) =>
    connection.execute('SELECT n, s, d FROM kept WHERE n > :n ORDER BY n', { n: 3 }, { fetchArraySize: 3 }),
  'binds of every type': (connection) => connection.execute(BLOCK, BINDS),
  'the same again': (connection) => connection.execute(BLOCK, BINDS),
  arrays: (connection) =>
    connection.execute('BEGIN lists.take(:n, :s); END;', {
      n: { dir: BIND_INOUT, type: oracledb.NUMBER, val: [1, 2.5, null], maxArraySize: 10 },
      s: { dir: BIND_INOUT, type: oracledb.STRING, val: ['a', 'b'], maxArraySize: 5, maxSize: 40 },
    }),
  objects: (connection) =>
    connection.execute('DECLARE v whole_t := :v; BEGIN :v := v; END;', {
      v: { dir: BIND_INOUT, type: 'WHOLE_T', val: { ID: 1, PART: PART, PARTS: [PART, null, PART] } },
    }),
  records: (connection) =>
    connection.execute('DECLARE v lists.recs_t := :v; BEGIN :v := v; END;', {
      v: {
        dir: BIND_INOUT,
        type: 'LISTS.RECS_T',
        val: new Map([
          [-3, { I: 1, B: true, T: new Date(2026, 1, 3), S: 'ž' }],
          [8, { I: null, B: null, T: null, S: null }],
        ]),
      },
    }),
  'many rows': (connection) =>
    connection.executeMany(
      'INSERT INTO kept (n, s, d) VALUES (:1, :2, :3)',
      [
        [1, 'a', new Date()],
        [2, 'b', null],
        [12345, 'too large', null],
      ],
      { batchErrors: true, dmlRowCounts: true },
    ),
  'many blocks': (connection) =>
    connection.executeMany('BEGIN :o := :i * 2; END;', [{ i: 1 }, { i: 2 }, { i: 3 }], {
      bindDefs: { i: { type: oracledb.NUMBER }, o: { dir: BIND_OUT, type: oracledb.NUMBER } },
    }),
  returning: (connection) =>
    connection.execute('UPDATE kept SET s = s WHERE n < 4 RETURNING n, s INTO :n, :s', {
      n: { dir: BIND_OUT, type: oracledb.NUMBER },
      s: { dir: BIND_OUT, type: oracledb.STRING, maxSize: 40 },
    }),
  'LOBs of rows': async (connection) => {
    const { rows = [] } = await connection.execute<[oracledb.Lob, oracledb.Lob]>('SELECT c, b FROM kept WHERE n = 3');
    for (const lob of rows.flat()) await lob.getData();
  },
  'LOBs as text': (connection) =>
    connection.execute(
      'SELECT c, b FROM kept WHERE n < 5',
      {},
      {
        fetchTypeHandler: ({ dbType }) => ({
          type: dbType === oracledb.DB_TYPE_CLOB ? oracledb.STRING : oracledb.BUFFER,
        }),
      },
    ),
  'temporary LOBs': async (connection) => {
    const clob = await connection.createLob(oracledb.CLOB);
    await new Promise((resolve, reject) => {
      clob.on('error', reject).end('some text', () => resolve(undefined));
    });
    const blob = await connection.createLob(oracledb.BLOB);
    await new Promise((resolve, reject) => {
      blob.on('error', reject).end(Buffer.alloc(300, 7), () => resolve(undefined));
    });
    await connection.execute('UPDATE kept SET c = :c, b = :b WHERE n = 2', { c: clob, b: blob });
    await clob.close();
    await blob.close();
  },
  'long values': (connection) =>
    connection.execute('BEGIN :n := LENGTH(:c) + LENGTH(:b); END;', {
      n: { dir: BIND_OUT, type: oracledb.NUMBER },
      c: { dir: BIND_IN, type: oracledb.STRING, val: 'x'.repeat(40_000) },
      b: { dir: BIND_IN, type: oracledb.BUFFER, val: Buffer.alloc(40_000) },
    }),
  'a REF CURSOR': async (connection) => {
    const { outBinds } = await connection.execute<{ c: oracledb.ResultSet<unknown> }>(
      'BEGIN OPEN :c FOR SELECT n, CURSOR(SELECT s FROM kept k WHERE k.n = kept.n) FROM kept WHERE n < 3; END;',
      { c: { dir: BIND_OUT, type: oracledb.CURSOR } },
    );
    await outBinds?.c.getRows(5);
    await outBinds?.c.close();
  },
  attributes: async (connection) => {
    connection.module = 'module';
    connection.action = 'action';
    connection.clientId = 'client';
    connection.clientInfo = 'info';
    connection.currentSchema = 'SYSTEM';
    await connection.ping();
  },
  'a pipeline': async (connection) => {
    if (connection.oracleServerVersion < 2_300_000_000) return;
    const pipeline = new oracledb.Pipeline();
    pipeline.addFetchAll('SELECT n FROM kept');
    pipeline.addExecute('BEGIN NULL; END;');
    pipeline.addExecute('INSERT INTO nowhere VALUES (1)');
    pipeline.addCommit();
    await connection.runPipeline(pipeline, true);
  },
  'a statement to be parsed': (connection) => connection.getStatementInfo('SELECT n, s FROM kept WHERE n = :x'),
  'an error': (connection) => connection.execute('SELECT nothing FROM kept').catch(() => undefined),
  'a branch of a global transaction': async (connection) => {
    await connection.commit();
    await connection.tpcBegin(xid('global'));
    await connection.execute('INSERT INTO kept (n) VALUES (10)');
    await connection.tpcEnd();
    await connection.tpcBegin(xid('global'), TPC.resume, 0);
    await connection.tpcPrepare();
    await connection.tpcRollback();
  },
  'a sessionless transaction': async (connection) => {
    if (connection.oracleServerVersion < 2_306_000_000) return;
    await connection.commit();
    await connection.beginSessionlessTransaction({ transactionId: 'sessionless', deferRoundTrip: true });
    await connection.execute('INSERT INTO kept (n) VALUES (10)', [], { suspendOnSuccess: true });
    await connection.resumeSessionlessTransaction('sessionless', { timeout: 0 });
    await connection.suspendSessionlessTransaction();
    await connection.resumeSessionlessTransaction('sessionless', { timeout: 0 });
    await connection.rollback();
  },
  'ends of transactions': async (connection) => {
    await connection.commit();
    await connection.rollback();
  },
};

const PART = { N: 1.5, S: 'žž', D: new Date(2026, 1, 3), F: 0.5, R: Buffer.from('raw') };
