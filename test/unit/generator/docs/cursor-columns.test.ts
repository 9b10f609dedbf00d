import { expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { planDocs } from '../../../../generator/docs/plan/plan-docs.js';
import { planCatalog } from '../support/emit.js';
import { dictionaryRows, plsqlFunction, plsqlPackage, type } from '../support/plsql.js';

it('a column is told by its name, whatever is in it', () => {
  const catalog = buildCatalog(
    dictionaryRows('ERP', [plsqlPackage('P', plsqlFunction('F', type.named('REF CURSOR')))]),
  );
  const cursors = { 'erp.p.f.return': { id: 'NUMBER(9)', '"Ship To"': 'VARCHAR2(10 CHAR)' } };
  const { pages } = planDocs(catalog, planCatalog(catalog, {}, {}, cursors), { title: 'ERP', grants: true });
  const [rows] = pages[0]?.routines[0]?.rows ?? [];
  expect(rows?.columns.map(({ name, plsqlType }) => [name, plsqlType.text])).toEqual([
    ['ID', 'NUMBER(9)'],
    ['"Ship To"', 'VARCHAR2(10 CHAR)'],
  ]);
});
