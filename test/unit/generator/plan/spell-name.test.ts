import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelName, fileName, pascalName } from '../../../../generator/plan/names/spell-name.js';

describe('an Oracle name in TypeScript', () => {
  it.each([
    ['ORDERS_API', 'ordersApi', 'OrdersApi', 'orders-api'],
    ['ID', 'id', 'Id', 'id'],
    ['ADDRESS_1', 'address_1', 'Address_1', 'address-1'],
    ['ADDRESS1', 'address1', 'Address1', 'address1'],
    ['P2P_ID', 'p2pId', 'P2pId', 'p2p-id'],
    ['SYS$LOB', 'sys$Lob', 'Sys$Lob', 'sys$lob'],
    ['EMP#', 'emp$$', 'Emp$$', 'emp$$'],
    ['STRASSE_NR', 'strasseNr', 'StrasseNr', 'strasse-nr'],
    ['İSTANBUL', 'iStanbul$x', 'IStanbul$x', 'i-stanbul$x'],
    ['AUX', 'aux', 'Aux', 'aux_'],
    ['A\u2E2F', 'a$x', 'A$x', 'a\u2E2F$x'],
  ])('%s', (name, camel, pascal, file) => {
    const uncoded = (text: string) => text.replace(/\$x[0-9a-f]{6}$/, '$x');
    expect([camelName(name), pascalName(name), fileName(name)].map(uncoded)).toEqual([camel, pascal, file]);
  });

  it.each(['A__B', '_A', 'A_', '"x', 'mixedCase', 'A B', '$', 'A$$B', '名_前', ''])(
    '%j gets a code, because its words cannot be told again',
    (name) => {
      expect(camelName(name)).toMatch(/\$x[0-9a-f]{6}$/);
    },
  );

  const oracleName = fc.oneof(
    fc.stringMatching(/^[A-Z][A-Z0-9_$#]{0,12}$/),
    fc.stringMatching(/^[A-Za-z0-9 _$#.-]{1,8}$/),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  );

  it('is an identifier that does not begin with $', () => {
    fc.assert(
      fc.property(oracleName, (name) => {
        for (const spelled of [camelName(name), pascalName(name)])
          expect(spelled).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}$]*$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never that of another one, not even in a file system that ignores case', () => {
    fc.assert(
      fc.property(fc.uniqueArray(oracleName, { maxLength: 40 }), (names) => {
        expect(new Set(names.map(camelName)).size).toBe(names.length);
        expect(new Set(names.map(pascalName)).size).toBe(names.length);
        expect(new Set(names.map((name) => fileName(name).toLowerCase())).size).toBe(names.length);
      }),
      { numRuns: 500 },
    );
  });
});
