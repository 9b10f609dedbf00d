import fc from 'fast-check';
import oracledb from 'oracledb';
import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { startMutatingProxy } from '../support/mutating-proxy.js';

/*
 * Objects that are none, by the driver alone: whatever a byte of a request is changed to, the client gets an error or loses its own connection, and the
 * sandbox has no fault. Source: facts of the wire, §8.
 */
it('a spoilt object costs the connection at most', async () => {
  const { sandbox, system } = await driverSandbox([
    `CREATE PACKAGE spoilt AS
      TYPE line_t IS RECORD (n NUMBER, d DATE, s NVARCHAR2(20), b BOOLEAN, f BINARY_FLOAT);
      TYPE lines_t IS TABLE OF line_t INDEX BY PLS_INTEGER;
      TYPE order_t IS RECORD (id PLS_INTEGER, line line_t, lines lines_t);
    END;`,
  ]);
  const proxy = await startMutatingProxy(sandbox.port);
  const connectString = `127.0.0.1:${proxy.port}/${sandbox.serviceName}`;
  const line = { N: 1.5, D: new Date(2026, 1, 3), S: 'žž', B: true, F: 0.5 };
  const binds = {
    p: { dir: oracledb.BIND_INOUT, type: 'SPOILT.ORDER_T', val: { ID: 7, LINE: line, LINES: [line, null] } },
  };
  const failures = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat(400), fc.nat(255), async (at, to) => {
      const connection = await oracledb.getConnection({
        user: 'SYSTEM',
        password: sandbox.systemPassword,
        connectString,
      });
      const call = () => connection.execute('DECLARE l spoilt.order_t := :p; BEGIN :p := l; END;', binds);
      await call();
      proxy.mutateNext({ at, to });
      await call().catch((error: unknown) => failures.add(String(Reflect.get(Object(error), 'code'))));
      await connection.close().catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }),
    { numRuns: 150 },
  );
  await proxy.stop();
  // Lost connections, and types that there are none of.
  expect([...failures]).toEqual(expect.arrayContaining(['NJS-500', 'ORA-21700']));
  expect((await system.execute('select 1 from dual')).rows).toEqual([[1]]);
});
