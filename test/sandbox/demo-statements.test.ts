import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * What the demo does, by the driver alone: whoever is right about the runtime's blocks, these are the statements that an expert writes
 * by hand. Proxy logon: Database Security Guide, "Proxy authentication"; the binds: node-oracledb's manual, "PL/SQL execution".
 */

const scripts = fileURLToPath(new URL('../../examples/quick-start/sql', import.meta.url));

describe.each(PROFILES)('the demo, by hand, profile %s', (profile) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ profile, scripts: readdirSync(scripts).map((name) => join(scripts, name)) });
  });
  afterAll(async () => {
    await sandbox.stop();
  });

  async function as<T>(user: string, work: (connection: oracledb.Connection) => Promise<T>): Promise<T> {
    const connection = await oracledb.getConnection({
      user: `erp_app[${user}]`,
      password: 'Erp-app-1',
      connectString: sandbox.connectString,
    });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  async function createOrder(connection: oracledb.Connection, sku: string, quantity: number) {
    const { outBinds } = await connection.execute<{ id: number; status: string }>(
      `begin erp.orders_api.create_order(p_customer_id => 42, p_sku => :sku, p_quantity => :quantity,
                                         p_order_id => :id, p_status => :status); end;`,
      {
        sku,
        quantity,
        id: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
        status: { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 10 },
      },
      { autoCommit: true },
    );
    return outBinds;
  }

  it('knows the session as the end user, through the proxy account', async () => {
    const { rows } = await as('alice', (connection) =>
      connection.execute(
        `select user, sys_context('USERENV', 'SESSION_USER'), sys_context('USERENV', 'PROXY_USER'),
                sys_context('USERENV', 'CURRENT_SCHEMA') from dual`,
      ),
    );
    expect(rows).toEqual([['ALICE', 'ALICE', 'ERP_APP', 'ALICE']]);
  });

  it('places orders and writes the audit trail in the name of each', async () => {
    expect(await as('alice', (connection) => createOrder(connection, 'A1', 2))).toEqual({ id: 1001, status: 'NEW' });
    expect(await as('bob', (connection) => createOrder(connection, 'B2', 1))).toEqual({ id: 1002, status: 'NEW' });
    const connection = await oracledb.getConnection({
      user: 'system',
      password: sandbox.systemPassword,
      connectString: sandbox.connectString,
    });
    const { rows } = await connection.execute(
      'select session_user, proxy_user, action from erp.audit_trail order by 1',
    );
    await connection.close();
    expect(rows).toEqual([
      ['ALICE', 'ERP_APP', 'order 1001 placed'],
      ['BOB', 'ERP_APP', 'order 1002 placed'],
    ]);
  });

  it('refuses BOB a package that he may not execute: ORA-06550 with PLS-00201, and the session lives on', async () => {
    await as('bob', async (connection) => {
      await expect(
        connection.execute('declare s varchar2(10); begin erp.approvals_api.approve(1001, s); end;'),
      ).rejects.toMatchObject({
        errorNum: 6550,
        message: expect.stringContaining("PLS-00201: identifier 'ERP.APPROVALS_API' must be declared"),
      });
      await connection.ping();
    });
  });

  it('gives the text of RAISE_APPLICATION_ERROR, the lines, and nothing of the failed call remains', async () => {
    await as('alice', async (connection) => {
      await expect(createOrder(connection, 'B2', 9)).rejects.toMatchObject({
        errorNum: 20001,
        message: expect.stringMatching(
          /^ORA-20001: Customer 42 may spend [\d.]+, this order costs 1791\.00\nORA-06512: at "ERP\.ORDERS_API", line 35\nORA-06512: at line 1/,
        ),
      });
      const { outBinds } = await connection.execute<{ entries: number }>(
        'begin :entries := erp.audit_api.last_entry; end;',
        { entries: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER } },
      );
      expect(outBinds).toEqual({ entries: 2 });
    });
  });

  it('refuses a user without CONNECT THROUGH, a wrong password and an unknown service', async () => {
    const { connectString } = sandbox;
    const login = (attributes: oracledb.ConnectionAttributes) =>
      oracledb.getConnection({ connectString, password: 'Erp-app-1', ...attributes });
    await expect(login({ user: 'erp_app[erp]' })).rejects.toMatchObject({ errorNum: 28150 });
    await expect(login({ user: 'erp_app[alice]', password: 'wrong' })).rejects.toMatchObject({ errorNum: 1017 });
    await expect(
      login({ user: 'erp_app[alice]', connectString: connectString.replace('SANDBOX', 'ELSEWHERE') }),
    ).rejects.toMatchObject({ code: 'NJS-518' });
  });
});
