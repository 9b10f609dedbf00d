import { expect, it } from 'vitest';
import { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

const session = openTestSession(newDatabase());
const release19 = openTestSession(
  new EngineDatabase({ serviceNames: ['SANDBOX'], version: [19, 24, 0, 0, 0], systemPassword: 'manager' }),
);

await session.run(
  `create table vecs (id number, v vector(3), v32 vector(3, float32), v64 vector(*, float64), v8 vector(2, int8),
     vb vector(16, binary, dense), f vector)`,
  `insert into vecs values (1, '[1, 2, 3]', '[1,2,3.1]', '[1.1]', '[10, -20]', '[255, 1]', to_clob('[1.5,2]'))`,
  'create or replace function same (v in vector) return vector is begin return v; end;',
);

const value = async (expression: string) => {
  const [row = []] = await session.rows(`select from_vector(${expression}) from vecs`);
  return row[0];
};
const number = async (expression: string) => {
  const [row = []] = await session.rows(`select to_char(${expression}, 'TM9') from vecs`);
  return Number(row[0]);
};

// SQL Language Reference, "FROM_VECTOR" and "TO_VECTOR"; the FLOAT64 text has as many digits as tell the number from its neighbours.
it.each([
  ["to_vector('[1.1, 2.2, 3.3]', 3, float32)", '[1.10000002E+000,2.20000005E+000,3.29999995E+000]'],
  ["vector('[1, 2, 3]')", '[1.0E+000,2.0E+000,3.0E+000]'],
  ["vector('[34.6, 77.8, -89.34]', 3, float32)", '[3.45999985E+001,7.78000031E+001,-8.93399963E+001]'],
  [
    "to_vector(' [ 1, 3.4,-05.60 ,3e+4, .5, +0 ] ', *, float64)",
    '[1.0E+000,3.3999999999999999E+000,-5.5999999999999996E+000,3.0E+004,5.0E-001,0]',
  ],
  ["to_vector('[34.6, 77.4, -9.5]', 3, int8)", '[35,77,-10]'],
  ["to_vector('[206, 32]', 16, binary)", '[206,32]'],
  ["to_vector(json('[1, 2.5]'))", '[1.0E+000,2.5E+000]'],
  ["to_vector(to_clob('[7]'), *, *, dense)", '[7.0E+000]'],
  // "the function serves the purpose of converting it to the specified or default format"
  ['vector(v64, 1, float32)', '[1.10000002E+000]'],
  ['vector(v8)', '[1.0E+001,-2.0E+001]'],
  ['v', '[1.0E+000,2.0E+000,3.0E+000]'],
  ['v32', '[1.0E+000,2.0E+000,3.0999999E+000]'],
  ['v64', '[1.1000000000000001E+000]'],
  ['v8', '[10,-20]'],
  ['vb', '[255,1]'],
  ['f', '[1.5E+000,2.0E+000]'],
  ['coalesce(null, v)', '[1.0E+000,2.0E+000,3.0E+000]'],
  ['same(v8)', '[10,-20]'],
  ['to_vector(null)', null],
  ['null', null],
])('the text of %s', async (expression, expected) => {
  expect(await value(expression)).toBe(expected);
});

it('FROM_VECTOR and its other name give what RETURNING says; TO_CHAR and TO_CLOB give text too', async () => {
  const [row] = await session.rows(
    `select vector_serialize(v returning varchar2(100)), from_vector(v8 returning varchar2 format dense),
       dbms_lob.getlength(from_vector(v8 returning clob)), to_char(v8), to_char(to_clob(v8)) from vecs`,
  );
  expect(row).toEqual(['[1.0E+000,2.0E+000,3.0E+000]', '[10,-20]', 8, '[10,-20]', '[10,-20]']);
});

it('vectors are described by their number of dimensions, format and norm', async () => {
  const sql = `select vector_dimension_count(vb), vector_dims(v), vector_dimension_format(v), vector_dimension_format(v64),
    vector_dimension_format(v8), vector_dimension_format(vb), to_char(vector_norm(vector('[3,4]')), 'TM9'), vector_dims(null) from vecs`;
  expect(await session.rows(sql)).toEqual([[16, 3, 'FLOAT32', 'FLOAT64', 'INT8', 'BINARY', '5', null]]);
});

// Figures of node-oracledb's tests 296.3, 296.7 and 305.1.
it.each([
  ["vector_distance(vector('[42, 52, 613]', 3, float64), vector('[3,1,2]', 3, float64))", 0.3914785344302253],
  ["cosine_distance(vector('[-1,-2,-3]', 3, float64), vector('[3,1,2]', 3, float64))", 1.7857142857142856],
  ["inner_product(vector('[42, 52, 613]'), vector('[3,1,2]'))", 1404],
  ["vector_distance(vector('[42, 52, 613]'), vector('[3,1,2]'), dot)", -1404],
  ["l2_distance(vector('[4.3, 6.56]'), vector('[1.23, 4.98]'))", 3.4527236567155133],
  ["l1_distance(vector('[4.3, 6.56]'), vector('[1.23, 4.98]'))", 4.650000095367432],
  ["vector_distance(vector('[126,125]', 2, int8), vector('[45,63]', 2, int8), euclidean_squared)", 10405],
  ["vector_distance(vector('[126,125]', 2, int8), vector('[45,63]', 2, int8), l2_squared)", 10405],
  ["vector_distance(vector('[126,125]', 2, int8), vector('[45,63]', 2, int8), hamming)", 2],
  ["vector_distance(vector('[3,4]', 16, binary), vector('[30,40]', 16, binary))", 7],
  ["hamming_distance(vector('[3,4]', 16, binary), vector('[30,40]', 16, binary))", 7],
  ["jaccard_distance(vector('[3,4]', 16, binary), vector('[1,5]', 16, binary))", 0.5],
  ["vector('[3,4]', 16, binary) <-> vector('[30,40]', 16, binary)", 2.6457513110645907],
  ["vector('[3,4]', 16, binary) <=> vector('[30,40]', 16, binary)", 0.7642977396044841],
  ["vector('[3,4]', 16, binary) <#> vector('[30,40]', 16, binary)", -1],
])('%s', async (expression, expected) => {
  expect(await number(expression)).toBeCloseTo(expected, 14);
});

it('the nearest come first, and those within a distance are found', async () => {
  await session.run(
    'create table near (id number, v vector(2, float64))',
    "insert into near select level, to_vector('[' || level || ', 0]', 2, float64) from dual connect by level <= 5",
  );
  const nearest =
    "select id from near order by vector_distance(v, vector('[3.2, 0]', 2, float64), euclidean) fetch first 2 rows only";
  expect(await session.rows(nearest)).toEqual([[3], [4]]);
  expect(await session.rows("select count(*) from near where v <-> vector('[3.2, 0]', 2, float64) < 1")).toEqual([[2]]);
});

// AI Vector Search User's Guide, "Approximate Similarity Search": without a vector index the search is an exact one.
it.each([
  'fetch exact first 2 rows only',
  'fetch approx first 2 rows only',
  'fetch approximate next 2 rows only with target accuracy 90',
  'fetch first 2 rows only with target accuracy 97 percent',
])('%s', async (limit) => {
  await session.run(
    'create table closest (v number)',
    'insert into closest select 6 - level from dual connect by level <= 5',
  );
  const query = `select v from closest order by l2_distance(to_vector('[' || v || ']'), to_vector('[2.6]')) ${limit}`;
  expect(await session.rows(query)).toEqual([[3], [2]]);
  await session.run(
    `declare
       total number := 0;
     begin
       for r in (select v from closest fetch ${limit.slice(6)}) loop total := total + r.v; end loop;
       update closest set v = total;
     end;`,
  );
  expect(await session.rows('select max(v) from closest')).toEqual([[9]]);
  await session.run('drop table closest');
});

it.each([
  ['fetch approx first 1 row only', 'missing keyword'],
  ['fetch first 1 row only with target accuracy 90', 'missing keyword'],
])('release 19 does not know %s', async (limit, error) => {
  await expect(release19.rows(`select 1 from dual ${limit}`)).rejects.toThrow(error);
});

it.each(['with target accuracy parameters (efsearch 500)', 'with target accuracy 101', 'with target accuracy high'])(
  '%s is refused',
  async (accuracy) => {
    const query = `select 1 from dual fetch approx first 1 row only ${accuracy}`;
    await expect(session.rows(query)).rejects.toThrow('TARGET ACCURACY');
  },
);

// Database Error Messages, ORA-51800 to ORA-51837; the order of the checks is that of node-oracledb's tests 294 and 305.1.9.
it.each([
  [
    'create table t (v vector(65536))',
    "ORA-51801: Invalid VECTOR type specification: Invalid dimension count ('65536').",
  ],
  ['create table t (v vector(0))', "ORA-51801: Invalid VECTOR type specification: Invalid dimension count ('0')."],
  [
    'create table t (v vector(8, float16))',
    'ORA-51802: Invalid VECTOR type specification. Invalid dimension format (FLOAT16).',
  ],
  ['create table t (v vector(10, binary))', 'ORA-51813: Vector of BINARY format should have a dimension count'],
  ['create table t (v vector(10, int8, thin))', 'ORA-51800: Invalid syntax for VECTOR type specification'],
  ['create table t (v vector primary key)', 'ORA-02329: column of datatype VECTOR cannot be unique or a primary key'],
  ['create index near_i on near (v)', 'ORA-02327: cannot create index on expression with datatype VECTOR'],
  [
    "insert into vecs (v) values ('[1,2]')",
    'ORA-51803: Vector dimension count must match the dimension count specified in the column definition (expected 3 dimensions, specified 2 dimensions).',
  ],
  ["insert into vecs (vb) values (vector('[1,2]'))", '(expected 16 dimensions, specified 2 dimensions)'],
  [
    "insert into vecs (vb) values (vector('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]'))",
    'ORA-51814: Vector of BINARY format',
  ],
  [
    "insert into vecs (v8) values ('[1, 128]')",
    'ORA-51806: Vector dimension value at position 2 is outside the range allowed by the dimension format INT8.',
  ],
  ["update vecs set v32 = vector('[1e300,1,1]', 3, float64)", 'ORA-51806: Vector dimension value at position 1'],
  ['insert into vecs (v) values (1)', 'ORA-00932: inconsistent datatypes: expected VECTOR got NUMBER'],
  ['insert into vecs (id) select v from vecs', 'ORA-00932: inconsistent datatypes: expected NUMBER got VECTOR'],
  ["select vector('1,2') from dual", 'ORA-51804: Invalid syntax for VECTOR value.'],
  ["select vector('[]') from dual", 'ORA-51804'],
  [
    "select vector('[1,null]') from dual",
    'ORA-51805: Invalid syntax for VECTOR value. The specified dimension value at position 2 could not be converted to a number.',
  ],
  ["select vector('[1,,2]') from dual", 'ORA-51805'],
  [
    "select vector('[5,[2,4],[1.0,2.0]]') from dual",
    'ORA-51833: Textual input conversion between sparse and dense vector',
  ],
  ["select to_vector('[34.6, 77.8, 9, 10]', 3, int8) from dual", 'ORA-51803'],
  [
    "select vector_distance(vector('[1,2,3]'), vector('[3,1]')) from dual",
    'ORA-51808: VECTOR_DISTANCE() requires all vectors to have the same dimension count. Encountered (3, 2).',
  ],
  ["select l1_distance(v, vector('[3,1]', 2)) from vecs", 'ORA-51808: L1_DISTANCE() requires'],
  [
    "select vector_distance(v, vector('[3,1,1]', 3, int8)) from vecs",
    'ORA-51812: The vector SQL function VECTOR_DISTANCE() requires all input vectors to have the same dimension format : encountered dimension formats (FLOAT32, INT8).',
  ],
  ["select vector_distance(vb, vector('[3,1]')) from vecs", 'ORA-51814'],
  ['select vector_distance(v, v, jaccard) from vecs', 'ORA-51837'],
  [
    'select vector_distance(v, v, near) from vecs',
    'ORA-51964: Invalid or unsupported metric specified for VECTOR_DISTANCE',
  ],
  ["select vector_norm(vector('[1e200]', 1, float64)) from dual", 'ORA-51807'],
  ['select v from vecs order by v', 'ORA-22848: cannot use VECTOR type as comparison key'],
  ['select v, count(*) from vecs group by v', 'ORA-22848'],
  ['select distinct v from vecs', 'ORA-22848'],
  ['select v from vecs union select v from vecs', 'ORA-22848'],
  ["select id from vecs where v = '[1,2,3]'", 'ORA-22848'],
  ['select id from vecs where v in (v32)', 'ORA-22848'],
  ['select max(v) from vecs', 'ORA-22848'],
])('%s: %s', async (sql, error) => {
  expect(await session.error(sql)).toContain(error);
});

it.each([
  ['create table t (v vector(5, float64, sparse))', 'sparse vectors'],
  ['create vector index i on vecs (v) organization neighbor partitions', 'vector indexes'],
  ['create global temporary table t (v vector)', 'VECTOR columns in global temporary tables'],
  ["create table t (v vector default '[1]')", 'VECTOR columns with defaults'],
  ['select from_vector(v format sparse) from vecs', 'FORMAT SPARSE of FROM_VECTOR'],
  ['select from_vector(v returning blob) from vecs', 'FROM_VECTOR RETURNING BLOB'],
  ['select to_vector(empty_blob()) from vecs', 'a VECTOR of the bytes of a BLOB'],
  ["select cast('[1]' as vector) from dual", 'CAST to or from a VECTOR'],
  ["select vector_distance('[1]', v) from vecs", 'a text where VECTOR_DISTANCE takes a VECTOR'],
  ['select v + v from vecs', 'arithmetic with VECTORs'],
  ['select sum(v) from vecs', 'SUM and AVG of VECTORs'],
  ['select json_object(v) from vecs', 'values of type VECTOR in the JSON that a function generates'],
])('%s is refused by name', async (sql, feature) => {
  expect(await session.error(sql)).toContain(`the sandbox does not support ${feature}`);
});

it('the dictionary tells dimensions and format, also of what a query made', async () => {
  await session.run(
    "create table made as select v, case when id = 1 then v else v64 end mixed, vector('[1]', 1, int8) one, vector('[1]') f from vecs",
  );
  const sql =
    "select column_name, data_type, vector_info from all_tab_columns where table_name in ('VECS', 'MADE') order by table_name, column_id";
  expect(await session.rows(sql)).toEqual([
    ['V', 'VECTOR', 'VECTOR(3,*,DENSE)'],
    ['MIXED', 'VECTOR', 'VECTOR(*,*,DENSE)'],
    ['ONE', 'VECTOR', 'VECTOR(1,INT8,DENSE)'],
    ['F', 'VECTOR', 'VECTOR(*,FLOAT32,DENSE)'],
    ['ID', 'NUMBER', null],
    ['V', 'VECTOR', 'VECTOR(3,*,DENSE)'],
    ['V32', 'VECTOR', 'VECTOR(3,FLOAT32,DENSE)'],
    ['V64', 'VECTOR', 'VECTOR(*,FLOAT64,DENSE)'],
    ['V8', 'VECTOR', 'VECTOR(2,INT8,DENSE)'],
    ['VB', 'VECTOR', 'VECTOR(16,BINARY,DENSE)'],
    ['F', 'VECTOR', 'VECTOR(*,*,DENSE)'],
  ]);
});

it('before 23ai the type is unknown, and its name free', async () => {
  expect(await release19.error('create table t (v vector)')).toContain('ORA-00902: invalid datatype');
  expect(await release19.error('declare v vector; begin null; end;')).toContain(
    "PLS-00201: identifier 'VECTOR' must be declared",
  );
  await release19.run('create type vector as varray(3) of number');
  await release19.run('create table t (v vector)', 'insert into t values (vector(1, 2))');
  expect(await release19.rows('select x.column_value from t, table(t.v) x')).toEqual([[1], [2]]);
});
