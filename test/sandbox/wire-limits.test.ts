import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { type PacketChange, SpoilingRelay } from '../support/spoiling-relay.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

/*
 * What a client may ask for, and what it gets that asks for more. Sources: Net Services Reference, INBOUND_CONNECT_TIMEOUT_listener_name and
 * SQLNET.INBOUND_CONNECT_TIMEOUT; Database Reference, PROCESSES; the error messages manual.
 */

describe('the time to log on', () => {
  const connect = connectPacket('(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=SANDBOX)))');

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half a CONNECT', connect.subarray(0, 40)],
    ['a CONNECT and nothing then', connect],
    ['a CONNECT whose connect data do not follow', connectPacket('', 300)],
  ])('is limited for who says %s', async (_, bytes) => {
    const server = await startWireServer({ limits: { logonMs: 60 } });
    const socket = rawClient(server);
    socket.write(bytes);
    expect(await isClosed(socket)).toBe(true);
  });

  it('is limited for who goes on saying a little', async () => {
    const server = await startWireServer({ limits: { logonMs: 60 } });
    const socket = rawClient(server);
    let said = 0;
    const timer = setInterval(() => {
      socket.write(connect.subarray(said, said + 1));
      said += 1;
    }, 10);
    expect(await isClosed(socket)).toBe(true);
    clearInterval(timer);
    expect(said).toBeLessThan(connect.length);
  });

  it('is no limit for a session', async () => {
    const server = await startWireServer({ limits: { logonMs: 100 } });
    const connection = await server.connect();
    await delay(150);
    await connection.ping();
    await connection.close();
  });
});

describe('connections', () => {
  it('are refused when there are as many as there may be', async () => {
    const { connect } = await driverSandbox(['CREATE USER u IDENTIFIED BY u', 'GRANT CREATE SESSION TO u'], {
      limits: { connections: 2 },
    });
    const connection = await connect('u', 'u');
    await expect(connect('u', 'u')).rejects.toThrow('12516');
    await connection.close();
    await expect.poll(() => connect('u', 'u').then(() => 'connected', String)).toBe('connected');
  });

  it('end when the server has ended them, whether the client does so or not', async () => {
    const server = await startWireServer({ limits: { closeMs: 50 } });
    const socket = rawClient(server, { allowHalfOpen: true });
    socket.write(connectPacket('(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=NOWHERE)))'));
    await expect.poll(() => server.listener.sessions.length).toBe(1);
    await expect.poll(() => server.listener.sessions.length).toBe(0);
    expect(socket.writable).toBe(true);
  });
});

describe('what may wait', () => {
  it.each<[string, PacketChange, string]>([
    [
      'packets of a message without an end',
      (packets) => [...packets, ...times(500, dataPacket(Buffer.alloc(0), 0))],
      'a request too long',
    ],
    [
      'messages behind a running call',
      (packets) => [...packets, ...times(500, dataPacket(Buffer.of(3), END_OF_REQUEST))],
      'a request too long',
    ],
    ['breaks', (packets) => [...packets, ...times(200, markerPacket(BREAK))], 'breaks without a RESET'],
    [
      'resets behind a running call',
      (packets) => [...packets, ...times(500, markerPacket(RESET))],
      'a request too long',
    ],
  ])('is limited: %s', async (_, change, violation) => {
    const server = await startWireServer({ limits: { requestBytes: 100_000 } });
    server.database.script('begin stubborn; end;', {
      kind: 'plsql',
      execute: async () => {
        await delay(300);
        return { rowCount: 0 };
      },
    });
    const relay = await SpoilingRelay.before(server.listener.port);
    onTestFinished(() => relay[Symbol.asyncDispose]());
    const connection = await server.connect({ connectString: `127.0.0.1:${relay.port}/sandbox` });
    relay.change = change;
    await expect(connection.execute('begin stubborn; end;')).rejects.toMatchObject({ code: 'NJS-500' });
    expect(server.protocolViolations).toEqual([violation]);
  });
});

const END_OF_REQUEST = 0x0800;
const [BREAK, RESET] = [1, 2];

function times(count: number, packet: Buffer): Buffer[] {
  return Array.from({ length: count }, () => packet);
}

function dataPacket(payload: Buffer, flags: number): Buffer {
  const packet = Buffer.alloc(10 + payload.length);
  packet.writeUInt32BE(packet.length, 0);
  packet.writeUInt8(6, 4);
  packet.writeUInt16BE(flags, 8);
  payload.copy(packet, 10);
  return packet;
}

function markerPacket(kind: number): Buffer {
  return Buffer.of(0, 0, 0, 11, 12, 0, 0, 0, 1, 0, kind);
}

/** @param allowHalfOpen it does not close its side when the server does */
function rawClient(server: WireServer, { allowHalfOpen = false } = {}): Socket {
  const socket = connectSocket({ port: server.listener.port, host: '127.0.0.1', allowHalfOpen });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Whether the connection is closed within two seconds. */
async function isClosed(socket: Socket): Promise<boolean> {
  socket.resume();
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
  });
  return Promise.race([closed, delay(2000, false)]);
}

/** @param announced length of the connect data, which may follow in a packet of their own */
function connectPacket(data: string, announced = data.length): Buffer {
  const packet = Buffer.alloc(74 + data.length);
  packet.writeUInt16BE(packet.length, 0);
  packet.writeUInt8(1, 4);
  packet.writeUInt16BE(319, 8);
  packet.writeUInt16BE(300, 10);
  packet.writeUInt16BE(announced, 24);
  packet.writeUInt16BE(74, 26);
  packet.write(data, 74, 'latin1');
  return packet;
}
