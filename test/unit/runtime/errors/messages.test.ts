import { describe, expect, test } from 'vitest';
import { constraintName, firstErrorText, plsNumbers } from '../../../../runtime/errors/database-message.js';
import { parsePlsqlStack } from '../../../../runtime/errors/plsql-stack.js';

const HELP = 'Help: https://docs.oracle.com/error-help/db/ora-20001/';

describe('the PL/SQL stack', () => {
  test('frames of units and anonymous blocks, innermost first', () => {
    expect(
      parsePlsqlStack(`ORA-20001: no\nORA-06512: at "ERP.ORDERS_API", line 12\nORA-06512: at line 9\n${HELP}`),
    ).toEqual([
      { unit: 'ERP.ORDERS_API', line: 12 },
      { unit: null, line: 9 },
    ]);
  });

  test('in any language of the session', () => {
    expect(parsePlsqlStack('ORA-06512: in "ERP.ORDERS_API", Zeile 12\nORA-06512: "ERP.X", 行 3')).toEqual([
      { unit: 'ERP.ORDERS_API', line: 12 },
      { unit: 'ERP.X', line: 3 },
    ]);
  });

  test('no frame is invented', () => {
    expect(parsePlsqlStack('ORA-01403: no data found\nORA-06512: \nsee ORA-06512: at line 3')).toEqual([]);
  });
});

describe('the first error', () => {
  test.each([
    [`ORA-20001: credit limit\nORA-06512: at line 9\n${HELP}`, 'credit limit'],
    [`ORA-20001: first line\nsecond line\n\nfourth\nORA-06512: at line 9`, 'first line\nsecond line\n\nfourth'],
    ['ORA-20001: wrapped\nORA-01403: no data found', 'wrapped'],
    [
      'NJS-500: connection to the Oracle Database was broken\nORA-00028: your session has been killed',
      'your session has been killed',
    ],
    ['ORA-20001: ', ''],
    ['something else', 'something else'],
  ])('of %j is %j', (message, text) => {
    expect(firstErrorText(message)).toBe(text);
  });
});

test('PLS numbers', () => {
  expect(
    plsNumbers(
      "ORA-06550: line 1, column 7:\nPLS-00201: identifier 'X' must be declared\nPLS-1: PLS-0020x: PLS-00306: wrong",
    ),
  ).toEqual([201, 306]);
});

test('constraint names', () => {
  expect(constraintName('unique constraint (ERP.ORDERS_PK) violated')).toBe('ERP.ORDERS_PK');
  expect(constraintName('no name')).toBeUndefined();
});
