import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { TcpRelay } from '../../support/tcp-relay.js';

/* What a call is made of, through generated clients: which arguments are sent, which overload runs, what a statement is. */

const SCRIPT = `
CREATE TABLE erp.notes (text VARCHAR2(100));

CREATE PACKAGE erp.calls AS
  FUNCTION defaults(
    a IN VARCHAR2 DEFAULT 'default a', b IN NUMBER DEFAULT 2, c IN BOOLEAN DEFAULT TRUE, d IN VARCHAR2) RETURN VARCHAR2;
  PROCEDURE nothing;
  FUNCTION one RETURN NUMBER;
  PROCEDURE append(text IN OUT NOCOPY VARCHAR2, more IN VARCHAR2);
  PROCEDURE write_and_give(text IN VARCHAR2, big OUT NUMBER);
  FUNCTION notes_count RETURN PLS_INTEGER;
  PROCEDURE pause(seconds IN NUMBER);

  FUNCTION find(id IN NUMBER) RETURN VARCHAR2;
  FUNCTION find(name IN VARCHAR2) RETURN VARCHAR2;
  FUNCTION find(id IN NUMBER, active IN BOOLEAN) RETURN VARCHAR2;
  FUNCTION find(day IN DATE) RETURN VARCHAR2;

  FUNCTION kind(v IN PLS_INTEGER) RETURN VARCHAR2;
  FUNCTION kind(v IN NUMBER) RETURN VARCHAR2;
  FUNCTION kind(v IN VARCHAR2) RETURN VARCHAR2;
  FUNCTION kind(v IN DATE) RETURN VARCHAR2;
  FUNCTION kind(v IN TIMESTAMP) RETURN VARCHAR2;
  FUNCTION kind(v IN BOOLEAN) RETURN VARCHAR2;
  FUNCTION kind RETURN VARCHAR2;
END;
/
CREATE PACKAGE BODY erp.calls AS
  FUNCTION shown(c IN BOOLEAN) RETURN VARCHAR2 IS
  BEGIN
    RETURN CASE WHEN c IS NULL THEN 'null' WHEN c THEN 'true' ELSE 'false' END;
  END;
  FUNCTION defaults(
    a IN VARCHAR2 DEFAULT 'default a', b IN NUMBER DEFAULT 2, c IN BOOLEAN DEFAULT TRUE, d IN VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN NVL(a, 'null') || ',' || NVL(TO_CHAR(b), 'null') || ',' || shown(c) || ',' || d;
  END;
  PROCEDURE nothing IS BEGIN NULL; END;
  FUNCTION one RETURN NUMBER IS BEGIN RETURN 1; END;
  PROCEDURE append(text IN OUT NOCOPY VARCHAR2, more IN VARCHAR2) IS BEGIN text := text || more; END;
  PROCEDURE write_and_give(text IN VARCHAR2, big OUT NUMBER) IS
  BEGIN
    INSERT INTO notes (text) VALUES (text);
    big := 9007199254740992;
  END;
  FUNCTION notes_count RETURN PLS_INTEGER IS
    counted PLS_INTEGER;
  BEGIN
    SELECT COUNT(*) INTO counted FROM notes;
    RETURN counted;
  END;
  PROCEDURE pause(seconds IN NUMBER) IS BEGIN DBMS_SESSION.SLEEP(seconds); END;

  FUNCTION find(id IN NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'id ' || id; END;
  FUNCTION find(name IN VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'name ' || name; END;
  FUNCTION find(id IN NUMBER, active IN BOOLEAN) RETURN VARCHAR2 IS BEGIN RETURN 'id ' || id || ' ' || shown(active); END;
  FUNCTION find(day IN DATE) RETURN VARCHAR2 IS BEGIN RETURN 'day ' || TO_CHAR(day, 'YYYY-MM-DD'); END;

  FUNCTION kind(v IN PLS_INTEGER) RETURN VARCHAR2 IS BEGIN RETURN 'PLS_INTEGER'; END;
  FUNCTION kind(v IN NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'NUMBER'; END;
  FUNCTION kind(v IN VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'VARCHAR2'; END;
  FUNCTION kind(v IN DATE) RETURN VARCHAR2 IS BEGIN RETURN 'DATE'; END;
  FUNCTION kind(v IN TIMESTAMP) RETURN VARCHAR2 IS BEGIN RETURN 'TIMESTAMP'; END;
  FUNCTION kind(v IN BOOLEAN) RETURN VARCHAR2 IS BEGIN RETURN 'BOOLEAN'; END;
  FUNCTION kind RETURN VARCHAR2 IS BEGIN RETURN 'nothing'; END;
END;
/
CREATE PROCEDURE erp.ping IS BEGIN NULL; END;
/
CREATE FUNCTION erp.add_up(a IN NUMBER, b IN NUMBER DEFAULT 10) RETURN NUMBER IS BEGIN RETURN a + b; END;
/
CREATE PACKAGE erp."Mixed Case" AS
  FUNCTION "do It"("the Value" IN NUMBER, plain IN NUMBER) RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp."Mixed Case" AS
  FUNCTION "do It"("the Value" IN NUMBER, plain IN NUMBER) RETURN NUMBER IS BEGIN RETURN "the Value" * plain; END;
END;
/
CREATE PACKAGE erp.where_am_i AS FUNCTION owner RETURN VARCHAR2; END;
/
CREATE PACKAGE BODY erp.where_am_i AS FUNCTION owner RETURN VARCHAR2 IS BEGIN RETURN 'first'; END; END;
/
CREATE PACKAGE ops.where_am_i AS FUNCTION owner RETURN VARCHAR2; END;
/
CREATE PACKAGE BODY ops.where_am_i AS FUNCTION owner RETURN VARCHAR2 IS BEGIN RETURN 'second'; END; END;
/
GRANT EXECUTE ON erp.calls TO alice;
GRANT EXECUTE ON erp.ping TO alice;
GRANT EXECUTE ON erp.add_up TO alice;
GRANT EXECUTE ON erp."Mixed Case" TO alice;
GRANT EXECUTE ON erp.where_am_i TO alice;
GRANT EXECUTE ON ops.where_am_i TO alice;
GRANT EXECUTE ON ops.where_am_i TO erp;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    schemas: { erp: {}, ops: {} },
    naming: {
      overrides: {
        'ERP."Mixed Case"': 'mixed',
        'ERP."Mixed Case"."do It"': 'doIt',
        'ERP."Mixed Case"."do It"."the Value"': 'theValue',
      },
    },
  });
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
});

const routine = (name: string) => client.routine(`erp.${name}`);

describe('defaults', () => {
  const A = [
    [undefined, 'default a'],
    [null, 'null'],
    ['x', 'x'],
  ] as const;
  const B = [
    [undefined, '2'],
    [null, 'null'],
    [7, '7'],
  ] as const;
  const C = [
    [undefined, 'true'],
    [null, 'null'],
    [false, 'false'],
  ] as const;

  test('apply where an argument is left out, in every combination; null is NULL', async () => {
    for (const [a, seenA] of A)
      for (const [b, seenB] of B)
        for (const [c, seenC] of C)
          expect(await routine('calls.defaults')({ a, b, c, d: 'd' })).toBe(`${seenA},${seenB},${seenC},d`);
    expect(await routine('calls.defaults')({ d: 'd' })).toBe('default a,2,true,d');
  });

  test('are not there for the others', async () => {
    await expect(routine('calls.defaults')({ a: 'a' })).rejects.toMatchObject({
      name: 'ArgumentError',
      message: expect.stringMatching(/DEFAULTS.*\bd\b.*string.*nothing/s),
    });
  });

  test('make an argument optional in TypeScript', () => {
    expect(client.files['erp/calls.ts']).toContain('readonly a?: string | null | undefined;');
    expect(client.files['erp/calls.ts']).toContain('readonly d: string | null;');
  });
});

describe('routines of every form', () => {
  test('without arguments', async () => {
    expect(await routine('calls.nothing')()).toBeUndefined();
    expect(await routine('calls.nothing')({})).toBeUndefined();
    expect(await routine('calls.one')()).toBe(1);
    await expect(routine('calls.one')({ n: 1 })).rejects.toMatchObject({ name: 'ArgumentError' });
  });

  test('NOCOPY', async () => {
    expect(await routine('calls.append')({ text: 'a', more: 'b' })).toEqual({ text: 'ab' });
    expect(await routine('calls.append')({ text: null, more: null })).toEqual({ text: null });
  });

  test('outside of packages', async () => {
    expect(await routine('ping')()).toBeUndefined();
    expect(await routine('addUp')({ a: 1 })).toBe(11);
    expect(await routine('addUp')({ a: 1, b: 1n })).toBe(2);
  });

  test('with quoted names', async () => {
    expect(await routine('mixed.doIt')({ theValue: 6, plain: 7 })).toBe(42);
  });

  test('of another owner', async () => {
    expect(await routine('whereAmI.owner')()).toBe('first');
    expect(await client.routine('ops.whereAmI.owner')()).toBe('second');
  });

  test('of a schema that has another name where the client runs', async () => {
    await using remapped = await client.connect({ schemas: { ERP: client.database.userName('OPS') } });
    expect(await remapped.routine('erp.whereAmI.owner')()).toBe('second');
    await expect(remapped.routine('erp.calls.one')()).rejects.toMatchObject({
      name: 'DatabaseError',
      code: 6550,
      outcome: 'not-started',
    });
  });
});

describe('overloads', () => {
  test.each([
    [{ id: 1 }, 'id 1'],
    [{ name: '1' }, 'name 1'],
    [{ id: 1, active: true }, 'id 1 true'],
    [{ id: 1, active: null }, 'id 1 null'],
    [{ day: '2024-02-29' }, 'day 2024-02-29'],
  ])('are told apart by the names of the arguments: %o', async (args, result) => {
    expect(await routine('calls.find')(args)).toBe(result);
  });

  test.each([
    [{ v: 1.5 }, 'NUMBER'],
    [{ v: 3_000_000_000 }, 'NUMBER'],
    [{ v: 'text' }, 'VARCHAR2'],
    [{ v: true }, 'BOOLEAN'],
    [{}, 'nothing'],
    [undefined, 'nothing'],
  ])('are told apart by the types of the values: %o', async (args, result) => {
    expect(await routine('calls.kind')(args)).toBe(result);
  });

  test.each([
    [{ v: 1 }, 'kind$vNumber$returnsVarchar2, kind$vPlsInteger$returnsVarchar2'],
    [{ v: null }, 'kind$vBoolean$returnsVarchar2, kind$vDate$returnsVarchar2, kind$vNumber$returnsVarchar2'],
    [
      { v: '2024-02-29' },
      'kind$vDate$returnsVarchar2, kind$vTimestamp$returnsVarchar2, kind$vVarchar2$returnsVarchar2',
    ],
    [{ other: 1 }, 'kind$noArguments$returnsVarchar2'],
  ])('that cannot be told apart by %o are named', async (args, names) => {
    await expect(routine('calls.kind')(args)).rejects.toMatchObject({
      name: 'ArgumentError',
      outcome: 'not-started',
      message: expect.stringContaining(names),
    });
  });

  test.each([
    ['kind$vPlsInteger$returnsVarchar2', 1, 'PLS_INTEGER'],
    ['kind$vNumber$returnsVarchar2', 1, 'NUMBER'],
    ['kind$vVarchar2$returnsVarchar2', '2024-02-29', 'VARCHAR2'],
    ['kind$vDate$returnsVarchar2', '2024-02-29', 'DATE'],
    ['kind$vTimestamp$returnsVarchar2', '2024-02-29', 'TIMESTAMP'],
    ['kind$vBoolean$returnsVarchar2', null, 'BOOLEAN'],
  ])('have names of their own, and Oracle resolves the same one: %s', async (name, v, result) => {
    expect(await routine(`calls.${name}`)({ v })).toBe(result);
    expect(await routine(`calls.${name}`)({ v: null })).toBe(result);
  });
});

describe('a result that cannot be given', () => {
  test('raises before the commit, and nothing of the call remains', async () => {
    await expect(routine('calls.writeAndGive')({ text: 'x' })).rejects.toMatchObject({
      name: 'ResultError',
      outcome: 'rolled-back',
      message: expect.stringContaining('big'),
    });
    expect(await routine('calls.notesCount')()).toBe(0);
  });
});

describe('arguments', () => {
  test('are checked where no database can be reached', async () => {
    await using unreachable = await client.connect({ connectString: '127.0.0.1:1/nowhere' });
    await expect(unreachable.routine('erp.addUp')({ a: 'one' })).rejects.toMatchObject({
      name: 'ArgumentError',
      outcome: 'not-started',
      message: expect.stringMatching(/ADD_UP.*\ba\b.*number.*a string/s),
    });
    await expect(unreachable.routine('erp.addUp')({ a: 1 })).rejects.toMatchObject({ name: 'ConnectError' });
  });

  test('are checked while every session is busy', async () => {
    await using busy = await client.connect({ sessions: { max: 1 } });
    let done = false;
    const pausing = busy
      .routine('erp.calls.pause')({ seconds: 0.3 })
      .then(() => {
        done = true;
      });
    await expect(busy.routine('erp.calls.pause')({ second: 1 })).rejects.toMatchObject({
      name: 'ArgumentError',
      message: expect.stringContaining('second'),
    });
    expect(done).toBe(false);
    await pausing;
  });
});

describe('statements', () => {
  let sandboxed: GeneratedClient;
  beforeAll(async () => {
    sandboxed = await generatedClient({ script: SCRIPT, profile: '23ai' });
  });
  afterAll(async () => {
    await sandboxed[Symbol.asyncDispose]();
  });

  /** Calls through a relay: the requests that the calls cost, and the blocks that were sent as text. */
  async function requestsOf(calls: (call: (args: unknown) => Promise<unknown>) => Promise<void>) {
    const [host, service] = sandboxed.database.connectString.split('/');
    const requests: Buffer[] = [];
    using relay = await TcpRelay.before(Number(host?.split(':')[1]), (data) => requests.push(data));
    await using relayed = await sandboxed.connect({
      connectString: `127.0.0.1:${relay.port}/${service}`,
      sessions: { max: 1 },
    });
    await relayed.routine('erp.ping')();
    requests.length = 0;
    await calls(relayed.routine('erp.calls.defaults'));
    const texts = requests.join('').split('begin\nif sys_context').length - 1;
    return { requests: requests.length, texts };
  }

  test('are sent once; a further call of the same form is one request with values only', async () => {
    const cost = await requestsOf(async (call) => {
      for (let n = 0; n < 10; n += 1) await call({ a: 'a'.repeat(n), b: n, c: n % 2 === 0, d: 'd'.repeat(10 * n) });
    });
    expect(cost).toEqual({ requests: 10, texts: 1 });
  });

  test('are one per combination of the defaulted parameters that are supplied', async () => {
    const cost = await requestsOf(async (call) => {
      for (let round = 0; round < 3; round += 1) {
        for (const a of ['a', null, undefined])
          for (const b of [1, null, undefined])
            for (const c of [true, null, undefined]) await call({ a, b, c, d: 'd' });
      }
    });
    expect(cost).toEqual({ requests: 81, texts: 8 });
  });
});
