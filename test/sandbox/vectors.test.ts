import oracledb from 'oracledb';
import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * Source: node-oracledb's documentation, "Using Vector Data", its lib/impl/datahandlers/vector.js, lib/thin/protocol/packet.js and
 * messages/base.js, and its tests 294 (dataTypeVector1.js), 296, 305 and 306.
 */

const type = oracledb.DB_TYPE_VECTOR;

const withVectors = () =>
  driverSandbox([
    `create table vecs (id number, v vector, f32 vector(3, float32), f64 vector(*, float64), i8 vector(2, int8), b vector(16, binary),
       three vector(3))`,
    `create procedure swap_vectors (a in vector, b in out vector, c out vector) is begin c := b; b := a; end;`,
    `create function made (text in varchar2) return vector is begin return to_vector(text, *, float64); end;`,
    `create procedure listed (c out sys_refcursor) is begin open c for select id, v from vecs order by id; end;`,
  ]);

/** What the driver's types do not have yet. */
interface VectorMetadata {
  readonly vectorDimensions?: number;
  readonly vectorFormat?: number;
  readonly isSparseVector?: boolean;
}

const VALUES: readonly (readonly [string, Float32Array | Float64Array | Int8Array | Uint8Array])[] = [
  ['FLOAT32', new Float32Array([1.5, -0, 3.4e38, -1.17e-38])],
  ['FLOAT64', new Float64Array([Number.MAX_VALUE, -5e-324, 0.1, -12.75])],
  ['INT8', new Int8Array([-128, 0, 127])],
  ['BINARY', new Uint8Array([0, 255, 129])],
  ['one dimension', new Float32Array([1])],
  ['65535 dimensions', new Float32Array(65_535).map((_, index) => index % 1024)],
  ['65535 of FLOAT64', new Float64Array(65_535).fill(0.1)],
];

it('vectors come back as they were bound, at once, from a table and out of a block', async () => {
  const { system } = await withVectors();
  for (const [name, val] of VALUES) {
    const { rows = [] } = await system.execute('select :v from dual', { v: { val, type } });
    expect(rows, name).toEqual([[val]]);
    await system.execute('delete from vecs');
    // A typed array needs no type.
    await system.execute('insert into vecs (v) values (:1)', [{ val }]);
    expect((await system.execute('select v from vecs')).rows, name).toEqual([[val]]);
    const { outBinds } = await system.execute('begin swap_vectors(:a, :b, :c); end;', {
      a: { val: new Int8Array([1]), type },
      b: { val, type, dir: oracledb.BIND_INOUT },
      c: { type, dir: oracledb.BIND_OUT },
    });
    expect(outBinds, name).toEqual({ b: new Int8Array([1]), c: val });
  }
});

it('columns are described with dimensions and format, and convert what is bound', async () => {
  const { system } = await withVectors();
  await system.execute('insert into vecs (f32, f64, i8, b) values (:f32, :f64, :i8, :b)', {
    f32: { val: [1, 2.5, 0.1], type },
    f64: { val: new Int8Array([1, 2]) },
    i8: { val: new Float32Array([7.4, -7.5]) },
    b: { val: new Uint8Array([1, 2]) },
  });
  const { rows, metaData = [] } = await system.execute('select v, f32, f64, i8, b, three from vecs');
  expect(rows).toEqual([
    [
      null,
      new Float32Array([1, 2.5, 0.1]),
      new Float64Array([1, 2]),
      new Int8Array([7, -8]),
      new Uint8Array([1, 2]),
      null,
    ],
  ]);
  const told = metaData.map((column: oracledb.Metadata<unknown> & VectorMetadata) => {
    expect([column.dbType, column.isSparseVector]).toEqual([type, false]);
    return [column.vectorDimensions, column.vectorFormat];
  });
  expect(told).toEqual([
    [undefined, undefined],
    [3, oracledb.VECTOR_FORMAT_FLOAT32],
    [undefined, oracledb.VECTOR_FORMAT_FLOAT64],
    [2, oracledb.VECTOR_FORMAT_INT8],
    [16, oracledb.VECTOR_FORMAT_BINARY],
    [3, undefined],
  ]);
});

it('many rows and NULLs are bound at once, and come back by RETURNING and through REF CURSORs', async () => {
  const { system } = await withVectors();
  const rows = [
    [1, [1, 2.5]],
    [2, null],
    [3, new Float32Array([9])],
  ];
  const result = await system.executeMany('insert into vecs (id, v) values (:1, :2) returning v into :3', rows, {
    bindDefs: [{ type: oracledb.NUMBER }, { type }, { type, dir: oracledb.BIND_OUT }],
  });
  const kept = [new Float64Array([1, 2.5]), null, new Float32Array([9])];
  expect(result.outBinds).toEqual(kept.map((vector) => [[vector]]));
  const { outBinds } = await system.execute<{ c: oracledb.ResultSet<unknown> }>('begin listed(:c); end;', {
    c: { type: oracledb.CURSOR, dir: oracledb.BIND_OUT },
  });
  const cursor = outBinds?.c;
  expect(await cursor?.getRows()).toEqual(kept.map((vector, index) => [index + 1, vector]));
  await cursor?.close();
});

it('NULL goes in and out, a function gives a vector, and a PL/SQL block runs again with another', async () => {
  const { system } = await withVectors();
  const run = (a: unknown, b: unknown) =>
    system.execute('begin swap_vectors(:a, :b, :c); end;', {
      a: { val: a, type },
      b: { val: b, type, dir: oracledb.BIND_INOUT },
      c: { type, dir: oracledb.BIND_OUT },
    });
  expect((await run(null, [1])).outBinds).toEqual({ b: null, c: new Float64Array([1]) });
  expect((await run(new Int8Array([3]), null)).outBinds).toEqual({ b: new Int8Array([3]), c: null });
  const made = await system.execute(`begin :r := made('[1, 2]'); end;`, { r: { type, dir: oracledb.BIND_OUT } });
  expect(made.outBinds).toEqual({ r: new Float64Array([1, 2]) });
});

it('they are fetched as text or CLOB where the client says so', async () => {
  const { system } = await withVectors();
  await system.execute(`insert into vecs (v, f64) values ('[1, 0.1]', '[0.1]')`);
  await system.execute('insert into vecs (v) values (null)');
  const sql = 'select v, f64 from vecs';
  const asText = { fetchInfo: { V: { type: oracledb.STRING }, F64: { type: oracledb.STRING } } };
  expect((await system.execute(sql, [], asText)).rows).toEqual([
    ['[1.0E+000,1.00000001E-001]', '[1.0000000000000001E-001]'],
    [null, null],
  ]);
  const asLob = { fetchTypeHandler: () => ({ type: oracledb.CLOB }) };
  const { rows = [] } = await system.execute<[oracledb.Lob | null]>('select v from vecs', [], asLob);
  expect(await rows[0]?.[0]?.getData()).toBe('[1.0E+000,1.00000001E-001]');
  expect(rows[1]?.[0]).toBeNull();
});

it('long texts make vectors, too long ones do not', async () => {
  const { system } = await withVectors();
  const clob = (count: number) => ({
    val: `[${Array.from({ length: count }, () => '2').join(',')}]`,
    type: oracledb.CLOB,
  });
  await system.execute('insert into vecs (v) values (:c)', { c: clob(65_535) });
  expect((await system.execute('select vector_dims(v) from vecs')).rows).toEqual([[65_535]]);
  await expect(system.execute('insert into vecs (v) values (:c)', { c: clob(65_536) })).rejects.toThrow(
    'ORA-51811: Vector dimension count exceeds the maximum supported value of 65535.',
  );
});

it.each([
  ['select :v from dual', new Float32Array([1, Number.NaN]), 'ORA-51805'],
  ['select :v from dual', [Number.NEGATIVE_INFINITY], 'ORA-51805'],
  ['insert into vecs (v) values (:v)', [], 'ORA-51835'],
  ['insert into vecs (three) values (:v)', [1, 2], 'ORA-51803'],
  ['insert into vecs (b) values (:v)', new Float32Array(16), 'ORA-51814'],
  ['insert into vecs (f32) values (:v)', [1e300, 1, 1], 'ORA-51806'],
  ['insert into vecs (i8) values (:v)', [1, 128], 'ORA-51806'],
  ['insert into vecs (id) values (:v)', [1], 'ORA-00932'],
  [
    'insert into vecs (v) values (:v)',
    new oracledb.SparseVector([1, 0]),
    'the sandbox does not support sparse vectors',
  ],
])('%s of %s ends with %s, and the session goes on', async (sql, val, error) => {
  const { system } = await withVectors();
  await expect(system.execute(sql, { v: { val, type } })).rejects.toThrow(error);
  expect((await system.execute('select 1 from dual')).rows).toEqual([[1]]);
});

it('clients before 23.4 are refused by name', async () => {
  const { system } = await driverSandbox([], { profile: '19c', version: '23ai' });
  await expect(system.execute(`select vector('[1]') from dual`)).rejects.toThrow(
    'does not support VECTOR columns for clients before 23.4',
  );
});
