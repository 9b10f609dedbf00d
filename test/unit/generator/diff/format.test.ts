import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../generator/diff/change.js';
import { formatGithub } from '../../../../generator/diff/format/format-github.js';
import { formatJson } from '../../../../generator/diff/format/format-json.js';
import { formatText } from '../../../../generator/diff/format/format-text.js';

const CHANGES: readonly Change[] = [
  {
    grade: 'breaking',
    code: 'mode-changed',
    what: 'ERP.ORDERS_API.CREATE_ORDER',
    member: 'P_QUANTITY',
    message: 'IN → IN OUT',
    routines: null,
  },
  {
    grade: 'behaviour',
    code: 'field-type-changed',
    what: 'ERP."Odd: 100%, really"',
    member: 'SKU',
    message: 'VARCHAR2(30) → VARCHAR2(20)\r\n100%',
    routines: 100,
  },
  {
    grade: 'compatible',
    code: 'package-added',
    what: 'ERP.STOCK_API',
    member: null,
    message: 'the package is new',
    routines: null,
  },
];

describe('changes', () => {
  it('are grouped for people, the worst first', () => {
    expect(formatText(CHANGES.slice(0, 1).concat(CHANGES.slice(2)))).toBe(`Breaking (1)
  ERP.ORDERS_API.CREATE_ORDER, P_QUANTITY: IN → IN OUT

Compatible (1)
  ERP.STOCK_API: the package is new`);
    expect(formatText([])).toBe('No changes.');
  });

  it('say how many routines use a type', () => {
    expect(formatText(CHANGES)).toContain('100% (used by 100 routines)');
    expect(formatText(CHANGES.map((one) => ({ ...one, routines: 1 })))).toContain('(used by 1 routine)');
  });

  it('are JSON for machines', () => {
    expect(JSON.parse(formatJson(CHANGES))).toEqual({
      changes: CHANGES,
      counts: { breaking: 1, behaviour: 1, compatible: 1, docs: 0 },
    });
  });

  it('are one workflow command a line, whatever is in them', () => {
    expect(formatGithub(CHANGES).split('\n')).toEqual([
      '::error title=breaking change in ERP.ORDERS_API.CREATE_ORDER::ERP.ORDERS_API.CREATE_ORDER, P_QUANTITY: IN → IN OUT',
      '::warning title=behaviour change in ERP."Odd%3A 100%25%2C really"::ERP."Odd: 100%25, really", SKU: VARCHAR2(30) → VARCHAR2(20)%0D%0A100%25 (used by 100 routines)',
      '::notice title=compatible change in ERP.STOCK_API::ERP.STOCK_API: the package is new',
    ]);
  });
});
