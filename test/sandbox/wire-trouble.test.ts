import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '../../sandbox/session/database.js';
import { NUMBER } from '../../sandbox/values/data-type.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { startMutatingProxy } from '../support/mutating-proxy.js';
import { rowSource, type Script, untilAborted } from '../support/scripted-database.js';
import { PROFILES, startWireServer, type WireServer } from '../support/wire-server.js';

const N: ColumnDescription = { name: 'N', dataType: NUMBER, nullable: true };
const ONE: Script = { kind: 'query', execute: () => ({ rowCount: 0, rows: rowSource([N], [[1]]) }) };
const SLEEP: Script = { kind: 'plsql', execute: ({ signal }) => untilAborted(signal) };

function script({ database }: WireServer): void {
  database.script('select 1 from dual', ONE).script('begin sleep; end;', SLEEP);
}

async function answers(connection: oracledb.Connection): Promise<void> {
  expect((await connection.execute('select 1 from dual')).rows).toEqual([[1]]);
}

describe.each(PROFILES)('breaking off calls, profile %s', (profile) => {
  it('stops a running call', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const connection = await server.connect();
    for (let round = 0; round < 3; round += 1) {
      const call = connection.execute('begin sleep; end;');
      await delay(20);
      await connection.break();
      await expect(call).rejects.toMatchObject({ errorNum: 1013 });
      await answers(connection);
    }
    await connection.close();
  });

  it('answers a break between two calls with the next one', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const connection = await server.connect();
    await answers(connection);
    await connection.break();
    await expect(connection.ping()).rejects.toMatchObject({ errorNum: 1013 });
    await answers(connection);
    await connection.close();
  });

  it('ends a call whose time is over', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const connection = await server.connect();
    connection.callTimeout = 60;
    await expect(connection.execute('begin sleep; end;')).rejects.toMatchObject({ code: 'NJS-123' });
    connection.callTimeout = 0;
    await answers(connection);
    await connection.close();
  });

  it('does not begin a call before the one that was broken off has come to its end', async () => {
    const server = await startWireServer({ profile });
    script(server);
    let inside = 0;
    let most = 0;
    server.database.script('begin stubborn; end;', {
      kind: 'plsql',
      execute: async ({ signal }) => {
        inside += 1;
        most = Math.max(most, inside);
        await untilAborted(signal).catch(() => delay(50));
        inside -= 1;
        return { rowCount: 0 };
      },
    });
    const connection = await server.connect();
    connection.callTimeout = 20;
    for (let round = 0; round < 3; round += 1) {
      await expect(connection.execute('begin stubborn; end;')).rejects.toMatchObject({ code: 'NJS-123' });
    }
    expect(most).toBe(1);
    connection.callTimeout = 0;
    await answers(connection);
    await connection.close();
  });

  it('survives breaks at any moment', async () => {
    const server = await startWireServer({ profile });
    script(server);
    server.database.script('begin wait; end;', {
      kind: 'plsql',
      execute: async () => {
        await delay(Math.random() * 8);
        return { rowCount: 0 };
      },
    });
    const connection = await server.connect();
    // A timed-out call has one answer, that to the break. If there are two, its own was under way already when the break was sent.
    let crossed = 0;
    const roundTrips = () => server.listener.sessions[0]?.roundTrips ?? 0;
    for (let round = 0; round < 60; round += 1) {
      connection.callTimeout = 1 + Math.floor(Math.random() * 8);
      const before = roundTrips();
      await connection.execute('begin wait; end;').catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'NJS-123' });
        crossed += roundTrips() - before - 1;
      });
      connection.callTimeout = 0;
      await answers(connection);
    }
    // The driver throws such an answer away unread, and the number of a new cursor with it (`_decodeMessage` in
    // lib/thin/protocol/protocol.js, oracledb 26.0.0): nobody will ever close that one.
    expect(server.listener.sessions[0]?.openCursors).toBeLessThanOrEqual(3 + crossed);
    await connection.close();
    await expect.poll(() => server.listener.sessions).toEqual([]);
  });
});

describe.each(PROFILES)('sessions and their end, profile %s', (profile) => {
  it('serves a pool', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const pool = await oracledb.createPool({
      user: 'app',
      password: 'secret',
      connectString: server.connectString,
      poolMin: 0,
      poolMax: 4,
    });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const connection = await pool.getConnection();
        await answers(connection);
        await connection.close();
      }),
    );
    expect(server.listener.sessions.length).toBeLessThanOrEqual(4);
    await pool.close(1);
    await expect.poll(() => server.listener.sessions.length).toBe(0);
    expect(server.database.sessions.every(({ closed }) => closed)).toBe(true);
  });

  it('closes the session of a client that vanishes, whatever it was doing', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const connection = await server.connect();
    const call = connection.execute('begin sleep; end;');
    call.catch(() => undefined);
    await expect.poll(() => server.database.lastSession.executions.length).toBe(1);
    const reason = server.database.lastSession.executions[0]?.signal;
    await server.listener.stop();
    await expect(call).rejects.toMatchObject({ code: 'NJS-500' });
    expect(reason?.reason).toMatchObject({ code: 3113 });
    expect(server.database.lastSession.closed).toBe(true);
    await expect(connection.ping()).rejects.toThrow();
  });

  it('lets a running call end when it is stopped gently', async () => {
    const server = await startWireServer({ profile });
    server.database.script('begin wait; end;', {
      kind: 'plsql',
      execute: async () => {
        await delay(50);
        return { rowCount: 0 };
      },
    });
    const connection = await server.connect();
    const call = connection.execute('begin wait; end;');
    await expect.poll(() => server.listener.sessions[0]?.busy).toBe(true);
    await Promise.all([call, server.listener.stop({ drainMs: 2000 })]);
    await expect(server.connect()).rejects.toThrow();
  });

  it('ends a session that the database kills, running or idle', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const killed = new OracleError(28, 'your session has been killed');
    const running = await server.connect();
    const call = running.execute('begin sleep; end;');
    await expect.poll(() => server.listener.sessions[0]?.busy).toBe(true);
    server.database.lastSession.logon.onKill(killed);
    await expect(call).rejects.toMatchObject({ errorNum: 28, code: 'NJS-500' });
    const idle = await server.connect();
    server.database.lastSession.logon.onKill(killed);
    await expect(idle.ping()).rejects.toMatchObject({ errorNum: 28 });
    await expect.poll(() => server.listener.sessions.length).toBe(0);
  });

  it('has hundreds of sessions at a time', async () => {
    const server = await startWireServer({ profile });
    script(server);
    const connections: oracledb.Connection[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      connections.push(...(await Promise.all(Array.from({ length: 30 }, () => server.connect()))));
    }
    await Promise.all(connections.map(answers));
    expect(server.listener.sessions.length).toBe(300);
    await Promise.all(connections.map((connection) => connection.close()));
    await expect.poll(() => server.listener.sessions.length).toBe(0);
  });

  it('tells the client of a fault of its own and reports it', async () => {
    const faults: unknown[] = [];
    const server = await startWireServer({ profile, onInternalError: (error) => faults.push(error) });
    script(server);
    const bug = new RangeError('no such branch');
    server.database.script('begin bug; end;', {
      kind: 'plsql',
      execute: () => {
        throw bug;
      },
    });
    const connection = await server.connect();
    await expect(connection.execute('begin bug; end;')).rejects.toMatchObject({
      errorNum: 3001,
      message: expect.stringContaining('internal error of the sandbox: no such branch'),
    });
    expect(faults).toEqual([bug]);
    await answers(connection);
    await connection.close();
  });
});

describe('clients that do not speak the protocol', () => {
  it('lose their connection, and nobody else does', async () => {
    const server = await startWireServer();
    script(server);
    const connection = await server.connect();
    const attempts = [
      Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      Buffer.alloc(8),
      Buffer.from([0, 8, 0, 0, 1, 0, 0, 0]),
      Buffer.from([0, 8, 0, 0, 99, 0, 0, 0]),
      Buffer.from([0, 11, 0, 0, 12, 0, 0, 0, 1, 0, 1]),
      Buffer.from([0, 12, 0, 0, 6, 0, 0, 0, 8, 0, 3, 0x5e]),
    ];
    for (const bytes of attempts) expect(await closedAfter(server.listener.port, bytes)).toBe(true);
    expect(server.protocolViolations).toHaveLength(attempts.length);
    await answers(connection);
    await connection.close();
  });

  it('lose it for any bytes after the connect, too', async () => {
    const server = await startWireServer();
    script(server);
    const connection = await server.connect();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const request = Buffer.concat([connectPacket(), dataPacket(bytes)]);
        const socket = connectSocket(server.listener.port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.end(request);
        await closed(socket);
      }),
      { numRuns: 200 },
    );
    await answers(connection);
    await connection.close();
  });

  it.each(PROFILES)('lose it or get an error for any byte that is wrong in a request, profile %s', async (profile) => {
    const server = await startWireServer({ profile });
    const proxy = await startMutatingProxy(server.listener.port);
    const sql = 'begin p(:a, :b, :c); end;';
    server.database.script(sql, {
      kind: 'plsql',
      binds: ['A', 'B', 'C'],
      execute: ({ iterations }) => ({
        rowCount: 0,
        bindModes: ['IN', 'IN OUT', 'IN OUT'],
        outValues: iterations.map(([, b, c]) => [b ?? null, c ?? null]),
      }),
    });
    const connectString = `127.0.0.1:${proxy.port}/sandbox`;
    await fc.assert(
      fc.asyncProperty(fc.nat(400), fc.nat(255), fc.boolean(), async (at, to, again) => {
        const connection = await server.connect({ connectString });
        const call = () => connection.execute(sql, { a: 'text', b: 42, c: Buffer.from('bytes') });
        if (again) await call();
        proxy.mutateNext({ at, to });
        await call().catch((error: unknown) => expect(error).toBeInstanceOf(Error));
        await connection.close().catch((error: unknown) => expect(error).toBeInstanceOf(Error));
      }),
      { numRuns: 300 },
    );
    await proxy.stop();
    expect(server.protocolViolations.length).toBeGreaterThan(0);
  });

  it('lose it when they take too long to log on', async () => {
    const server = await startWireServer({ limits: { logonMs: 50 } });
    expect(await closedAfter(server.listener.port, connectPacket())).toBe(true);
    expect(server.protocolViolations).toEqual([]);
  });

  it('lose it for a request beyond the limit', async () => {
    const server = await startWireServer({ limits: { requestBytes: 100_000 } });
    script(server);
    const connection = await server.connect();
    await expect(connection.execute('begin p(:x); end;', ['x'.repeat(32_000)])).rejects.toMatchObject({
      errorNum: 942,
    });
    await expect(connection.execute(`select 1 from ${'x'.repeat(200_000)}`)).rejects.toMatchObject({ code: 'NJS-500' });
    expect(server.protocolViolations).toEqual(['a request too long']);
  });
});

function connectPacket(): Buffer {
  const data = '(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=SANDBOX)))';
  const packet = Buffer.alloc(74 + data.length);
  packet.writeUInt16BE(packet.length, 0);
  packet.writeUInt8(1, 4);
  packet.writeUInt16BE(319, 8);
  packet.writeUInt16BE(300, 10);
  packet.writeUInt16BE(data.length, 24);
  packet.writeUInt16BE(74, 26);
  packet.write(data, 74, 'latin1');
  return packet;
}

function dataPacket(payload: Uint8Array): Buffer {
  const header = Buffer.alloc(10);
  header.writeUInt32BE(10 + payload.length, 0);
  header.writeUInt8(6, 4);
  header.writeUInt16BE(0x0800, 8);
  return Buffer.concat([header, payload]);
}

/** Whether the server closes the connection within two seconds of receiving these bytes. */
async function closedAfter(port: number, bytes: Buffer): Promise<boolean> {
  const socket = connectSocket(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes);
  const result = await Promise.race([closed(socket).then(() => true), delay(2000, false)]);
  socket.destroy();
  return result;
}

function closed(socket: Socket): Promise<void> {
  socket.resume();
  return new Promise((resolve) => {
    socket.on('close', () => resolve());
  });
}
