import { describe, expect, test } from 'vitest';
import { SessionSetupError } from '../../runtime/index.js';
import { generatedClient } from '../support/generated-client.js';
import { identities } from '../support/identity-client.js';

const GERMAN = { numericCharacters: ',.', dateFormat: 'DD.MM.RR', timestampFormat: 'DD.MM.RR HH24:MI' } as const;

describe('nls', () => {
  test('is set on a new session, in one round trip before its first call', async () => {
    const { newClient, roundTrips } = await identities();
    const [plain, german] = [newClient(), newClient({ nls: GERMAN })];
    const first = await roundTrips(() => plain.as('ALICE').about.who());
    const withSettings = await roundTrips(async () => {
      expect(await german.as('ALICE').about.nls({ text: 'NLS_NUMERIC_CHARACTERS' })).toBe(',.');
    });
    expect(withSettings).toBe(first + 1);
    expect(await german.as('ALICE').about.nls({ text: 'NLS_DATE_FORMAT' })).toBe('DD.MM.RR');
    expect(await roundTrips(() => german.as('ALICE').about.who())).toBe(1);
    expect(await plain.as('ALICE').about.nls({ text: 'NLS_DATE_FORMAT' })).toBe('DD-MON-RR');
  });

  test('of the user context goes before that of the client, and has sessions of its own', async () => {
    const { newClient } = await identities();
    const client = newClient({ nls: GERMAN });
    const own = client.as({ user: 'ALICE', nls: { dateFormat: 'YYYY' } });
    const format = { text: 'NLS_DATE_FORMAT' };
    for (let round = 0; round < 2; round += 1) {
      expect(await client.as('ALICE').about.nls(format)).toBe('DD.MM.RR');
      expect(await own.about.nls(format)).toBe('YYYY');
    }
    expect(await own.about.nls({ text: 'NLS_NUMERIC_CHARACTERS' })).toBe(',.');
    expect(client.$stats.open).toBe(2);
  });

  test('names its own quotes', async () => {
    const { newClient } = await identities();
    const client = newClient({ nls: { dateFormat: '"o\'clock" HH24', currency: "' time_zone = 'X" } });
    expect(await client.as('ALICE').about.nls({ text: 'NLS_DATE_FORMAT' })).toBe('"o\'clock" HH24');
    expect(await client.as('ALICE').about.nls({ text: 'NLS_CURRENCY' })).toBe("' time_zone = 'X");
  });

  test.each([
    [{ nls: { dateFormat: 'no format' } }, 1821, 'NLS_DATE_FORMAT'],
    [{ nls: { numericCharacters: '..' } }, 12705, 'NLS_NUMERIC_CHARACTERS'],
    [{ timeZone: 'Atlantis/Main' }, 1882, 'TIME_ZONE'],
  ])('that the database refuses fails the call, which is not run: %j', async (settings, code, name) => {
    const { newClient, notes } = await identities();
    const client = newClient(settings);
    const failing = client.as('ALICE').sec.note({ text: 'no' });
    await expect(failing).rejects.toThrow(SessionSetupError);
    await expect(failing).rejects.toMatchObject({ code, outcome: 'not-started', sessionSurvived: false });
    await expect(failing).rejects.toThrow(`The session could not be set up (${name})`);
    expect(await notes()).toEqual([]);
    await expect.poll(() => client.$stats.open).toBe(0);
  });

  test('that the sandbox does not have is refused by name', async () => {
    const { newClient } = await identities();
    const failing = newClient({ nls: { territory: 'GERMANY' } })
      .as('ALICE')
      .about.who();
    await expect(failing).rejects.toMatchObject({
      name: 'SessionSetupError',
      databaseMessage: expect.stringContaining('NLS_TERRITORY = GERMANY'),
    });
  });

  test('that a routine alters stays so for that user’s sessions of the same settings only', async () => {
    const { newClient } = await identities();
    const client = newClient({ nls: GERMAN, sessions: { max: 2 } });
    await client.as('ALICE').about.alterSession({ text: "nls_date_format = 'YYYY'" });
    expect(await client.as('ALICE').about.nls({ text: 'NLS_DATE_FORMAT' })).toBe('YYYY');
    expect(await client.as('BOB').about.nls({ text: 'NLS_DATE_FORMAT' })).toBe('DD.MM.RR');
  });
});

describe('timeZone', () => {
  test('is a region, so that a session which is open across a clock change has the right time', async () => {
    const { newClient } = await identities();
    const client = newClient({ timeZone: 'Europe/Berlin', sessions: { max: 1 } });
    const { about } = client.as('ALICE');
    expect(await about.zone()).toBe('Europe/Berlin');
    expect(await about.localTime({ text: '2026-03-29 00:59' })).toBe('2026-03-29 01:59 +01:00');
    expect(await about.localTime({ text: '2026-03-29 01:00' })).toBe('2026-03-29 03:00 +02:00');
    expect(await about.localTime({ text: '2026-10-25 01:00' })).toBe('2026-10-25 02:00 +01:00');
  });

  test('of the user context goes before that of the client', async () => {
    const { newClient } = await identities();
    const client = newClient({ timeZone: 'Europe/Berlin' });
    expect(await client.as({ user: 'ALICE', timeZone: 'America/New_York' }).about.zone()).toBe('America/New_York');
    expect(await client.as('ALICE').about.zone()).toBe('Europe/Berlin');
    expect(await client.as({ user: 'ALICE', timeZone: '-03:30' }).about.zone()).toBe('-03:30');
  });
});

/** One function per type that gives back what it is given. */
const TYPES = {
  a_number: 'NUMBER',
  an_integer: 'PLS_INTEGER',
  a_double: 'BINARY_DOUBLE',
  a_date: 'DATE',
  a_timestamp: 'TIMESTAMP',
  a_zoned: 'TIMESTAMP WITH TIME ZONE',
  a_local: 'TIMESTAMP WITH LOCAL TIME ZONE',
} as const;

const SCRIPT = `
CREATE PACKAGE erp.same AS
${Object.entries(TYPES)
  .map(([name, type]) => `  FUNCTION ${name} (p IN ${type}) RETURN ${type};`)
  .join('\n')}
END;
/
CREATE PACKAGE BODY erp.same AS
${Object.entries(TYPES)
  .map(([name, type]) => `  FUNCTION ${name} (p IN ${type}) RETURN ${type} IS BEGIN RETURN p; END;`)
  .join('\n')}
END;
/
GRANT EXECUTE ON erp.same TO alice;
`;

const VALUES: readonly (readonly [string, unknown])[] = [
  ['same.aNumber', -1234567.125],
  ['same.aNumber', 1e-7],
  ['same.anInteger', -2147483647],
  ['same.aDouble', 0.1],
  ['same.aDate', '1999-12-31T23:59:58'],
  ['same.aTimestamp', '2026-03-29T02:30:00.123456'],
  ['same.aZoned', '2026-10-25T02:30:00.5+02:00'],
  ['same.aLocal', '2026-10-25T00:30:00.25Z'],
];

const ODD = [
  { nls: GERMAN },
  { nls: { dateFormat: 'J', timestampFormat: 'YYYY', timestampTzFormat: 'YYYY' } },
  { nls: { numericCharacters: ' .' } },
  { timeZone: 'Europe/Berlin' },
  { timeZone: 'America/St_Johns', nls: GERMAN },
];

test('calls take and give the same values under every setting', { timeout: 60_000 }, async () => {
  await using generated = await generatedClient({ script: SCRIPT });
  const expected: unknown[] = [];
  for (const [path, p] of VALUES) expected.push(await generated.routine(path)({ p }));
  expect(expected.slice(0, 4)).toEqual(VALUES.slice(0, 4).map(([, p]) => p));
  expect(expected).not.toContain(null);
  for (const settings of ODD) {
    await using client = await generated.connect(settings);
    const given: unknown[] = [];
    for (const [path, p] of VALUES) given.push(await client.routine(path)({ p }));
    expect(given, JSON.stringify(settings)).toEqual(expected);
  }
});
