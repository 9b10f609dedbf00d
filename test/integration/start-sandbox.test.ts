import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ListenError,
  type Sandbox,
  type SandboxOptions,
  ScriptError,
  ScriptStatementError,
  startSandbox,
} from 'gen-oracle-client/sandbox';
import oracledb from 'oracledb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROFILES } from '../support/wire-server.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function script(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function failure(options: SandboxOptions): Promise<unknown> {
  try {
    await using _ = await startSandbox(options);
    return 'it started';
  } catch (error) {
    return error;
  }
}

async function system({ connectString, systemPassword }: Sandbox): Promise<oracledb.Connection> {
  return oracledb.getConnection({ user: 'system', password: systemPassword, connectString });
}

const TABLE = ['CREATE TABLE system.t (n NUMBER(9), s VARCHAR2(20));'];

describe.each(PROFILES)('a sandbox (%s)', (profile) => {
  it('has what its scripts made, committed, for whoever logs in', async () => {
    const scripts = [
      script('1.sql', 'CREATE USER erp IDENTIFIED BY "Erp-1";', 'GRANT CREATE SESSION TO erp;', ...TABLE),
      script(
        '2.sql',
        "INSERT INTO system.t VALUES (7, 'seven');",
        'GRANT SELECT ON system.t TO erp;',
        "INSERT INTO system.t VALUES (8, 'a;b');",
      ),
    ];
    await using sandbox = await startSandbox({ profile, scripts });
    expect(sandbox.connectString).toBe(`127.0.0.1:${sandbox.port}/SANDBOX`);
    const { connectString } = sandbox;
    const connection = await oracledb.getConnection({ user: 'erp', password: 'Erp-1', connectString });
    const { rows } = await connection.execute('SELECT n, s FROM system.t ORDER BY n');
    expect(rows).toEqual([
      [7, 'seven'],
      [8, 'a;b'],
    ]);
    await connection.close();
  });

  it('takes further scripts, also while it is used', async () => {
    await using sandbox = await startSandbox({ profile });
    const connection = await system(sandbox);
    await sandbox.loadScripts([script('1.sql', ...TABLE, 'INSERT INTO system.t (n) VALUES (1);')]);
    const { rows } = await connection.execute('SELECT n FROM t');
    expect(rows).toEqual([[1]]);
    await connection.close();
  });

  it('says how many sessions there are', async () => {
    await using sandbox = await startSandbox({ profile, scripts: [script('1.sql', ...TABLE)] });
    expect(sandbox.sessions).toBe(0);
    const connections = [await system(sandbox), await system(sandbox)];
    expect(sandbox.sessions).toBe(2);
    for (const connection of connections) await connection.close();
    expect(sandbox.sessions).toBe(0);
  });

  it('ends its connections and gives its port back', async () => {
    const sandbox = await startSandbox({ profile });
    const connection = await system(sandbox);
    await sandbox.stop();
    await sandbox.stop();
    await expect(connection.execute('SELECT 1 FROM dual')).rejects.toThrow(/NJS-500|ORA-03113/);
    await using next = await startSandbox({ profile, port: sandbox.port });
    expect(next.port).toBe(sandbox.port);
  });
});

describe('a sandbox', () => {
  it('answers to its service name and its password only', async () => {
    await using sandbox = await startSandbox({ serviceName: 'erpdb', systemPassword: 'x/y@z' });
    expect(sandbox.connectString).toMatch(/\/erpdb$/);
    await (await system(sandbox)).close();
    await expect(system({ ...sandbox, systemPassword: 'manager' })).rejects.toThrow(/ORA-01017/);
    const connectString = `127.0.0.1:${sandbox.port}/SANDBOX`;
    await expect(system({ ...sandbox, connectString })).rejects.toThrow(/NJS-518/);
  });

  it('makes up a password for each start', async () => {
    await using first = await startSandbox();
    await using second = await startSandbox();
    expect(first.systemPassword).not.toBe(second.systemPassword);
  });

  it('does not start on a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const error = await failure({ port });
    other.close();
    expect(error).toBeInstanceOf(ListenError);
    expect(error).toMatchObject({
      code: 'EADDRINUSE',
      message: `Port ${port} of 127.0.0.1 is in use by another program. Choose another port, or none at all to get a free one.`,
    });
    expect(await failure({ port: 70_000 })).toMatchObject({ message: /^70000 is no port/ });
  });
});

describe('a script that fails', () => {
  it('stops at the statement, and says where it is', async () => {
    const file = script(
      'bad.sql',
      ...TABLE,
      '',
      '-- why not',
      'INSERT INTO system.t',
      '  VALUES (1, 2, 3);',
      'COMMIT;',
    );
    const error = await failure({ scripts: [file] });
    expect(error).toBeInstanceOf(ScriptStatementError);
    expect(error).toMatchObject({
      file,
      line: 4,
      statement: 'INSERT INTO system.t\n  VALUES (1, 2, 3)',
      message: [
        `${file}, line 4: ORA-00913: too many values`,
        'The statement begins: INSERT INTO system.t',
        'The error is in its line 2: VALUES (1, 2, 3)',
      ].join('\n'),
    });
  });

  it('shows the line within a long statement', async () => {
    const file = script('bad.sql', ...TABLE, 'INSERT INTO system.t (n,', '  colour', ') VALUES (1, 2);');
    expect(await failure({ scripts: [file] })).toMatchObject({
      line: 2,
      message: expect.stringMatching(
        /ORA-00904: .*\nThe statement begins: INSERT INTO system\.t \(n,\nThe error is in its line 2: colour$/,
      ),
    });
  });

  it('says what is wrong with a unit, by the lines of the script', async () => {
    const file = script(
      'unit.sql',
      'CREATE OR REPLACE PACKAGE system.p AS',
      '  PROCEDURE q;',
      'END;',
      '/',
      'CREATE OR REPLACE PACKAGE BODY system.p AS',
      '  PROCEDURE q IS',
      '  BEGIN',
      '    missing_thing(1);',
      '  END;',
      'END;',
      '/',
    );
    const error = await failure({ scripts: [file] });
    expect(error).toBeInstanceOf(ScriptStatementError);
    const { message } = error instanceof Error ? error : new Error('no error');
    expect(message.split('\n').slice(0, 2)).toEqual([
      `${file}, line 8: PACKAGE BODY P was created with compilation errors.`,
      expect.stringMatching(/^line 8, column 5: PLS-00201: identifier 'MISSING_THING' must be declared/),
    ]);
  });

  it('is not run when another one cannot be read', async () => {
    const scripts = [script('good.sql', ...TABLE), script('bad.sql', 'CONNECT erp/x')];
    expect(await failure({ scripts })).toBeInstanceOf(ScriptError);
    await using sandbox = await startSandbox();
    await expect(sandbox.loadScripts(scripts)).rejects.toThrow(ScriptError);
    const connection = await system(sandbox);
    await expect(connection.execute('SELECT n FROM t')).rejects.toThrow(/ORA-00942/);
    await connection.close();
  });
});
