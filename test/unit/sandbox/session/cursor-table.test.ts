import { describe, expect, it } from 'vitest';
import { CursorTable, MAX_OPEN_CURSORS } from '../../../../sandbox/session/cursor-table.js';

describe('CursorTable', () => {
  it('gives every cursor a number that fits 16 bits and is not in use', () => {
    const table = new CursorTable();
    const kept = table.open(undefined);
    for (let count = 0; count < 70_000; count += 1) {
      const cursor = table.open(undefined);
      expect(cursor.id !== kept.id && cursor.id >= 1 && cursor.id <= 0xffff).toBe(true);
      table.close(cursor.id);
    }
    expect(table.size).toBe(1);
  });

  it('has a limit', () => {
    const table = new CursorTable();
    for (let count = 0; count < MAX_OPEN_CURSORS; count += 1) table.open(undefined);
    expect(() => table.open(undefined)).toThrow('maximum open cursors exceeded');
    table.closeAll();
    expect(table.open(undefined).id).toBe(MAX_OPEN_CURSORS + 1);
  });

  it('knows what is open', () => {
    const table = new CursorTable();
    const { id } = table.open(undefined);
    expect(table.find(id).id).toBe(id);
    table.close(id);
    table.close(id);
    expect(() => table.find(id)).toThrow('invalid cursor');
  });
});
