import { expect, it } from 'vitest';
import { needs, recordedRows } from '../../../support/needs.js';
import { recordedRoutines } from '../../../support/recorded-routines.js';
import { erpDatabase, V12_1 } from './erp-database.js';

const COLUMNS = [
  'OBJECT_NAME',
  'DATA_LEVEL',
  'POSITION',
  'ARGUMENT_NAME',
  'IN_OUT',
  'DATA_TYPE',
  'DATA_PRECISION',
  'DATA_SCALE',
  'CHARACTER_SET_NAME',
  'PLS_TYPE',
  'CHAR_LENGTH',
  'TYPE_NAME',
  'TYPE_SUBNAME',
];

/** A row as the recorder wrote it, scales of 0 left out. */
function line(cellOf: (column: string) => unknown): string {
  const cells = COLUMNS.map((column) => String(cellOf(column) ?? ''));
  return cells.map((cell, index) => (COLUMNS[index] === 'DATA_SCALE' && cell === '0' ? '' : cell)).join('|');
}

needs('recorded-rows').describe('routines recorded from a real 12c database, declared again in 12.1', () => {
  it('have the same arguments with the same parts, in the same order', async () => {
    const { declarations, rows } = recordedRoutines(recordedRows());
    const { erp } = await erpDatabase(V12_1);
    await erp.run(...declarations);
    expect(rows.length).toBeGreaterThan(7_000);
    const packages = [...new Set(rows.map((row) => row['PACKAGE_NAME']))];
    for (const name of packages) {
      const { rows: source } = await erp.execute(
        `select ${COLUMNS.join(', ')} from user_arguments where package_name = '${name}' order by subprogram_id, sequence`,
      );
      const shown = await source?.fetch(20_000, new AbortController().signal);
      const recorded = rows.filter((row) => row['PACKAGE_NAME'] === name);
      expect(shown?.rows.map((row) => line((column) => row[COLUMNS.indexOf(column)]))).toEqual(
        recorded.map((row) => line((column) => row[column])),
      );
    }
  });
});
