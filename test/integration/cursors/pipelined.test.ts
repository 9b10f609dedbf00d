import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor } from '../../support/read-cursor.js';

const SCRIPT = `
CREATE OR REPLACE TYPE erp.point_t AS OBJECT (x NUMBER, made DATE);
/
CREATE OR REPLACE TYPE erp.points_t AS TABLE OF erp.point_t;
/
CREATE OR REPLACE TYPE erp.numbers_t AS TABLE OF NUMBER;
/
CREATE OR REPLACE PACKAGE erp.pipes_api AS
  TYPE line_t IS RECORD (id NUMBER(9), name VARCHAR2(10), price NUMBER(18,2));
  TYPE lines_t IS TABLE OF line_t;
  FUNCTION lines (how_many NUMBER, name VARCHAR2 DEFAULT 'none') RETURN lines_t PIPELINED;
  FUNCTION points (day DATE) RETURN erp.points_t PIPELINED;
  FUNCTION numbers (up_to PLS_INTEGER) RETURN erp.numbers_t PIPELINED;
  FUNCTION doubled (x erp.numbers_t) RETURN erp.numbers_t PIPELINED;
  FUNCTION failing RETURN erp.numbers_t PIPELINED;
  FUNCTION sometimes (really BOOLEAN) RETURN erp.numbers_t PIPELINED;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.pipes_api AS
  FUNCTION lines (how_many NUMBER, name VARCHAR2 DEFAULT 'none') RETURN lines_t PIPELINED IS r line_t;
  BEGIN
    FOR i IN 1 .. how_many LOOP r.id := i; r.name := name; r.price := i / 4; PIPE ROW (r); END LOOP;
    RETURN;
  END;
  FUNCTION points (day DATE) RETURN erp.points_t PIPELINED IS
  BEGIN
    PIPE ROW (erp.point_t(1, day)); PIPE ROW (erp.point_t(NULL, NULL)); RETURN;
  END;
  FUNCTION numbers (up_to PLS_INTEGER) RETURN erp.numbers_t PIPELINED IS
  BEGIN
    FOR i IN 1 .. up_to LOOP PIPE ROW (i); END LOOP; RETURN;
  END;
  FUNCTION doubled (x erp.numbers_t) RETURN erp.numbers_t PIPELINED IS
  BEGIN
    FOR i IN 1 .. x.COUNT LOOP PIPE ROW (2 * x(i)); END LOOP; RETURN;
  END;
  FUNCTION failing RETURN erp.numbers_t PIPELINED IS
  BEGIN
    PIPE ROW (1); raise_application_error(-20001, 'no more rows');
  END;
  FUNCTION sometimes (really BOOLEAN) RETURN erp.numbers_t PIPELINED IS BEGIN RETURN; END;
END;
/
GRANT EXECUTE ON erp.pipes_api TO alice;
GRANT EXECUTE ON erp.numbers_t TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT });
});
afterAll(() => client[Symbol.asyncDispose]());

const call = (name: string, args?: object) => client.routine(`pipesApi.${name}`)(args);

test('what SQL cannot pass is left out', () => {
  expect(client.report.omissions).toEqual([
    {
      what: 'ERP.PIPES_API.SOMETIMES',
      parameter: 'REALLY',
      reason: 'BOOLEAN cannot be passed to a pipelined function',
    },
  ]);
});

test('a pipelined function is queried with its arguments: records are rows', async () => {
  expect(await call('lines', { howMany: 2, name: 'x' })).toEqual([
    { id: 1, name: 'x', price: '0.25' },
    { id: 2, name: 'x', price: '0.5' },
  ]);
  expect(await call('lines', { howMany: 1 })).toEqual([{ id: 1, name: 'none', price: '0.25' }]);
  expect(await call('lines', { howMany: 0 })).toEqual([]);
});

test('objects are rows, dates in them exact; scalars are rows of one column', async () => {
  expect(await call('points', { day: '0001-02-03T04:05:06' })).toEqual([
    { x: 1, made: '0001-02-03T04:05:06' },
    { x: null, made: null },
  ]);
  expect(await call('numbers', { upTo: 3 })).toEqual([{ columnValue: 1 }, { columnValue: 2 }, { columnValue: 3 }]);
});

test('a collection of the schema is an argument', async () => {
  expect(await call('doubled', { x: [1, 2] })).toEqual([{ columnValue: 2 }, { columnValue: 4 }]);
});

test('rows are made as they are read, and no more than that', async () => {
  const cursor = await client.routine('pipesApi.numbers').stream({ upTo: 1_000_000_000 });
  if (!isCursor(cursor)) throw new TypeError('no cursor');
  const read: unknown[] = [];
  for await (const row of cursor) {
    read.push(row);
    if (read.length === 3) break;
  }
  expect(read).toEqual([{ columnValue: 1 }, { columnValue: 2 }, { columnValue: 3 }]);
});

test('an error in the middle is the call’s', async () => {
  await expect(call('failing')).rejects.toMatchObject({ name: 'ApplicationError', message: 'no more rows' });
});
