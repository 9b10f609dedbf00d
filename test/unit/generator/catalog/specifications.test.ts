import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import { readSpecifications } from '../../../../generator/catalog/specifications/package-specification.js';
import { NO_TYPE_ROWS } from '../../../../generator/catalog/types/type-rows.js';
import type { ArgumentRow } from '../../../../generator/catalog/views/all-arguments.js';
import type { SourceRow } from '../../../../generator/catalog/views/all-source.js';
import { allTabCols } from '../../../../generator/catalog/views/all-tab-cols.js';
import { readRows } from '../../../../generator/catalog/views/row-reader.js';
import type { Subprogram } from '../../../../generator/model/catalog.js';
import {
  DEFAULTED,
  type Declaration,
  dictionaryRows,
  IN,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  type,
  type Unit,
} from '../support/plsql.js';
import { shuffled } from '../support/shuffled.js';

/** The lines as ALL_SOURCE has them. */
function sourceRows(name: string, text: string): readonly SourceRow[] {
  const lines = text.split('\n');
  return lines.map((line, index) => ({
    OWNER: 'ERP',
    NAME: name,
    TYPE: 'PACKAGE',
    LINE: index + 1,
    TEXT: index < lines.length - 1 ? `${line}\n` : line,
  }));
}

function rowsOf(units: readonly Unit[], sources: Readonly<Record<string, string>>): DictionaryRows {
  const lines = Object.entries(sources).flatMap(([name, text]) => sourceRows(name, text));
  return { ...dictionaryRows('ERP', units), specifications: readSpecifications(lines, '19.4.0.0.0') };
}

/** Of the package P. */
function subprograms(declarations: readonly Declaration[], source: string): readonly Subprogram[] {
  const { schemas } = buildCatalog(rowsOf([plsqlPackage('P', ...declarations)], { P: source }));
  return schemas[0]?.packages[0]?.subprograms ?? [];
}

function comments(declarations: readonly Declaration[], source: string): readonly (string | undefined)[] {
  return subprograms(declarations, source).map(({ notes }) => notes?.comment);
}

describe('the declaration of a subprogram', () => {
  const byNumber = procedure('FIND', IN('P_KEY', type.number()));
  const byText = procedure('FIND', IN('P_KEY', type.varchar2()));
  const other = procedure('PLACE', DEFAULTED('P_ID', type.number()));

  it('is found by name and order among overloads', () => {
    const source = `package p as
  -- By number.
  procedure find(p_key number);
  -- Placed.
  procedure place(p_id number default 1);
  -- By text.
  procedure find(p_key varchar2);
end;`;
    expect(comments([byNumber, other, byText], source)).toEqual(['By number.', 'By text.', 'Placed.']);
  });

  it.each([
    [
      'one overload is missing in the source',
      `-- Which?
  procedure find(p_key varchar2);`,
    ],
    [
      'one overload is new in the source',
      `-- A
  procedure find(p_key number);
  -- B
  procedure find(p_key varchar2);
  -- C
  procedure find(p_key date);`,
    ],
    [
      'one has other parameters',
      `-- A
  procedure find(p_key number);
  -- B
  procedure find(p_text varchar2);`,
    ],
    [
      'one has become a function',
      `-- A
  procedure find(p_key number);
  -- B
  function find(p_key varchar2) return number;`,
    ],
    [
      'one has got a default',
      `-- A
  procedure find(p_key number default 1);
  -- B
  procedure find(p_key varchar2);`,
    ],
  ])('is none of that name where %s', (_, declarations) => {
    const source = `package p as
  ${declarations}
  -- Placed.
  procedure place(p_id number default 1);
end;`;
    expect(comments([byNumber, byText, other], source)).toEqual([undefined, undefined, 'Placed.']);
  });

  it('is not looked for in a wrapped source', () => {
    const catalog = (sources: Readonly<Record<string, string>>) =>
      buildCatalog(rowsOf([plsqlPackage('P', byNumber)], sources));
    const wrapped = 'PACKAGE p wrapped\na000000\n1\nabcd\nabcd\nabcd\n9\n56 7d\nAbCdEf==';
    expect(catalog({ P: wrapped })).toEqual(catalog({}));
    expect(catalog({ P: 'package p' })).toEqual(catalog({}));
  });
});

describe('a row that the dictionary has no name for', () => {
  const isRecord = { DATA_TYPE: 'PL/SQL RECORD' };
  const columns = readRows(allTabCols, [
    { OWNER: 'ERP', TABLE_NAME: 'ORDERS', COLUMN_NAME: 'ID', COLUMN_ID: 1, DATA_TYPE: 'NUMBER' },
    { OWNER: 'ERP', TABLE_NAME: 'ORDERS', COLUMN_NAME: 'NAME', COLUMN_ID: 2, DATA_TYPE: 'VARCHAR2' },
  ]);
  const source = 'package p as subtype row_t is orders%rowtype; procedure save(p_row row_t); end;';

  /** What P_ROW is, whose columns these are in ALL_ARGUMENTS. */
  function typeOfRow(names: readonly string[]): unknown {
    const rows = rowsOf([plsqlPackage('P', procedure('SAVE', IN('P_ROW', isRecord)))], { P: source });
    const parts = (row: ArgumentRow) =>
      names.map((name, index) => ({
        ...row,
        ARGUMENT_NAME: name,
        POSITION: index + 1,
        SEQUENCE: index + 2,
        DATA_LEVEL: 1,
        DATA_TYPE: 'NUMBER',
      }));
    const schemas = rows.schemas.map((schema) => ({
      ...schema,
      arguments: schema.arguments.flatMap((row) => [row, ...parts(row)]),
    }));
    const catalog = buildCatalog({ ...rows, schemas, types: { ...NO_TYPE_ROWS, columns } });
    return catalog.schemas[0]?.packages[0]?.subprograms[0]?.parameters[0]?.dataType;
  }

  it('is the one that the source names', () => {
    expect(typeOfRow(['ID', 'NAME'])).toEqual({ kind: 'named', type: 'ERP.ORDERS%ROWTYPE' });
  });

  it('has no name where it has other columns', () => {
    expect(typeOfRow(['ID', 'TITLE'])).toEqual({ kind: 'named', type: 'ERP.P.SAVE.P_ROW%ROWTYPE' });
    expect(typeOfRow(['ID'])).toEqual({ kind: 'named', type: 'ERP.P.SAVE.P_ROW%ROWTYPE' });
  });
});

it('is the same in whatever order the rows come', () => {
  const units = [
    plsqlPackage(
      'P',
      procedure('FIND', IN('P_KEY', type.number())),
      procedure('FIND', IN('P_KEY', type.varchar2()), OUT('P_ROWS', type.named('REF CURSOR'))),
      plsqlFunction('PRICE', type.number()),
    ),
    plsqlPackage('Q', procedure('GO')),
  ];
  const sources = {
    P: `package p as
  c_b constant number := 1;
  c_a constant number := 2;
  e_b exception;
  e_a exception;
  pragma exception_init(e_a, -20001);
  -- One.
  procedure find(p_key number);
  -- Two.
  procedure find(p_key varchar2, p_rows out sys_refcursor);
  -- The price. @return what it costs @notnull
  function price return number;
end;`,
    Q: `-- All of Q.
package q as
  procedure go;
end;`,
  };
  const lines = Object.entries(sources).flatMap(([name, text]) => sourceRows(name, text));
  const expected = buildCatalog(rowsOf(units, sources));
  const orders = fc.tuple(
    shuffled(rowsOf(units, sources)),
    fc.shuffledSubarray([...lines], { minLength: lines.length }),
  );
  fc.assert(
    fc.property(orders, ([rows, source]) => {
      expect(buildCatalog({ ...rows, specifications: readSpecifications(source, '19.4.0.0.0') })).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
