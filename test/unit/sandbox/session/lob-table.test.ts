import { describe, expect, it } from 'vitest';
import { LobTable } from '../../../../sandbox/session/lob-table.js';
import { BlobValue, ClobValue, PersistentLob } from '../../../../sandbox/values/lob.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

class Column extends PersistentLob {}

const column = (text: string) => new ClobValue(text, new Column());
const database = newDatabase();
const newTable = () => {
  const { session } = openTestSession(database);
  return new LobTable(() => session);
};
const INVALID = expect.objectContaining({ code: 22275 });

describe('the LOBs that a client has locators of', () => {
  it('are found by them', () => {
    const table = newTable();
    const [text, bytes] = [ClobValue.temporary('a'), BlobValue.temporary(Uint8Array.of(1))];
    const [one, two] = [table.issue(text), table.issue(bytes)];
    expect(table.find(one)).toBe(text);
    expect(table.find(two)).toBe(bytes);
    expect(table.temporaryCount).toBe(2);
  });

  it('are gone once freed', () => {
    const table = newTable();
    const locator = table.issue(ClobValue.temporary('a'));
    table.free(locator);
    table.free(locator);
    expect(table.temporaryCount).toBe(0);
    expect(() => table.find(locator)).toThrow(INVALID);
  });

  it('are those of one session', () => {
    const locator = newTable().issue(column('a'));
    expect(() => newTable().find(locator)).toThrow(INVALID);
    expect(() => newTable().find(Buffer.alloc(40))).toThrow(INVALID);
    expect(() => newTable().find(Buffer.alloc(7))).toThrow(INVALID);
  });

  it('change: a temporary one keeps its locator, a persistent one is read as it was by the old one', () => {
    const table = newTable();
    const [temporary, persistent] = [table.issue(ClobValue.temporary('a')), table.issue(column('a'))];
    expect(table.change(temporary, ClobValue.temporary('b'))).toEqual(temporary);
    expect(table.find(temporary)).toMatchObject({ text: 'b' });
    const changed = table.change(persistent, column('b'));
    expect(table.find(persistent)).toMatchObject({ text: 'a' });
    expect(table.find(changed)).toMatchObject({ text: 'b' });
  });

  it('of columns are kept once, and not for ever', () => {
    const table = newTable();
    const first = column('first');
    const locator = table.issue(first);
    expect(table.issue(first)).toEqual(locator);
    for (let count = 0; count < 100_000; count += 1) table.issue(column('x'));
    expect(table.temporaryCount).toBe(0);
    expect(() => table.find(locator)).toThrow(expect.objectContaining({ code: 22924 }));
  });
});
