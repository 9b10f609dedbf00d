import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCatalog } from '../../generator/catalog/read-catalog.js';
import { formatCatalog } from '../../generator/catalog-file/catalog-file.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { runCli } from '../../generator/cli/run-cli.js';
import type { OracleConfig } from '../../generator/config/oracle-config.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { type Printed, takePrinted } from '../support/printed.js';

const PASSWORD = 'Secret-1-of-tests';

const SCRIPT = `
CREATE USER erp IDENTIFIED BY "${PASSWORD}" QUOTA UNLIMITED ON users;
CREATE USER erp_app IDENTIFIED BY "${PASSWORD}";
CREATE USER alice IDENTIFIED BY "${PASSWORD}";
CREATE USER "Bob" IDENTIFIED BY "${PASSWORD}";
CREATE USER carol IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO erp, erp_app, alice, "Bob", carol;
ALTER USER alice GRANT CONNECT THROUGH erp_app;
ALTER USER "Bob" GRANT CONNECT THROUGH erp_app;
CREATE TABLE erp.log (who VARCHAR2(30), id NUMBER);
CREATE TABLE erp.counted (n NUMBER(3));
INSERT INTO erp.counted VALUES (1);
INSERT INTO erp.counted VALUES (2);
INSERT INTO erp.counted VALUES (3);
INSERT INTO erp.counted VALUES (4);
INSERT INTO erp.counted VALUES (5);
COMMIT;
CREATE TYPE erp.shape_t AS OBJECT (name VARCHAR2(20)) NOT FINAL;
/
CREATE TYPE erp.circle_t UNDER erp.shape_t (radius NUMBER);
/
CREATE TYPE erp.codes_t AS VARRAY(5) OF NUMBER(20);
/
CREATE TYPE erp.letters_t AS TABLE OF VARCHAR2(1);
/
CREATE DIRECTORY docs AS '/srv/erp/docs';
GRANT READ ON DIRECTORY docs TO alice;
CREATE OR REPLACE PACKAGE erp.orders_api AS
  TYPE line_t IS RECORD (sku VARCHAR2(20), quantity PLS_INTEGER := 1, price NUMBER(30,4));
  TYPE lines_t IS TABLE OF line_t;
  TYPE names_t IS TABLE OF VARCHAR2(30) INDEX BY PLS_INTEGER;
  TYPE rates_t IS TABLE OF NUMBER INDEX BY VARCHAR2(20);
  FUNCTION who_am_i RETURN VARCHAR2;
  PROCEDURE note(p_id NUMBER);
  FUNCTION noted RETURN NUMBER;
  FUNCTION all_scalars(p_number IN OUT NUMBER, p_integer IN OUT PLS_INTEGER, p_text IN OUT VARCHAR2, p_national IN OUT NVARCHAR2,
    p_double IN OUT BINARY_DOUBLE, p_float IN OUT BINARY_FLOAT, p_truth IN OUT BOOLEAN, p_day IN OUT DATE, p_moment IN OUT TIMESTAMP,
    p_zoned IN OUT TIMESTAMP WITH TIME ZONE, p_local IN OUT TIMESTAMP WITH LOCAL TIME ZONE, p_months IN OUT INTERVAL YEAR TO MONTH,
    p_days IN OUT INTERVAL DAY TO SECOND, p_raw IN OUT RAW, p_clob IN OUT CLOB, p_blob IN OUT BLOB) RETURN NUMBER;
  TYPE vectors_t IS TABLE OF VECTOR;
  FUNCTION total(p_lines lines_t, p_first OUT line_t, p_back OUT lines_t) RETURN NUMBER;
  FUNCTION names(p_names names_t) RETURN names_t;
  FUNCTION rates(p_rates rates_t) RETURN rates_t;
  FUNCTION shape(p_shape shape_t) RETURN shape_t;
  FUNCTION codes(p_codes codes_t) RETURN codes_t;
  FUNCTION rows(p_count PLS_INTEGER) RETURN SYS_REFCURSOR;
  FUNCTION find(p_id NUMBER) RETURN VARCHAR2;
  FUNCTION find(p_name VARCHAR2) RETURN VARCHAR2;
  FUNCTION find(p_key NUMBER) RETURN VARCHAR2;
  FUNCTION find(p_key VARCHAR2) RETURN VARCHAR2;
  PROCEDURE fail(p_how VARCHAR2 DEFAULT 'application');
  PROCEDURE take_rows(p_in SYS_REFCURSOR);
  PROCEDURE settle;
  FUNCTION others(p_json JSON, p_xml IN OUT XMLTYPE, p_rowid IN OUT UROWID, p_simple IN OUT SIMPLE_INTEGER) RETURN JSON;
  FUNCTION letters(p_count NUMBER) RETURN letters_t PIPELINED;
  FUNCTION scan(p_scan IN OUT BFILE) RETURN BFILE;
  PROCEDURE results;
  PROCEDURE turn(p_place IN OUT VECTOR, p_all OUT vectors_t);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION who_am_i RETURN VARCHAR2 IS
  BEGIN
    RETURN SYS_CONTEXT('USERENV', 'SESSION_USER') || '/' || SYS_CONTEXT('USERENV', 'PROXY_USER');
  END;
  PROCEDURE note(p_id NUMBER) IS BEGIN INSERT INTO erp.log (who, id) VALUES (USER, p_id); END;
  FUNCTION noted RETURN NUMBER IS n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM erp.log; RETURN n; END;
  FUNCTION all_scalars(p_number IN OUT NUMBER, p_integer IN OUT PLS_INTEGER, p_text IN OUT VARCHAR2, p_national IN OUT NVARCHAR2,
    p_double IN OUT BINARY_DOUBLE, p_float IN OUT BINARY_FLOAT, p_truth IN OUT BOOLEAN, p_day IN OUT DATE, p_moment IN OUT TIMESTAMP,
    p_zoned IN OUT TIMESTAMP WITH TIME ZONE, p_local IN OUT TIMESTAMP WITH LOCAL TIME ZONE, p_months IN OUT INTERVAL YEAR TO MONTH,
    p_days IN OUT INTERVAL DAY TO SECOND, p_raw IN OUT RAW, p_clob IN OUT CLOB, p_blob IN OUT BLOB) RETURN NUMBER IS
  BEGIN
    RETURN p_number;
  END;
  FUNCTION total(p_lines lines_t, p_first OUT line_t, p_back OUT lines_t) RETURN NUMBER IS
    total NUMBER := 0;
  BEGIN
    FOR i IN 1 .. p_lines.COUNT LOOP total := total + p_lines(i).quantity * p_lines(i).price; END LOOP;
    p_first := p_lines(1);
    p_back := p_lines;
    RETURN total;
  END;
  FUNCTION names(p_names names_t) RETURN names_t IS BEGIN RETURN p_names; END;
  FUNCTION rates(p_rates rates_t) RETURN rates_t IS BEGIN RETURN p_rates; END;
  FUNCTION shape(p_shape shape_t) RETURN shape_t IS BEGIN RETURN p_shape; END;
  FUNCTION codes(p_codes codes_t) RETURN codes_t IS BEGIN RETURN p_codes; END;
  FUNCTION rows(p_count PLS_INTEGER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT n AS row_no, CAST(12345678901234567890 AS NUMBER(20)) AS big, 1234567890123456789 AS bigger, 0.1 AS tenth, 'x' AS text, HEXTORAW('0AFF') AS bytes,
      DATE '2026-01-31' AS day, CAST(NULL AS VARCHAR2(1)) AS nothing FROM erp.counted WHERE n <= p_count;
    RETURN c;
  END;
  FUNCTION find(p_id NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'by id ' || p_id; END;
  FUNCTION find(p_name VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'by name ' || p_name; END;
  FUNCTION find(p_key NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'by number ' || p_key; END;
  FUNCTION find(p_key VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'by text ' || p_key; END;
  PROCEDURE fail(p_how VARCHAR2 DEFAULT 'application') IS
    n NUMBER;
  BEGIN
    IF p_how = 'application' THEN raise_application_error(-20042, 'Not on a Sunday.'); END IF;
    SELECT id INTO n FROM erp.log WHERE 1 = 0;
  END;
  PROCEDURE take_rows(p_in SYS_REFCURSOR) IS BEGIN NULL; END;
  PROCEDURE settle IS BEGIN INSERT INTO erp.log (id) VALUES (0); COMMIT; END;
  FUNCTION others(p_json JSON, p_xml IN OUT XMLTYPE, p_rowid IN OUT UROWID, p_simple IN OUT SIMPLE_INTEGER) RETURN JSON IS BEGIN RETURN p_json; END;
  FUNCTION scan(p_scan IN OUT BFILE) RETURN BFILE IS BEGIN RETURN NULL; END;
  PROCEDURE turn(p_place IN OUT VECTOR, p_all OUT vectors_t) IS
  BEGIN
    p_all := vectors_t(p_place, TO_VECTOR('[1, -2]', 2, INT8), NULL);
    p_place := TO_VECTOR('[206, 1]', 16, BINARY);
  END;
  FUNCTION letters(p_count NUMBER) RETURN letters_t PIPELINED IS
  BEGIN
    FOR i IN 1 .. p_count LOOP PIPE ROW (CHR(64 + i)); END LOOP;
    RETURN;
  END;
  PROCEDURE results IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT n FROM erp.counted WHERE n = 1;
    DBMS_SQL.RETURN_RESULT(c);
  END;
END;
/
CREATE OR REPLACE FUNCTION erp.twice(p_value NUMBER) RETURN NUMBER IS BEGIN RETURN 2 * p_value; END;
/
CREATE OR REPLACE PACKAGE erp.hidden_api AS PROCEDURE p; END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.orders_api TO "Bob";
GRANT EXECUTE ON erp.orders_api TO erp_app;
GRANT EXECUTE ON erp.shape_t TO alice;
GRANT EXECUTE ON erp.circle_t TO alice;
GRANT EXECUTE ON erp.codes_t TO alice;
GRANT EXECUTE ON erp.letters_t TO alice;
GRANT EXECUTE ON erp.twice TO alice;
`;

let folder: string;
let config: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-call-'));
  config = join(folder, 'oracle.config.ts');
  const script = join(folder, 'objects.sql');
  writeFileSync(script, SCRIPT);
  writeFileSync(join(folder, 'a.bin'), Buffer.from([0, 255]));
  sandbox = await startSandbox({ scripts: [script], directories: { DOCS: folder } });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

let printed: Printed;
beforeEach(() => {
  printed = takePrinted();
  for (const [name, value] of Object.entries(environment())) vi.stubEnv(name, value);
  configure({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function environment(): Record<string, string> {
  return {
    ORACLE_CONNECT_STRING: sandbox.connectString,
    ORACLE_USER: 'ERP',
    ORACLE_PASSWORD: PASSWORD,
    ORACLE_PROXY_USER: 'ERP_APP',
    ORACLE_PROXY_PASSWORD: PASSWORD,
  };
}

function configure(more: Partial<OracleConfig>): void {
  const naming = { stripParameterPrefixes: ['p_'] };
  const written: OracleConfig = { schemas: { ERP: {} }, output: './generated', naming, ...more };
  writeFileSync(config, `export default ${JSON.stringify(written)};`);
}

/** `gen-oracle-client call …` */
async function call(routine: string, ...flags: readonly string[]) {
  Object.assign(printed, { out: '', err: '' });
  const code = await runCli(['call', routine, ...flags, '--config', config]);
  return { code, ...printed };
}

const asAlice = (routine: string, args: string | undefined, ...flags: readonly string[]) =>
  call(routine, '--as', 'alice', ...(args === undefined ? [] : ['--json', args]), ...flags);

const fine = (out: string) => ({ code: EXIT_CODES.fine, out: `${out}\n`, err: '' });
const wrong = (message: string) => ({ code: EXIT_CODES.usage, out: '', err: `gen-oracle-client: ${message}\n` });

describe('call', () => {
  it('calls as the user, through the proxy account', async () => {
    expect(await asAlice('orders_api.who_am_i', undefined)).toEqual(fine('"ALICE/ERP_APP"'));
    expect(await call('ERP.ORDERS_API.WHO_AM_I', '--as', '"Bob"')).toEqual(fine('"Bob/ERP_APP"'));
    expect(await call('orders_api.who_am_i', '--schema', 'erp', '--as', 'alice')).toEqual(fine('"ALICE/ERP_APP"'));
  });

  it('calls as the account itself only when told so', async () => {
    expect(await call('orders_api.who_am_i')).toEqual(
      wrong(
        'Say for whom the routine is called: --as USER. As the connecting account itself it is called only with --as-proxy-account.',
      ),
    );
    expect(await call('orders_api.who_am_i', '--as-proxy-account')).toEqual(fine('"ERP_APP/"'));
    expect((await call('orders_api.who_am_i', '--as', 'alice', '--as-proxy-account')).code).toBe(EXIT_CODES.usage);
  });

  it('needs no account but the proxy: the dictionary is then read as the user', async () => {
    vi.stubEnv('ORACLE_USER', 'ERP_APP');
    vi.stubEnv('ORACLE_PROXY_USER', undefined);
    vi.stubEnv('ORACLE_PROXY_PASSWORD', undefined);
    expect(await asAlice('erp.twice', '{"value":21}')).toEqual(fine('42'));
    vi.stubEnv('ORACLE_USER', undefined);
    vi.stubEnv('ORACLE_PASSWORD', undefined);
    vi.stubEnv('ORACLE_PROXY_USER', 'ERP_APP');
    vi.stubEnv('ORACLE_PROXY_PASSWORD', PASSWORD);
    expect(await asAlice('twice', '{"value":21}')).toEqual(fine('42'));
  });

  it('commits, or with --rollback undoes', async () => {
    const noted = async () => Number((await asAlice('orders_api.noted', undefined)).out);
    const before = await noted();
    expect(await asAlice('orders_api.note', '{"id":1}', '--rollback')).toEqual(fine('null'));
    expect(await noted()).toBe(before);
    expect(await asAlice('orders_api.note', '{"id":1}')).toEqual(fine('null'));
    expect(await noted()).toBe(before + 1);
    const settled = await asAlice('orders_api.settle', undefined, '--rollback');
    expect(settled.code).toBe(EXIT_CODES.database);
    expect(settled.err).toMatch(/ERP\.ORDERS_API\.SETTLE/);
    expect(await asAlice('orders_api.settle', undefined)).toEqual(fine('null'));
  });

  it('gives and takes the types that have no number, date or text of their own', async () => {
    const given = '{"json":{"a":[1.5,null,"x",{"b":false}]},"xml":"<a>1</a>","rowid":null,"simple":-5}';
    expect(await asAlice('orders_api.others', given)).toEqual(
      fine(`{
  "returnValue": {
    "a": [
      1.5,
      null,
      "x",
      {
        "b": false
      }
    ]
  },
  "xml": "<a>1</a>",
  "rowid": null,
  "simple": -5
}`),
    );
    const long = await asAlice('orders_api.others', given.replace('1.5', '12345678901234567890'));
    expect(long.err).toContain('the argument json.a[0] has more digits than a number of a JSON document keeps');
    const none = await asAlice('orders_api.others', given.replace('-5', 'null'));
    expect({ code: none.code, out: none.out }).toEqual({ code: EXIT_CODES.usage, out: '' });
  });

  it('gives and takes vectors as arrays of numbers', async () => {
    const { code, out } = await asAlice('orders_api.turn', '{"place":[0.5,-1e10]}');
    expect({ code, result: JSON.parse(out) }).toEqual({
      code: EXIT_CODES.fine,
      result: { place: [206, 1], all: [[0.5, -1e10], [1, -2], null] },
    });
    expect((await asAlice('orders_api.turn', '{"place":[1,"2"]}')).err).toContain(
      'place[1] must be a number, but is text',
    );
    expect((await asAlice('orders_api.turn', '{"place":1}')).err).toContain(
      'place must be an array of numbers, but is a number',
    );
  });

  it('gives and takes all scalar types', async () => {
    const values = `{
  "number": 12345678901234567890123456789.000000001,
  "integer": -7,
  "text": "naïve \\"quoted\\"\\n",
  "national": "ąę",
  "double": 1e+300,
  "float": 0.5,
  "truth": true,
  "day": "2024-02-29T13:05:07",
  "moment": "2024-02-29T13:05:07.123456",
  "zoned": "2024-02-29T13:05:07.25+01:00",
  "local": "2024-02-29T12:05:07.25Z",
  "months": {
    "years": -1,
    "months": -2
  },
  "days": {
    "days": 1,
    "hours": 2,
    "minutes": 3,
    "seconds": 4,
    "nanoseconds": 5000
  },
  "raw": "00FFAB",
  "clob": "long text",
  "blob": "DEADBEEF"
}`;
    expect(await asAlice('orders_api.all_scalars', values)).toEqual(
      fine(values.replace('{\n', '{\n  "returnValue": 12345678901234567890123456789.000000001,\n')),
    );
    const nulls = values.replaceAll(/: (?:\{[^}]*\}|.*[^,\n])(,?\n)/g, ': null$1');
    expect(await asAlice('orders_api.all_scalars', nulls)).toEqual(
      fine(nulls.replace('{\n', '{\n  "returnValue": null,\n')),
    );
    const special = nulls.replace('"double": null', '"double": "NaN"').replace('"float": null', '"float": "-Infinity"');
    expect((await asAlice('orders_api.all_scalars', special)).out).toContain(
      '"double": "NaN",\n  "float": "-Infinity"',
    );
  });

  it('gives a file with its content, and takes it by its name', async () => {
    const scan = '{\n    "directory": "DOCS",\n    "fileName": "a.bin",\n    "content": "00FF"\n  }';
    const shown = fine(`{\n  "returnValue": null,\n  "scan": ${scan}\n}`);
    expect(await asAlice('orders_api.scan', '{"scan":{"directory":"DOCS","fileName":"a.bin"}}')).toEqual(shown);
    expect(await asAlice('orders_api.scan', `{"scan":${scan}}`)).toEqual(shown);
    expect(await asAlice('orders_api.scan', '{"scan":null}')).toEqual(
      fine('{\n  "returnValue": null,\n  "scan": null\n}'),
    );
    expect((await asAlice('orders_api.scan', '{"scan":"DOCS/a.bin"}')).err).toContain(
      'scan must be an object with "directory" and "fileName"',
    );
    expect((await asAlice('orders_api.scan', '{"scan":{"directory":"DOCS"}}')).code).toBe(EXIT_CODES.usage);
    const none = await asAlice('orders_api.scan', '{"scan":{"directory":"DOCS","fileName":"b.bin"}}');
    expect(none).toMatchObject({ code: EXIT_CODES.database, err: expect.stringContaining('ORA-22288') });
  });

  it('gives and takes records, collections and objects', async () => {
    const lines = '[{"sku":"A1","price":10.25},{"sku":"B2","quantity":2,"price":12345678901234567890.0001}]';
    expect(await asAlice('orders_api.total', `{"lines":${lines}}`)).toEqual(
      fine(`{
  "returnValue": 24691357802469135790.2502,
  "first": {
    "sku": "A1",
    "quantity": 1,
    "price": 10.25
  },
  "back": [
    {
      "sku": "A1",
      "quantity": 1,
      "price": 10.25
    },
    {
      "sku": "B2",
      "quantity": 2,
      "price": 12345678901234567890.0001
    }
  ]
}`),
    );
    expect(await asAlice('orders_api.names', '{"names":["a","b"]}')).toEqual(fine('[\n  "a",\n  "b"\n]'));
    expect(await asAlice('orders_api.codes', '{"codes":[12345678901234567890,null]}')).toEqual(
      fine('[\n  12345678901234567890,\n  null\n]'),
    );
    expect(await asAlice('orders_api.codes', '{"codes":[]}')).toEqual(fine('[]'));
    expect(await asAlice('orders_api.rates', '{"rates":{"USD":1.1,"__proto__":2}}')).toEqual(
      fine('{\n  "USD": 1.1,\n  "__proto__": 2\n}'),
    );
    const circle = '{\n  "$type": "CIRCLE_T",\n  "name": "round",\n  "radius": 1.5\n}';
    expect(await asAlice('orders_api.shape', `{"shape":${circle}}`)).toEqual(fine(circle));
    configure({ types: { collections: { 'erp.orders_api.names_t': 'map' } } });
    expect(await asAlice('orders_api.names', '{"names":{"-3":"a","7":"b"}}')).toEqual(
      fine('{\n  "-3": "a",\n  "7": "b"\n}'),
    );
  });

  it('gives the rows of cursors', async () => {
    const unknown = await asAlice('orders_api.rows', '{"count":1}');
    expect(unknown.code).toBe(EXIT_CODES.database);
    expect(unknown.err).toMatch(
      /^gen-oracle-client: ERP\.ORDERS_API\.ROWS, result returnValue\.bigger: an integer beyond/,
    );
    configure({
      cursors: {
        'erp.orders_api.rows.return': {
          row_no: 'NUMBER',
          big: { type: 'NUMBER', as: 'decimal' },
          bigger: 'NUMBER',
          tenth: 'NUMBER',
          text: 'VARCHAR2(1)',
          bytes: 'RAW(2)',
          day: { type: 'DATE', as: 'date', zone: 'UTC' },
          nothing: 'VARCHAR2(1)',
        },
        'erp.other_api.rows.return': { id: 'NUMBER' },
      },
    });
    expect(await asAlice('orders_api.rows', '{"count":1}')).toEqual(
      fine(`[
  {
    "rowNo": 1,
    "big": 12345678901234567890,
    "bigger": 1234567890123456789,
    "tenth": 0.1,
    "text": "x",
    "bytes": "0AFF",
    "day": "2026-01-31T00:00:00",
    "nothing": null
  }
]`),
    );
    const many = await asAlice('orders_api.rows', '{"count":5}', '--max-rows', '4');
    expect(many.code).toBe(EXIT_CODES.usage);
    expect(many.err).toMatch(/more than 4 rows\..* Here that is --max-rows\. What it did was rolled back\.\n$/);
  });

  it('gives the rows of pipelined functions and implicit results', async () => {
    expect(await asAlice('orders_api.letters', '{"count":2}')).toEqual(
      fine('[\n  {\n    "columnValue": "A"\n  },\n  {\n    "columnValue": "B"\n  }\n]'),
    );
    configure({ implicitResults: { 'erp.orders_api.results': [{ n: 'NUMBER' }] } });
    expect(await asAlice('orders_api.results', undefined)).toEqual(
      fine('{\n  "implicitResults": [\n    [\n      {\n        "n": 1\n      }\n    ]\n  ]\n}'),
    );
    expect((await call('orders_api.results', '--describe')).out).toContain(
      'result {\n  "implicitResults": [[{\n    "n": number | null\n  }]]\n}',
    );
  });

  it('chooses the overload by the arguments', async () => {
    expect(await asAlice('orders_api.find', '{"id":7}')).toEqual(fine('"by id 7"'));
    expect(await asAlice('orders_api.find', '{"id":"7"}')).toEqual(fine('"by id 7"'));
    expect(await asAlice('orders_api.find', '{"name":"x"}')).toEqual(fine('"by name x"'));
    expect(await asAlice('orders_api.find', '{"key":7}')).toEqual(fine('"by number 7"'));
    expect(await asAlice('orders_api.find', '{"key":"7"}')).toEqual(fine('"by text 7"'));
    const ambiguous = await asAlice('orders_api.find', '{"key":null}');
    expect(ambiguous.code).toBe(EXIT_CODES.usage);
    expect(ambiguous.err).toMatch(
      /Several overloads of ERP\.ORDERS_API\.FIND take these arguments: choose one with --overload: [\w$]+ \(3\), [\w$]+ \(4\)\.\n$/,
    );
    expect(await asAlice('orders_api.find', '{"key":null}', '--overload', '3')).toEqual(fine('"by number "'));
    const [, own = ''] = /([\w$]+) \(4\)/.exec(ambiguous.err) ?? [];
    expect(await asAlice('orders_api.find', '{"key":null}', '--overload', own)).toEqual(fine('"by text "'));
    expect((await asAlice('orders_api.find', '{}')).err).toContain(
      'No overload of ERP.ORDERS_API.FIND takes these arguments. It has ',
    );
    expect((await asAlice('orders_api.find', '{}', '--overload', '9')).err).toContain('has no overload 9. It has ');
  });

  it('calls a schema under the name that it has in this database', async () => {
    configure({ schemas: { SHOP: { owner: 'erp' } } });
    expect(await asAlice('shop.orders_api.find', '{"id":7}')).toEqual(fine('"by id 7"'));
    expect(await asAlice('twice', '{"value":2}')).toEqual(fine('4'));
  });

  it('takes names of the configuration, and lets be what is about other packages', async () => {
    configure({
      naming: {
        stripParameterPrefixes: ['p_'],
        overrides: { 'ERP.ORDERS_API.NOTE.P_ID': 'number', 'ERP.OTHER_API.X': 'y' },
      },
      cursors: { 'ERP.OTHER_API.LIST.RETURN': 'ERP.OTHER_API.ROW_T' },
      types: {
        NUMBER: 'decimal',
        DATE: { as: 'date', zone: 'UTC' },
        parameters: { 'ERP.OTHER_API.X.Y': 'string', 'ERP.*.*.P_ID': 'decimal' },
      },
    });
    expect(await asAlice('orders_api.note', '{"number":1}', '--rollback')).toEqual(fine('null'));
    expect(await asAlice('orders_api.find', '{"id":0.1}')).toEqual(fine('"by id .1"'));
  });

  it.each([
    ['orders_api.note', '{"P_ID":1}', 'the argument P_ID is not a known name: did you mean "id"? --describe shows'],
    ['orders_api.note', '{"idd":1}', 'the argument idd is not a known name: did you mean "id"? --describe shows'],
    ['orders_api.note', '{}', 'the argument id is missing.'],
    ['orders_api.note', undefined, 'the argument id is missing.'],
    ['orders_api.note', '{"id":true}', 'the argument id must be a number (NUMBER), but is a boolean.'],
    ['orders_api.note', '{"id":"one"}', 'argument id: expected a decimal number as text'],
    ['orders_api.who_am_i', '{"x":1}', 'the argument x is not a known name: there are none.'],
    [
      'orders_api.total',
      '{"lines":[{"SKU":"A1"}]}',
      'the argument lines[0].SKU is not a known name: did you mean "sku"? --describe shows',
    ],
    ['orders_api.total', '{"lines":{"a":1}}', 'the argument lines must be an array, but is an object.'],
    ['orders_api.shape', '{"shape":{"$type":"X"}}', 'the argument shape.$type must be one of "SHAPE_T", "CIRCLE_T".'],
    ['orders_api.names', '{"names":{"one":"a"}}', 'the argument names.one must be an integer, because it is an index.'],
    ['orders_api.note', '{"id":1', 'The text of --json is no JSON: line 1, column 8: "," or "}" is expected.'],
    ['orders_api.note', '[1]', 'The text of --json is no JSON object.'],
    ['orders_api.note', '@missing.json', 'missing.json cannot be read: ENOENT'],
    ['orders_api.nte', '{}', 'There is no routine ERP.ORDERS_API.NTE. Did you mean ERP.ORDERS_API.NOTE?'],
    [
      'orders_api.take_rows',
      '{}',
      'ERP.ORDERS_API.TAKE_ROWS cannot be called: ERP.ORDERS_API.TAKE_ROWS, parameter P_IN: ',
    ],
    ['orders_apy.note', '{}', 'There is no package ERP.ORDERS_APY that ERP may see.'],
    ['a.b.c.d', '{}', '"a.b.c.d" is not a routine\'s name.'],
  ])('refuses %s %s', async (routine, args, message) => {
    const { code, out, err } = await asAlice(routine, args);
    expect({ code, out }).toEqual({ code: EXIT_CODES.usage, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  it('reads the arguments of a file', async () => {
    const file = join(folder, 'arguments.json');
    writeFileSync(file, '\uFEFF{ "value": 4 }\n');
    expect(await asAlice('twice', `@${file}`)).toEqual(fine('8'));
  });

  it('takes the signature from a saved catalog', async () => {
    const catalog = await readCatalog(
      parseConfig(
        {
          connection: { connectString: sandbox.connectString, user: 'ERP', password: PASSWORD },
          schemas: { ERP: {} },
          output: 'generated',
        },
        { file: 'oracle.config.ts', folder },
      ),
    );
    const file = join(folder, 'oracle.catalog.json');
    writeFileSync(file, formatCatalog(catalog));
    vi.stubEnv('ORACLE_USER', undefined);
    vi.stubEnv('ORACLE_PASSWORD', undefined);
    expect(await asAlice('orders_api.find', '{"id":7}', '--from', file)).toEqual(fine('"by id 7"'));
    expect(await asAlice('twice', '{"value":2}', '--from', file)).toEqual(fine('4'));
    expect((await call('orders_api.note', '--describe', '--from', file)).code).toBe(EXIT_CODES.fine);
    expect(await asAlice('no_api.x', undefined, '--from', file)).toEqual(wrong(`${file} has no ERP.NO_API.X.`));
  });

  it('says what became of a call that failed, with exit code 1 for an application error', async () => {
    expect(await asAlice('orders_api.fail', undefined)).toEqual({
      code: EXIT_CODES.checkFailed,
      out: '',
      err: 'gen-oracle-client: ERP.ORDERS_API.FAIL failed: ORA-20042: Not on a Sunday. What it did was rolled back.\n',
    });
    const verbose = await asAlice('orders_api.fail', undefined, '--verbose');
    expect(verbose.err).toMatch(/^gen-oracle-client: .*\n {4}at ERP\.ORDERS_API, line \d+\n/);
    const refused = await asAlice('orders_api.fail', '{"how":"otherwise"}');
    expect(refused.code).toBe(EXIT_CODES.database);
    expect(refused.err).toMatch(/^gen-oracle-client: .*ORA-01403.* What it did was rolled back\.\n$/);
  });

  it('says what a user lacks', async () => {
    const carol = await call('orders_api.who_am_i', '--as', 'carol');
    expect(carol.code).toBe(EXIT_CODES.database);
    expect(carol.err).toMatch(/ORA-28150.*ALTER USER CAROL GRANT CONNECT THROUGH ERP_APP;/s);
    const hidden = await asAlice('hidden_api.p', undefined);
    expect(hidden.code).toBe(EXIT_CODES.database);
    expect(hidden.err).toContain('PLS-00201');
    vi.stubEnv('ORACLE_PROXY_PASSWORD', 'Other-2');
    const login = await asAlice('orders_api.who_am_i', undefined);
    expect(login.code).toBe(EXIT_CODES.database);
    expect(login.err).toContain('ORA-01017');
    expect(login.err).not.toContain('Other-2');
    vi.stubEnv('ORACLE_PROXY_PASSWORD', undefined);
    expect(await asAlice('orders_api.who_am_i', undefined)).toEqual(
      wrong(
        'The password of the proxy account ERP_APP is missing. Set ORACLE_PROXY_PASSWORD in the environment or a .env file.',
      ),
    );
  });

  it('describes a routine, without a user', async () => {
    expect(await call('orders_api.total', '--describe')).toEqual(
      fine(`FUNCTION ERP.ORDERS_API.TOTAL
  P_LINES IN     ERP.ORDERS_API.LINES_T
  P_FIRST OUT    ERP.ORDERS_API.LINE_T
  P_BACK  OUT    ERP.ORDERS_API.LINES_T
  RETURN NUMBER

--json {
  "lines": [{
    "sku": text | null,
    "quantity": integer | null,
    "price": number | null
  }]
}

result {
  "returnValue": number | null,
  "first": {
    "sku": text | null,
    "quantity": integer | null,
    "price": number | null
  },
  "back": [{
    "sku": text | null,
    "quantity": integer | null,
    "price": number | null
  }]
}`),
    );
    expect((await call('orders_api.fail', '--describe')).out).toBe(`PROCEDURE ERP.ORDERS_API.FAIL
  P_HOW IN     VARCHAR2 DEFAULT …

--json {
  "how"?: text | null
}

It gives nothing.
`);
    expect(
      (await call('orders_api.find', '--describe')).out.match(/^-- overload \d, in the client [\w$]+$/gm),
    ).toHaveLength(4);
    expect((await call('orders_api.shape', '--describe')).out).toContain('"$type": "CIRCLE_T",\n');
  });
});

/** As users run it: built, which `npm test` does before the tests. */
const MAIN = fileURLToPath(new URL('../../dist/generator/cli/main.js', import.meta.url));

it('call reads piped arguments and writes nothing but the result to standard output', async () => {
  const args = ['call', 'erp.twice', '--as', 'alice', '--json', '-', '--config', config];
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...environment() } });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stdin.end('{"value":12345678901234567890}');
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, out }).toEqual({ code: 0, out: '24691357802469135780\n' });
});
