import { beforeAll, expect, it } from 'vitest';
import type { TestSession } from '../../../support/engine.js';
import { needs, recordedRows } from '../../../support/needs.js';
import { declarationsOf, type RecordedTypes, recordedTypes } from '../../../support/recorded-types.js';
import { erpDatabase, V19 } from './erp-database.js';

needs('recorded-rows').describe('types of packages recorded from a real database, declared again', () => {
  let recorded: RecordedTypes;
  let owner: TestSession;

  beforeAll(async () => {
    recorded = recordedTypes(recordedRows());
    ({ erp: owner } = await erpDatabase(V19));
    await owner.run(...declarationsOf(recorded));
  });

  /** What the sandbox's view has, as the recorder wrote it: text, scales of 0 and what is null left out. */
  async function shown(view: string, columns: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await owner.execute(`select ${columns.join(', ')} from ${view}`);
    const all = await rows?.fetch(20_000, new AbortController().signal);
    const line = (row: readonly unknown[]) =>
      columns.map((column, index) => cell(column, row[index] === null ? '' : String(row[index]))).join('|');
    return new Set(all?.rows.map(line));
  }

  function written(rows: RecordedTypes['types'], columns: readonly string[]): ReadonlySet<string> {
    return new Set(rows.map((row) => columns.map((column) => cell(column, row[column] ?? '')).join('|')));
  }

  function cell(column: string, value: string): string {
    if (column.endsWith('_OWNER')) return value === '' ? '' : 'OWNER';
    return column === 'SCALE' && value === '0' ? '' : value;
  }

  it('are the same types', async () => {
    const columns = ['TYPE_NAME', 'PACKAGE_NAME', 'TYPECODE', 'ATTRIBUTES'];
    expect(recorded.types.length).toBeGreaterThan(900);
    expect(await shown('user_plsql_types', columns)).toEqual(written(recorded.types, columns));
  });

  it('have the same attributes', async () => {
    const columns = [
      'TYPE_NAME',
      'PACKAGE_NAME',
      'ATTR_NAME',
      'ATTR_TYPE_OWNER',
      'ATTR_TYPE_NAME',
      'ATTR_TYPE_PACKAGE',
      'LENGTH',
      'PRECISION',
      'SCALE',
      'ATTR_NO',
    ];
    expect(await shown('user_plsql_type_attrs', columns)).toEqual(written(recorded.attributes, columns));
  });

  it('have the same elements', async () => {
    const columns = [
      'TYPE_NAME',
      'PACKAGE_NAME',
      'COLL_TYPE',
      'ELEM_TYPE_OWNER',
      'ELEM_TYPE_NAME',
      'ELEM_TYPE_PACKAGE',
      'LENGTH',
      'PRECISION',
      'SCALE',
      'INDEX_BY',
    ];
    const all = await shown('user_plsql_coll_types', columns);
    for (const line of written(recorded.collections, columns)) expect(all).toContain(line);
  });
});
