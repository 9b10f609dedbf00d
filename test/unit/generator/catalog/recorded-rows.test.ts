import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCsv, parseCsv } from '../../../../generator/catalog/recorded/csv.js';
import { readRecordedCatalog } from '../../../../generator/catalog/recorded/read-recorded-catalog.js';
import type { OracleConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import { RecordingError } from '../../../../generator/errors/generator-error.js';
import { argumentLines, typeLines } from '../../../support/catalog-text.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

function read(schemas: OracleConfig['schemas'] = { SHOP: {} }, user = '') {
  const config = parseConfig({ schemas, connection: { user }, output: 'x' }, { file: 'oracle.config.ts', folder: '/' });
  return readRecordedCatalog(folder, config);
}

async function complaint(schemas?: OracleConfig['schemas']): Promise<string> {
  const error = await read(schemas).then(
    () => new Error('none'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof RecordingError) return error.message.replaceAll(`${folder}/`, '');
  throw error;
}

const ARGUMENTS =
  'OWNER,PACKAGE_NAME,OBJECT_NAME,SUBPROGRAM_ID,OVERLOAD,ARGUMENT_NAME,POSITION,SEQUENCE,DATA_LEVEL,DATA_TYPE,IN_OUT,DEFAULTED';
const USER_ARGUMENTS = ARGUMENTS.replace('OWNER,', '')
  .replace('OVERLOAD,', '')
  .replace('SEQUENCE,', '')
  .replace(',DEFAULTED', '');

describe('comma-separated values', () => {
  it('are read back as they were written, whatever is in them', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', '"', 'x\r\ny', '\n', ' ', 'ä'));
    const rows = fc.integer({ min: 1, max: 4 }).chain((width) =>
      // A row of one empty cell is an empty line.
      fc.array(fc.array(cell, { minLength: width + 1, maxLength: width + 1 })),
    );
    fc.assert(
      fc.property(rows, (given) => {
        expect(parseCsv(formatCsv(given), 'x.csv').map(({ cells }) => cells)).toEqual(given);
      }),
    );
  });

  it('may have CRLF, a byte order mark, empty lines and no last line end', () => {
    expect(parseCsv('\uFEFFA,B\r\n\r\n1,"2\r\n3"\r\n4,', 'x.csv')).toEqual([
      { line: 1, cells: ['A', 'B'] },
      { line: 3, cells: ['1', '2\r\n3'] },
      { line: 5, cells: ['4', ''] },
    ]);
  });

  it.each([
    ['A\n"b', "x.csv, line 2: a cell's quotation mark is not closed."],
    ['A\nb"c', 'x.csv, line 2: a quotation mark inside of a cell that does not begin with one.'],
    ['A\n"b"c', "x.csv, line 2: there is something behind a cell's closing quotation mark."],
  ])('are refused with the line: %j', (text, message) => {
    expect(() => parseCsv(text, 'x.csv')).toThrow(message);
  });
});

describe('a folder of recorded rows', () => {
  it('is read without what it does not have, and says what that costs', async () => {
    put(
      'USER_ARGUMENTS.csv',
      `${USER_ARGUMENTS}\r\nORDERS,PLACE,1,P_ID,1,0,NUMBER,IN\r\nORDERS,PLACE,2,P_CODE,1,0,VARCHAR2,IN\r\nORDERS,TOTAL,3,,0,0,NUMBER,OUT\r\n`,
    );
    put('notes.txt', 'not a view');
    const { catalog, notes } = await read();
    expect(argumentLines(catalog, 'ORDERS')).toEqual([
      'PLACE: P_ID IN NUMBER',
      'PLACE: P_CODE IN VARCHAR2',
      'TOTAL: return NUMBER',
    ]);
    const [schema] = catalog.schemas;
    expect(schema?.packages[0]?.subprograms.map(({ overload }) => overload)).toEqual([1, 2, null]);
    expect(notes).toContain(
      'ALL_PROCEDURES was not recorded: procedures without parameters are missing, and pipelined, aggregate, polymorphic and macro functions look like ordinary ones',
    );
    expect(notes.find((note) => note.startsWith('ALL_ARGUMENTS'))).toMatch(
      /^ALL_ARGUMENTS was recorded without OVERLOAD, DEFAULTED, .*: overloads are numbered in the order of SUBPROGRAM_ID, and no parameter can be left out of a call/,
    );
    expect(notes.at(-1)).toMatch(
      /^ALL_PLSQL_TYPES, .* were not recorded: types are known as far as rows of ALL_ARGUMENTS/,
    );
  });

  it('takes the one owner that connects for USER_ views of several schemas', async () => {
    put('USER_ARGUMENTS.csv', `${USER_ARGUMENTS}\nORDERS,PING,1,P_ID,1,0,NUMBER,IN\n`);
    const schemas = { SHOP: {}, CRM: { packages: [], routines: [] } };
    expect((await read(schemas, 'shop')).catalog.schemas.map(({ packages }) => packages.length)).toEqual([0, 1]);
    expect(await complaint(schemas)).toBe(
      'USER_ARGUMENTS.csv does not say whose rows they are, as USER_ views do not. Configure just the schema that they were recorded in, or set connection.user to its name.',
    );
  });

  it('shows no routine where arguments are missing, which would seem to have none, but all types', async () => {
    put(
      'ALL_OBJECTS.csv',
      'OWNER,OBJECT_NAME,OBJECT_TYPE,STATUS\nSHOP,ORDERS,PACKAGE,VALID\nSHOP,PING,PROCEDURE,VALID\n',
    );
    put(
      'ALL_PROCEDURES.csv',
      'OWNER,OBJECT_NAME,PROCEDURE_NAME,OBJECT_TYPE,SUBPROGRAM_ID\nSHOP,ORDERS,PLACE,PACKAGE,1\n',
    );
    put(
      'ALL_PLSQL_TYPES.csv',
      'OWNER,TYPE_NAME,PACKAGE_NAME,TYPECODE,ATTRIBUTES\nSHOP,LINE_T,ORDERS,PL/SQL RECORD,1\n',
    );
    put(
      'ALL_PLSQL_TYPE_ATTRS.csv',
      'OWNER,TYPE_NAME,PACKAGE_NAME,ATTR_NAME,ATTR_NO,ATTR_TYPE_NAME\nSHOP,LINE_T,ORDERS,SKU,1,DATE\n',
    );
    const { catalog, notes } = await read();
    expect(catalog.schemas).toEqual([
      { name: 'SHOP', packages: [{ name: 'ORDERS', valid: true, subprograms: [] }], standalone: [] },
    ]);
    expect(typeLines(catalog)).toEqual(['SHOP.ORDERS.LINE_T: record (SKU DATE)']);
    expect(notes).toContain('ALL_ARGUMENTS was not recorded: there are no routines at all');
  });

  it('does not take methods of object types for packages', async () => {
    put('ALL_ARGUMENTS.csv', `${ARGUMENTS}\nSHOP,PARTY_T,NAME_OF,1,,SELF,1,1,0,OBJECT,IN,N\n`);
    put('ALL_TYPES.csv', 'OWNER,TYPE_NAME,TYPECODE\nSHOP,PARTY_T,OBJECT\n');
    expect((await read({ SHOP: { packages: [] } })).catalog.schemas[0]?.packages).toEqual([]);
  });

  it.each([
    [
      'no views',
      { 'readme.md': 'x' },
      /has no recorded rows: a CSV file per view, such as ALL_ARGUMENTS\.csv\. Record them with gen-oracle-client pull --raw/,
    ],
    [
      'an empty file',
      { 'ALL_ARGUMENTS.csv': '' },
      /^ALL_ARGUMENTS\.csv is empty: it should begin with the names of the/,
    ],
    [
      'a missing column',
      { 'ALL_ARGUMENTS.csv': ARGUMENTS.replace('IN_OUT', 'INOUT') },
      /^ALL_ARGUMENTS\.csv has no column IN_OUT \(is it INOUT\?\), without which its rows say nothing\.$/,
    ],
    [
      'a column twice',
      { 'ALL_ARGUMENTS.csv': `${ARGUMENTS},OWNER` },
      /^ALL_ARGUMENTS\.csv has the column OWNER twice\.$/,
    ],
    [
      'a short row',
      { 'ALL_ARGUMENTS.csv': `${ARGUMENTS}\nSHOP,ORDERS\n` },
      /^ALL_ARGUMENTS\.csv, line 2 has 2 cells, but there are 12 columns\.$/,
    ],
    [
      'no number',
      { 'ALL_ARGUMENTS.csv': `${ARGUMENTS}\nSHOP,ORDERS,PLACE,1,,P_ID,one,1,0,NUMBER,IN,N\n` },
      /^ALL_ARGUMENTS\.csv, line 2, column POSITION is no integer: "one"\.$/,
    ],
    [
      'an empty cell',
      { 'ALL_ARGUMENTS.csv': `${ARGUMENTS}\nSHOP,ORDERS,PLACE,1,,P_ID,1,1,0,NUMBER,,N\n` },
      /^ALL_ARGUMENTS\.csv, line 2, column IN_OUT is empty\.$/,
    ],
    [
      'a view twice',
      { 'ALL_ARGUMENTS.csv': ARGUMENTS, 'dba_arguments.csv': ARGUMENTS },
      /^ALL_ARGUMENTS\.csv and dba_arguments\.csv are the same view\. Keep one of them in the folder\.$/,
    ],
  ])('with %s is refused', async (_, files, message) => {
    for (const [name, text] of Object.entries(files)) put(name, text);
    expect(await complaint()).toMatch(message);
  });

  it('with what is no file, or no UTF-8, is refused', async () => {
    mkdirSync(join(folder, 'ALL_ARGUMENTS.csv'));
    expect(await complaint()).toMatch(/^ALL_ARGUMENTS\.csv cannot be read: EISDIR/);
    rmSync(join(folder, 'ALL_ARGUMENTS.csv'), { recursive: true });
    writeFileSync(join(folder, 'ALL_ARGUMENTS.csv'), Buffer.from([0x41, 0xe4, 0x0a]));
    expect(await complaint()).toMatch(/^ALL_ARGUMENTS\.csv cannot be read: .*utf-8/);
  });

  it('says that a package was not recorded, without a word about grants', async () => {
    put('ALL_ARGUMENTS.csv', `${ARGUMENTS}\nSHOP,ORDERS,PLACE,1,,P_ID,1,1,0,NUMBER,IN,N\n`);
    await expect(read({ SHOP: { packages: ['ordrs'] } })).rejects.toThrow(
      'There is no package SHOP.ORDRS in what was recorded. Check the spelling, or record it anew with gen-oracle-client pull.',
    );
  });
});
