import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArgumentError, ResultError } from '../../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { SCRIPT, TYPES } from './mapped-packages.js';

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT, types: TYPES });
}, 60_000);
afterAll(() => client[Symbol.asyncDispose]());

const call = (path: string, args?: unknown) => client.routine(path)(args);
const visits = (name: string) => call('visitsApi.visits', { name });

describe('numbers', () => {
  const MOST = `${'9'.repeat(38)}`;

  it.each<[string, unknown, unknown]>([
    ['doubles.same', 0.1, 0.1],
    ['doubles.same', -1.5e-100, -1.5e-100],
    ['doubles.same', 9007199254740991n, 9007199254740991],
    ['bigints.same', BigInt(MOST), BigInt(MOST)],
    ['bigints.same', -(10n ** 125n), -(10n ** 125n)],
    ['bigints.same', 42, 42n],
    ['bigints.small', -2147483648n, -2147483648n],
    ['texts.same', `-${MOST}`, `-${MOST}`],
    ['texts.same', '1E-130', `0.${'0'.repeat(129)}1`],
    ['texts.same', '007.50', '7.5'],
    ['texts.same', 0.1, '0.1'],
    ['texts.small', '7', '7'],
    ['decimals.same', new Decimal(`${MOST}e87`), new Decimal(`${MOST}e87`)],
    ['decimals.same', new Decimal('-1e-130'), new Decimal('-1e-130')],
    ['decimals.same', '0.1', new Decimal('0.1')],
    ['decimals.small', new Decimal(-5), new Decimal(-5)],
    ['decimals.same', null, null],
  ])('%s(%o) is %o', async (path, value, expected) => {
    expect(await call(path, { value })).toEqual(expected);
  });

  it('are a Decimal of the class that the module imports', async () => {
    expect(await call('decimals.same', { value: 1 })).toBeInstanceOf(Decimal);
  });

  it('a fraction is no bigint: it raises before the commit', async () => {
    const error = await call('bigints.visit', { value: 12n }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResultError);
    expect(error).toMatchObject({ outcome: 'rolled-back' });
    expect(String(error)).toContain('result value: a number with a fraction cannot be given as bigint');
    expect(await visits('BIGINTS')).toBe(0);
    expect(await call('bigints.visit', { value: 16n })).toEqual({ value: 2n });
    expect(await visits('BIGINTS')).toBe(1);
  });

  it.each<[string, unknown]>([
    ['bigints.same', '1'],
    ['bigints.same', 1.5],
    ['bigints.small', 2147483648n],
    ['texts.same', '1,5'],
    ['texts.same', '1e126'],
    ['decimals.same', new Decimal(Number.POSITIVE_INFINITY)],
    ['decimals.same', new Decimal(`${MOST}.5`)],
    ['decimals.same', {}],
  ])('%s takes no %o', async (path, value) => {
    await expect(call(path, { value })).rejects.toThrow(ArgumentError);
  });
});

describe('what is promised never to be NULL', () => {
  it('raises before the commit when it is', async () => {
    await expect(call('visitsApi.nothing')).rejects.toThrow('returnValue: NULL where the declaration promises a value');
  });
});

describe('dates', () => {
  const noon = new Date('2024-02-29T12:00:00Z');
  const exact = new Date('2024-02-29T12:00:00.123Z');

  it.each<[string, unknown]>([
    ['utc.dayAsIs', noon],
    ['utc.stamp', exact],
    ['utc.zoned', exact],
    ['utc.localStamp', exact],
    ['utc.dayAsIs', new Date('0001-01-01T00:00:00Z')],
    ['utc.dayAsIs', new Date('9999-12-31T23:59:59Z')],
    ['utc.dayAsIs', new Date('-004000-03-01T00:00:00Z')],
    ['kathmandu.dayAsIs', noon],
    ['kathmandu.stamp', exact],
    ['newYork.dayAsIs', noon],
    ['newYork.stamp', new Date('2024-11-03T07:00:00Z')],
    ['newYorkEarlier.stamp', new Date('2024-11-03T05:30:00Z')],
    ['newYorkLater.stamp', new Date('2024-11-03T06:30:00Z')],
    ['temporal.dayAsIs', Temporal.PlainDateTime.from('2024-03-10T02:30:00')],
    ['temporal.stamp', Temporal.PlainDateTime.from('0001-01-01T00:00:00.000000001')],
    ['temporal.zoned', Temporal.ZonedDateTime.from('2024-02-29T12:00:00.123456789-03:30[-03:30]')],
    ['temporal.localStamp', Temporal.Instant.from('2024-02-29T12:00:00.123456789Z')],
    ['temporal.dayAsIs', null],
  ])('%s(%s) comes back', async (path, value) => {
    const returned = await call(path, { value });
    expect(returned?.constructor).toBe(value?.constructor);
    expect(JSON.stringify(returned)).toBe(JSON.stringify(value));
  });

  it('a Date is shown by the clock of the zone', async () => {
    expect(await call('utc.textOf', { value: exact })).toBe('2024-02-29 12:00:00.123000000');
    expect(await call('kathmandu.textOf', { value: exact })).toBe('2024-02-29 17:45:00.123000000');
    expect(await call('newYork.textOf', { value: exact })).toBe('2024-02-29 07:00:00.123000000');
  });

  it('a region in a ZonedDateTime is left off, its offset kept', async () => {
    const value = Temporal.ZonedDateTime.from('2024-07-01T12:00:00[Europe/Berlin]');
    expect(String(await call('temporal.zoned', { value }))).toBe('2024-07-01T12:00:00+02:00[+02:00]');
  });

  it.each<[string, unknown]>([
    ['utc.dayAsIs', exact],
    ['utc.dayAsIs', '2024-02-29T12:00:00'],
    ['utc.dayAsIs', new Date(Number.NaN)],
    ['utc.stamp', new Date('+010000-01-01T00:00:00Z')],
    ['newYork.stamp', new Date('2024-11-03T05:30:00Z')],
    ['newYork.stamp', new Date('2024-11-03T06:30:00Z')],
    ['temporal.dayAsIs', Temporal.PlainDateTime.from('2024-02-29T12:00:00.5')],
    ['temporal.dayAsIs', Temporal.PlainDate.from('2024-02-29')],
    ['temporal.zoned', Temporal.Instant.from('2024-02-29T12:00:00Z')],
  ])('%s takes no %s', async (path, value) => {
    await expect(call(path, { value })).rejects.toThrow(ArgumentError);
  });

  it('truncation is what was configured, in both directions', async () => {
    expect(await call('truncated.dayAsIs', { value: exact })).toEqual(noon);
    expect(await call('truncated.stampOf', { text: '2024-02-29 12:00:00.123999999' })).toEqual(exact);
  });

  it.each<[string, string, string]>([
    ['utc.stampOf', '2024-02-29 12:00:00.1234', 'digits beyond milliseconds cannot be given as Date'],
    ['newYork.stampOf', '2024-03-10 02:30:00.0', 'a clock time that its zone has never or twice'],
    ['newYork.stampOf', '2024-11-03 01:30:00.0', 'a clock time that its zone has never or twice'],
    ['newYorkLater.stampOf', '2024-03-10 02:30:00.0', 'a clock time that its zone has never or twice'],
    ['utc.stampOf', '1500-02-29 00:00:00.0', 'a 29 February that only the Julian calendar has'],
    ['temporal.stampOf', '1500-02-29 00:00:00.0', 'a 29 February that only the Julian calendar has'],
  ])('%s(%s) raises before the commit', async (path, text, message) => {
    const error = await call(path, { text }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResultError);
    expect(error).toMatchObject({ outcome: 'rolled-back' });
    expect(String(error)).toContain(message);
  });

  it('nothing of it was committed', async () => {
    expect(await Promise.all(['UTC', 'NEW_YORK', 'NEW_YORK_LATER', 'TEMPORAL'].map(visits))).toEqual([0, 0, 0, 0]);
    expect(await visits('TRUNCATED')).toBe(1);
  });

  it('only ISO text can say what the Gregorian calendar cannot', async () => {
    expect(await call('iso.stampOf', { text: '1500-02-29 00:00:00.0' })).toBe('1500-02-29T00:00:00');
  });

  it('an overlap is the moment that was configured', async () => {
    const text = '2024-11-03 01:30:00.0';
    expect(await call('newYorkEarlier.stampOf', { text })).toEqual(new Date('2024-11-03T05:30:00Z'));
    expect(await call('newYorkLater.stampOf', { text })).toEqual(new Date('2024-11-03T06:30:00Z'));
  });
});
