import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Oracle Database JSON Data Type", and the driver's oson.js, packet.js and withData.js. */

const LONG_KEY = 'k'.repeat(300);

const DOCUMENTS: readonly (readonly [name: string, value: unknown])[] = [
  ['nothing in it', {}],
  ['an empty array', []],
  ['all types of JSON', { s: 'é€😀', e: '', n: -12.5, i: 9007199254740991, t: true, f: false, z: null }],
  ['what is nested', { a: [{ b: [[1, [2]], { c: {} }] }, 'x'], a2: { a: 1 } }],
  ['long strings', { s: 'x'.repeat(300), l: '€'.repeat(40_000) }],
  ['many elements', Array.from({ length: 70_000 }, (_, index) => index % 7)],
  ['many keys', Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`key${index}`, index]))],
  ['long keys', { [LONG_KEY]: 1, short: { [`${LONG_KEY}x`]: [2] } }],
  ['a string', 'text'],
  ['a number', 0.1],
  ['null', null],
  ['true', true],
];

const withDocuments = () =>
  driverSandbox([
    'create table docs (id number, doc json)',
    'create table texts (id number, doc clob check (doc is json))',
    `create procedure twice (doc in out json, copy out json) is
       o json_object_t := json_object_t(doc);
     begin o.put('twice', true); copy := doc; doc := o.to_json; end;`,
  ]);

describe('values of type JSON', () => {
  it('come back as they were bound', async () => {
    const { system } = await withDocuments();
    for (const [name, val] of DOCUMENTS) {
      await system.execute('delete from docs');
      await system.execute('insert into docs values (1, :doc)', { doc: { val, type: oracledb.DB_TYPE_JSON } });
      const { rows = [], metaData = [] } = await system.execute<[unknown]>('select doc from docs');
      expect(metaData[0]).toMatchObject({ dbType: oracledb.DB_TYPE_JSON, fetchType: oracledb.DB_TYPE_JSON });
      expect(rows[0]?.[0], name).toEqual(val);
    }
  });

  it('NULL, several rows, other columns; again from the cursor that is open', async () => {
    const { system } = await withDocuments();
    const bindDefs = [{ type: oracledb.NUMBER }, { type: oracledb.DB_TYPE_JSON }];
    const rows = [
      [1, { a: 1 }],
      [2, [2]],
    ];
    await system.executeMany('insert into docs values (:id, :doc)', rows, { bindDefs });
    await system.execute('insert into docs values (3, null)');
    for (const _ of [1, 2]) {
      expect((await system.execute("select id, doc, 'x' from docs order by id")).rows).toEqual([
        [1, { a: 1 }, 'x'],
        [2, [2], 'x'],
        [3, null, 'x'],
      ]);
    }
  });

  it('go in and out of a block, and come back by RETURNING', async () => {
    const { system } = await withDocuments();
    const type = oracledb.DB_TYPE_JSON;
    const { outBinds } = await system.execute('begin twice(:doc, :copy); end;', {
      doc: { val: { a: [1] }, type, dir: oracledb.BIND_INOUT },
      copy: { type, dir: oracledb.BIND_OUT },
    });
    expect(outBinds).toEqual({ doc: { a: [1], twice: true }, copy: { a: [1] } });
    const returned = await system.execute('insert into docs values (9, :doc) returning doc into :back', {
      doc: { val: { b: 2 }, type },
      back: { type, dir: oracledb.BIND_OUT },
    });
    expect(returned.outBinds).toEqual({ back: [{ b: 2 }] });
  });

  it('are fetched as text where the client says so', async () => {
    const { system } = await withDocuments();
    await system.execute(`insert into docs values (1, '{"b" : [1, 2.50]}')`);
    const options = { fetchInfo: { DOC: { type: oracledb.STRING } } };
    expect((await system.execute('select doc from docs', [], options)).rows).toEqual([['{"b":[1,2.5]}']]);
  });

  it('become text in columns of text; dot notation reads them', async () => {
    const { system } = await withDocuments();
    await system.execute('insert into texts values (1, :doc)', {
      doc: { val: { name: { first: 'Ada' }, n: [1, 2] }, type: oracledb.DB_TYPE_JSON },
    });
    const sql = 'select t.doc.name.first, t.doc.name, t.doc.n, t.doc.n.count() from texts t';
    expect((await system.execute(sql)).rows).toEqual([['Ada', '{"first":"Ada"}', '[1,2]', 1]]);
  });

  it.each([
    ['dates', new Date(0), 'values of type TIMESTAMP in the JSON of a client'],
    ['bytes', Buffer.from('x'), 'values of type RAW in the JSON of a client'],
  ])('%s in JSON are refused by name', async (_name, value, feature) => {
    const { system } = await withDocuments();
    const doc = { val: { value }, type: oracledb.DB_TYPE_JSON };
    await expect(system.execute('insert into docs values (1, :doc)', { doc })).rejects.toThrow(feature);
    await system.ping();
  });
});

// Source: node-oracledb's manual, metaData.isJson (connection.rst), lib/thin/protocol/messages/base.js (TNS_UDS_FLAGS_IS_JSON) and its test 271.24 (fetchTypeHandler.js).
describe('columns with an IS JSON constraint', () => {
  it('are said to be JSON, also where a constraint comes later', async () => {
    const { system } = await driverSandbox([
      'create table kinds (c clob, b blob, v varchar2(100), t varchar2(100), j json, check (c is json and b is json and v is json))',
      `insert into kinds values ('[1]', utl_raw.cast_to_raw('{"a":2}'), '"x"', 'text', '[]')`,
    ]);
    const flags = async () => {
      const { metaData = [] } = await system.execute('select c, b, v, t, j from kinds');
      return metaData.map((column) => [column.name, column.isJson]);
    };
    expect(await flags()).toEqual([
      ['C', true],
      ['B', true],
      ['V', true],
      ['T', false],
      ['J', true],
    ]);
    await system.execute(`update kinds set t = '{}'`);
    await system.execute('alter table kinds add constraint t_json check (t is json)');
    expect((await flags())[3]).toEqual(['T', true]);
  });
});
