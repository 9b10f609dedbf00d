import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createdUsers } from '../../../../sandbox/index.js';

it('finds the users that scripts and those they start create', () => {
  const folder = mkdtempSync(join(tmpdir(), 'created-users-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'b.txt'), 'create user "Eve" identified by "x";\n');
  writeFileSync(
    join(folder, 'a.sql'),
    `-- CREATE USER nobody IDENTIFIED BY "x";
CREATE /* the owner */ USER erp IDENTIFIED BY "CREATE USER mallory";
CREATE USER IF NOT EXISTS bob IDENTIFIED BY "x";
CREATE TABLE erp.users (name VARCHAR2(30));
ALTER USER carol GRANT CONNECT THROUGH erp;
BEGIN
  EXECUTE IMMEDIATE 'CREATE USER dynamic IDENTIFIED BY "x"';
END;
/
@@b.txt
`,
  );
  expect(createdUsers([folder])).toEqual(['ERP', 'BOB', 'Eve']);
});
