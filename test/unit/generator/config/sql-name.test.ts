import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSqlPath, parseSqlPath } from '../../../../generator/config/sql-name.js';

describe('names as in SQL', () => {
  it.each([
    ['erp', ['ERP']],
    ['erp.orders_api.p_id', ['ERP', 'ORDERS_API', 'P_ID']],
    ['erp."Mixed.Case".x', ['ERP', 'Mixed.Case', 'X']],
    ['a$b#c', ['A$B#C']],
  ])('%s', (text, parts) => {
    expect(parseSqlPath(text)).toEqual(parts);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', '"a', '"a"b', 'a"b"', ' a', '""'])('%j is none', (text) => {
    expect(parseSqlPath(text)).toBeUndefined();
  });

  it('are read as they are written', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('"'));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(parseSqlPath(formatSqlPath(parts))).toEqual(parts);
      }),
    );
  });
});
