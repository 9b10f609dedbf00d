import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { allArguments } from '../../../../generator/catalog/views/all-arguments.js';
import { allObjects } from '../../../../generator/catalog/views/all-objects.js';
import { allProcedures } from '../../../../generator/catalog/views/all-procedures.js';
import { productComponentVersion } from '../../../../generator/catalog/views/product-component-version.js';
import { type RawRow, readRows, type View } from '../../../../generator/catalog/views/row-reader.js';
import type { Subprogram } from '../../../../generator/model/catalog.js';
import { describeType } from '../../../../generator/model/describe-type.js';
import type { TestSession } from '../../../support/engine.js';
import { erpDatabase, V12, V12_1, V19, V23 } from './erp-database.js';

/** What the generator reads of a view, by the statements that it sends. */
async function read<Row>(session: TestSession, view: View<Row>, where: string): Promise<Row[]> {
  const { rows: source } = await session.execute(`SELECT * FROM ${view.name} WHERE 1 = 0`);
  const present = new Set(source?.columns.map((column) => column.name));
  source?.close();
  const columns = [...view.columns, ...view.optionalColumns.filter((column) => present.has(column))];
  const rows = await session.rows(`SELECT ${columns.join(', ')} FROM ${view.name} ${where}`);
  const named = rows.map((row): RawRow => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  return readRows(view, named);
}

/** `PLACE#2(ORDER_ID IN NUMBER)`. */
function heading({ name, overload, parameters, returns }: Subprogram): string {
  const list = parameters.map((parameter) => {
    const text = `${parameter.name} ${parameter.mode} ${describeType(parameter.dataType)}`;
    return parameter.defaulted ? `${text} := …` : text;
  });
  const result = returns === null ? '' : ` return ${describeType(returns)}`;
  return `${name}${overload === null ? '' : `#${overload}`}(${list.join(', ')})${result}`;
}

describe('what the generator makes of the views', () => {
  it.each([
    { version: V12_1, shown: '12.1.0.2.0' },
    { version: V12, shown: '12.2.0.1.0' },
    { version: V19, shown: '19.22.0.0.0' },
    { version: V23, shown: '23.9.0.25.10' },
  ])('in $shown', async ({ version, shown }) => {
    const { erp } = await erpDatabase(version);
    await erp.run(
      `create package orders_api as
        procedure place (order_id number, note in out varchar2, urgent boolean default false);
        procedure place (order_id number);
        function total return number;
      end;`,
      'create procedure close_year is begin null; end;',
    );
    const where = `WHERE OWNER = 'ERP'`;
    const { databaseVersion, schemas } = buildCatalog({
      components: await read(erp, productComponentVersion, ''),
      schemas: [
        {
          name: 'ERP',
          objects: await read(erp, allObjects, `${where} AND OBJECT_TYPE IN ('PACKAGE', 'PROCEDURE')`),
          procedures: await read(erp, allProcedures, where),
          arguments: await read(erp, allArguments, `${where} AND DATA_LEVEL = 0`),
        },
      ],
    });
    expect(databaseVersion).toBe(shown);
    const [schema] = schemas;
    expect(schema?.packages.map(({ name, valid }) => [name, valid])).toEqual([['ORDERS_API', true]]);
    expect(schema?.packages[0]?.subprograms.map(heading)).toEqual([
      'PLACE#1(ORDER_ID IN NUMBER, NOTE IN OUT VARCHAR2, URGENT IN BOOLEAN := …)',
      'PLACE#2(ORDER_ID IN NUMBER)',
      'TOTAL() return NUMBER',
    ]);
    expect(schema?.standalone.map(heading)).toEqual(['CLOSE_YEAR()']);
  });
});
