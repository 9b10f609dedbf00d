import { setTimeout as delay } from 'node:timers/promises';
import oracledb from 'oracledb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ProtocolViolation } from '../../sandbox/tns/protocol-violation.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { recordMessages, SpoiltServer } from '../support/message-server.js';
import { Random, spoil } from '../support/spoil.js';
import { type PacketChange, SpoilingRelay } from '../support/spoiling-relay.js';
import { CONVERSATION, CONVERSATION_SCHEMA } from '../support/wire-conversation.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * What the driver says, spoilt: with wrong bits, bytes too few or too many, lengths and counts of gigabytes, packets twice or in another order. It costs its
 * own connection at most. Nothing here is what Oracle answers, only that there is an answer or an end: facts of the wire, §§1, 3 and 6. What a fuzz test has
 * found is a case of its own below, or in wire-limits.test.ts.
 */

const SEED = 20_260_101;
/** As long as the driver waits for an answer here; without one, the server waits for the rest of what it was sent. */
const SILENCE_MS = 40;
/** What is sent here are some kilobytes at a time. */
const MAX_GROWTH_BYTES = 200_000_000;

describe.each(PROFILES)('spoilt packets, profile %s', (profile) => {
  it('of a logon cost that connection at most', async () => {
    const fuzzed = await fuzzedSandbox(profile);
    const random = new Random(SEED);
    const endings = new Set<string>();
    for (let run = 0; run < 50; run += 1) {
      fuzzed.relay.change = spoiling(random, random.below(profile === '23ai' ? 3 : 5));
      endings.add(await fuzzed.ending(() => fuzzed.connect()));
      fuzzed.relay.cut();
    }
    expect([...endings]).toEqual(expect.arrayContaining(['a lost connection', 'a result', 'silence']));
    await fuzzed.requireWell();
  });

  it('of a session cost that connection at most', async () => {
    const fuzzed = await fuzzedSandbox(profile);
    const random = new Random(SEED);
    const endings = new Set<string>();
    let connection: oracledb.Connection | undefined;
    for (let run = 0; run < 80; run += 1) {
      connection ??= await fuzzed.connect();
      const session = connection;
      const call = random.pick(Object.values(CONVERSATION));
      // Of a call that the driver has made before, it sends less.
      if (random.below(3) === 0) await call(session).catch(() => undefined);
      fuzzed.relay.change = spoiling(random, 0);
      const ending = await fuzzed.ending(() => call(session));
      endings.add(ending);
      if (ending === 'a result' && random.below(10) > 0) continue;
      connection = undefined;
      fuzzed.relay.cut();
    }
    expect([...endings]).toEqual(expect.arrayContaining(['a lost connection', 'an error', 'a result', 'silence']));
    await fuzzed.requireWell();
  });
});

describe.each(PROFILES)('spoilt messages, profile %s', (profile) => {
  it('are read or refused, and nothing else is thrown', async () => {
    const { logon, calls, sid } = await recordMessages(profile);
    const server = await SpoiltServer.start(profile, sid);
    const random = new Random(SEED);
    let [refused, read] = [0, 0];
    for (let round = 0; round < 8; round += 1) {
      const answer = server.newSession();
      for (const message of calls) await answer(message).catch(() => undefined);
      for (let run = 0; run < 100; run += 1) {
        const message = spoil(random.pick(calls), random);
        const thrown = await answer(message).catch((error: unknown) => error);
        if (thrown === undefined) read += 1;
        else if (thrown instanceof OracleError || thrown instanceof ProtocolViolation) refused += 1;
        else expect({ round, run, message: message.toString('hex'), thrown }).toBeUndefined();
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(read).toBeGreaterThan(50);
    for (let run = 0; run < 300; run += 1) {
      const messages = logon.map((message) => (random.below(2) === 0 ? message : spoil(message, random)));
      const thrown = await server.logOn(messages).catch((error: unknown) => error);
      if (!(thrown instanceof ProtocolViolation)) expect({ run, thrown }).toEqual({ run, thrown: undefined });
    }
    expect(server.faults).toEqual([]);
  });
});

describe('values that there cannot be', () => {
  const dates = {
    d: { type: oracledb.DB_TYPE_DATE, val: new Date(2026, 1, 3, 4, 5, 6) },
    t: { type: oracledb.DB_TYPE_TIMESTAMP, val: new Date(2026, 1, 3, 4, 5, 6, 7) },
    z: { type: oracledb.DB_TYPE_TIMESTAMP_TZ, val: new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 7)) },
    i: { type: oracledb.DB_TYPE_INTERVAL_DS, val: Object.assign(new oracledb.IntervalDS(), { days: 1, seconds: 2 }) },
  };

  it.each([
    ['a month 13', '07787e0203', '07787e0d03', 'ORA-01843'],
    ['30 February', '07787e0203', '07787e021e', 'ORA-01839'],
    ['hour 24', '07787e020305', '07787e020319', 'ORA-01850'],
    ['four seconds of nanoseconds', '0b787e0203050607006acfc0', '0b787e0203050607ffffffff', 'NJS-500'],
    ['a time zone 100 hours ahead', '0d787e0203050607006acfc014', '0d787e0203050607006acfc078', 'ORA-01874'],
    ['two thousand million days', '0b80000001', '0bffffffff', 'ORA-01873'],
  ])('%s', async (_, bytes, others, code) => {
    const { sandbox, system } = await driverSandbox();
    await using relay = await SpoilingRelay.before(sandbox.port);
    const connection = await oracledb.getConnection({
      user: 'system',
      password: sandbox.systemPassword,
      connectString: `127.0.0.1:${relay.port}/SANDBOX`,
    });
    let found = 0;
    relay.change = (packets) =>
      packets.map((packet) => {
        const at = packet.indexOf(bytes, 0, 'hex');
        if (at < 0) return packet;
        found += 1;
        return Buffer.concat([
          packet.subarray(0, at),
          Buffer.from(others, 'hex'),
          packet.subarray(at + bytes.length / 2),
        ]);
      });
    await expect(
      connection.execute(
        'BEGIN IF :d IS NULL OR :t IS NULL OR :z IS NULL OR :i IS NULL THEN NULL; END IF; END;',
        dates,
      ),
    ).rejects.toThrow(code);
    expect(found).toBe(1);
    expect((await system.execute('SELECT 1 FROM dual')).rows).toEqual([[1]]);
  });

  it('a LOB of four gigabytes, and a statement nested twenty thousand deep', async () => {
    const { system } = await driverSandbox();
    for (const type of ['CLOB', 'BLOB']) {
      const block = `DECLARE l ${type}; BEGIN DBMS_LOB.CREATETEMPORARY(l, TRUE); DBMS_LOB.WRITE(l, 1, 4294967295, '20'); END;`;
      await expect(system.execute(block)).rejects.toThrow('LOBs of more than 268435456 bytes or characters');
    }
    const nested = `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)} FROM dual`;
    await expect(system.execute(nested)).rejects.toThrow(
      'the sandbox does not support nesting or recursion as deep as this',
    );
    expect((await system.execute('SELECT 1 FROM dual')).rows).toEqual([[1]]);
  });
});

/** Spoils what comes after so many packets, in one of several ways: at first a packet whose length stays right. */
function spoiling(random: Random, packetsBefore: number): PacketChange {
  const way = random.below(8);
  return (packets, first) => {
    const [packet, ...others] = packets;
    if (packet === undefined || first + packets.length <= packetsBefore) return packets;
    if (way === 0) return [packet, ...packets];
    if (way === 1 && others.length > 0) return [...others, packet];
    if (way === 2) return [packet.subarray(0, random.below(packet.length)), ...others];
    if (way === 3) return [spoil(packet, random), ...others];
    return [withLength(packet, spoil(packet, random, 10)), ...others];
  };
}

/** The length has as many bits as in the packet that it was. */
function withLength(original: Buffer, packet: Buffer): Buffer {
  const result = Buffer.from(packet);
  if (original.readUInt16BE(0) === original.length) result.writeUInt16BE(result.length, 0);
  else result.writeUInt32BE(result.length, 0);
  return result;
}

async function fuzzedSandbox(profile: (typeof PROFILES)[number]) {
  const { sandbox, system } = await driverSandbox(CONVERSATION_SCHEMA, { profile });
  const relay = await SpoilingRelay.before(sandbox.port);
  onTestFinished(() => relay[Symbol.asyncDispose]());
  const before = memoryInUse();
  return {
    relay,
    connect: () =>
      oracledb.getConnection({
        user: 'system',
        password: sandbox.systemPassword,
        connectString: `127.0.0.1:${relay.port}/SANDBOX?sdu=2048`,
      }),
    ending: async (call: () => Promise<unknown>) => {
      const silence = new AbortController();
      const end = call().then(
        () => 'a result',
        (error: unknown) => (String(error).startsWith('Error: NJS-5') ? 'a lost connection' : 'an error'),
      );
      const ending = await Promise.race([end, delay(SILENCE_MS, 'silence', { signal: silence.signal })]);
      silence.abort();
      return ending;
    },
    /** Other sessions go on, those that were spoilt are gone, and nothing is left of what they claimed to send. */
    requireWell: async () => {
      relay.cut();
      expect((await system.execute('SELECT 1 FROM dual')).rows).toEqual([[1]]);
      await expect.poll(() => sandbox.sessions).toBe(1);
      expect(memoryInUse() - before).toBeLessThan(MAX_GROWTH_BYTES);
    },
  };
}

function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
