import { describe, expect, it } from 'vitest';
import { planRoutineDoc } from '../../../../generator/docs/plan/plan-routine-doc.js';
import { CURSOR_CASES } from '../emit/cursor-cases.js';
import { planCatalog } from '../support/emit.js';

describe('the documentation of a routine with implicit results', () => {
  it('has them among its results', () => {
    const found = CURSOR_CASES.find(({ name }) => name === 'nested-cursors-and-implicit-results');
    if (found === undefined) throw new Error('no such case');
    const { catalog, naming, types, cursors, implicitResults } = found;
    const plan = planCatalog(catalog, naming, types, cursors, implicitResults);
    const routine = plan.schemas[0]?.packages[0]?.routines.find(({ key }) => key === 'run');
    const subprogram = catalog.schemas[0]?.packages[0]?.subprograms.find(({ name }) => name === 'RUN');
    if (routine === undefined || subprogram === undefined) throw new Error('no such routine');
    const { results } = planRoutineDoc({
      subprogram,
      plan: routine,
      member: 'reportsApi',
      links: new Map(),
      exceptions: new Map(),
      grantees: null,
    });
    expect(results).toEqual([
      {
        key: 'implicitResults',
        name: 'DBMS_SQL.RETURN_RESULT',
        mode: 'OUT',
        plsqlType: { text: 'REF CURSOR', link: null },
        typescriptType: 'readonly [readonly LineRec[], readonly RunRow2[]]',
        optional: false,
        defaultText: null,
        comment: null,
      },
    ]);
  });
});
