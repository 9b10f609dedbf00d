import { expect, it } from 'vitest';
import { ScriptStatementError } from '../../../../sandbox/scripts/script-error.js';

it.each([
  ['CREATE USER erp IDENTIFIED BY "Top secret" QUOTA 1M ON users', 'CREATE USER erp IDENTIFIED BY … QUOTA 1M ON users'],
  ["ALTER USER erp\n  identified by values 'S:0F;T:1'", 'ALTER USER erp\n  identified by values …'],
  ['ALTER USER erp IDENTIFIED BY new1 REPLACE old1', 'ALTER USER erp IDENTIFIED BY … REPLACE …'],
  ['GRANT CONNECT TO a, b IDENTIFIED BY p1', 'GRANT CONNECT TO a, b IDENTIFIED BY …'],
  [
    "INSERT INTO t VALUES ('identified by x', REPLACE(a, b))",
    "INSERT INTO t VALUES ('identified by x', REPLACE(a, b))",
  ],
])('an error of a script shows no passwords: %s', (statement, shown) => {
  const error = new ScriptStatementError('x.sql', 1, statement, 'ORA-00942: no', { position: statement.length });
  const [first = '', second] = shown.split('\n');
  const inLine = second === undefined ? '' : `\nThe error is in its line 2: ${second.trim()}`;
  expect(error.message).toBe(`x.sql, line 1: ORA-00942: no\nThe statement begins: ${first}${inLine}`);
  expect(error.statement).toBe(shown);
});
