import { expect, it } from 'vitest';
import { NUMBER } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/* Source: PL/SQL Language Reference, "VECTOR Data Type", whose examples declare, anchor, fetch and log vectors. */

const session = openTestSession(newDatabase());

await session.run(
  'create table vecs (id number, v vector(3), v8 vector(2, int8))',
  "insert into vecs values (1, '[1,2,3]', '[10,-20]')",
  'create table vec_log (v vector, v8 vector(2))',
);

it('variables keep what they are declared for, parameters and results everything', async () => {
  const source = `
    declare
      a vector := to_vector('[1.5, 2]'); b vector(2, int8); c vecs.v8%type; n constant pls_integer := 2; d vector(n, float64);
      function f (x in vector) return vector is begin return x; end;
      procedure p (x in out vector, y out vector) is begin y := x; x := to_vector('[9]', *, int8); end;
    begin
      b := a; d := f(b); p(b, c);
      :r := from_vector(b);
    exception when others then :r := sqlerrm || from_vector(d);
    end;`;
  expect(await session.block(source)).toBe(
    'ORA-51803: Vector dimension count must match the dimension count specified in the column definition (expected 2 dimensions, specified 1 dimensions).[2.0E+000,2.0E+000]',
  );
});

it('records, collections and rows of tables have them, cursors fetch them', async () => {
  const source = `
    declare
      type list is table of vector; type pair is record (v vector(2), n number); type rows_t is table of vecs%rowtype index by pls_integer;
      l list := list(vector('[1]'), null); p pair; r vecs%rowtype; t rows_t; cursor c is select * from vecs;
    begin
      p.v := vector('[7, 8]'); l.extend; l(3) := p.v;
      select * into r from vecs;
      open c; fetch c bulk collect into t; close c;
      :r := from_vector(l(3)) || from_vector(r.v8) || from_vector(t(1).v) || case when l(2) is null then ' null' end;
    end;`;
  expect(await session.block(source)).toBe('[7.0E+000,8.0E+000][10,-20][1.0E+000,2.0E+000,3.0E+000] null');
});

it('SQL takes and gives them: INTO, RETURNING, USING, a distance to a variable, triggers', async () => {
  await session.run(
    `create or replace trigger vec_trigger before update on vecs for each row
     begin insert into vec_log values (:old.v, :new.v8); end;`,
  );
  const source = `
    declare v vector; d number;
    begin
      update vecs set v = '[2,2,2]' where id = 1 returning v into v;
      execute immediate 'insert into vecs (id, v) values (2, :1)' using v;
      select count(*) into d from vecs where vector_distance(vecs.v, v, euclidean) = 0;
      :r := d;
    end;`;
  expect(await session.block(source, NUMBER)).toBe(2);
  expect(await session.rows('select from_vector(v), from_vector(v8) from vec_log')).toEqual([
    ['[1.0E+000,2.0E+000,3.0E+000]', '[10,-20]'],
  ]);
});

it.each([
  ["vector_distance(vector('[0,3]'), vector('[4,0]'), euclidean)", 5],
  ["l2_distance(vector('[0,3]'), vector('[4,0]'))", 5],
  ["vector_distance(vector('[1]', *, binary), vector('[2]', *, binary), hamming)", 2],
  ["vector_dimension_count(vector('[1]', *, binary))", 8],
  ["vector_norm(vector('[3,4]'))", 5],
])('%s', async (expression, expected) => {
  expect(await session.number(`begin :r := ${expression}; end;`)).toBe(expected);
});

it.each([
  ['declare v vector; begin :r := v; end;', 'PLS-00382: expression is of wrong type'],
  ["declare v vector; begin v := '[1,2]'; end;", 'PLS-00382: expression is of wrong type'],
  [
    'declare v vector; begin if v = v then null; end if; end;',
    "PLS-00306: wrong number or types of arguments in call to '='",
  ],
  [
    "begin :r := hamming_distance(vector('[1]'), vector('[2]')); end;",
    "PLS-00201: identifier 'HAMMING_DISTANCE' must be declared",
  ],
  [
    'declare v vector(70000); begin null; end;',
    "ORA-51801: Invalid VECTOR type specification: Invalid dimension count ('70000')",
  ],
  ["declare v vecs.v%type; begin v := vector('[1]'); end;", 'ORA-51803'],
  ['declare v vector; begin v := v + v; end;', 'the sandbox does not support arithmetic with VECTORs'],
])('%s', async (source, error) => {
  expect(await session.error(source)).toContain(error);
});

it('a type of the unit hides the name', async () => {
  const source =
    'declare type vector is varray(3) of number; v vector := vector(1, 2); begin :r := v.count || v(2); end;';
  expect(await session.block(source)).toBe('22');
});

it('the dictionary shows no dimensions or formats', async () => {
  await session.run(
    `create or replace package vec_api is
       type pair is record (v vector(3), w vecs.v%type); type list is table of vector(3, int8);
       procedure swap (a in out vector, b in pair, c out list);
     end;`,
  );
  const sql =
    "select argument_name, in_out, data_type, pls_type from all_arguments where package_name = 'VEC_API' order by sequence";
  expect(await session.rows(sql)).toEqual([
    ['A', 'IN/OUT', 'VECTOR', 'VECTOR'],
    ['B', 'IN', 'PL/SQL RECORD', null],
    ['C', 'OUT', 'TABLE', null],
  ]);
  const attributes =
    "select attr_name, attr_type_name, length, precision from all_plsql_type_attrs where type_name = 'PAIR' order by attr_no";
  expect(await session.rows(attributes)).toEqual([
    ['V', 'VECTOR', null, null],
    ['W', 'VECTOR', null, null],
  ]);
});
