import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, DBMS_RANDOM.
let session: TestSession;

beforeEach(() => {
  session = openTestSession(newDatabase());
});

const count = (condition: string) =>
  session.block(
    `declare n pls_integer := 0; begin for i in 1 .. 300 loop if ${condition} then n := n + 1; end if; end loop; :r := n; end;`,
  );

describe('DBMS_RANDOM', () => {
  it('VALUE is from 0 up to 1, and between its limits', async () => {
    expect(await count('dbms_random.value >= 0 and dbms_random.value() < 1')).toBe('300');
    expect(await count('dbms_random.value(10, 20) between 10 and 20')).toBe('300');
    expect(await count('dbms_random.value(low => -3, high => -2) between -3 and -2')).toBe('300');
    expect(await session.block('begin :r := dbms_random.value(null, 1); end;')).toBeNull();
  });

  it('VALUE has more digits than a double', async () => {
    expect(await count('dbms_random.value * 1e20 <> trunc(dbms_random.value * 1e20)')).toBe('300');
  });

  it('is of SQL, too', async () => {
    expect(await session.block('begin select count(*) into :r from dual where dbms_random.value < 1; end;')).toBe('1');
  });

  it.each([
    ['u', /^[A-Z]{40}$/],
    ['L', /^[a-z]{40}$/],
    ['a', /^[A-Za-z]{40}$/],
    ['x', /^[A-Z0-9]{40}$/],
    ['p', /^[ -~]{40}$/],
    ['?', /^[A-Z]{40}$/],
  ])('STRING of option %s', async (option, pattern) => {
    expect(await session.block(`begin :r := dbms_random.string('${option}', 40); end;`)).toMatch(pattern);
  });

  it('NORMAL lies around 0', async () => {
    const within = Number(await count('abs(dbms_random.normal) < 1'));
    expect(within).toBeGreaterThan(150);
    expect(within).toBeLessThan(255);
  });

  it('a seed makes the same sequence again, TERMINATE ends it', async () => {
    const draw = (before: string) =>
      session.block(
        `begin ${before} :r := dbms_random.value || dbms_random.random || dbms_random.string('a', 20); end;`,
      );
    const first = await draw('dbms_random.seed(42);');
    expect(await draw('dbms_random.seed(42);')).toBe(first);
    expect(await draw('dbms_random.initialize(42);')).toBe(first);
    expect(await draw("dbms_random.seed('other');")).not.toBe(first);
    expect(await draw('dbms_random.terminate;')).not.toBe(await draw(''));
  });
});
