import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import { readSpecifications } from '../../../../generator/catalog/specifications/package-specification.js';
import { NO_TYPE_ROWS } from '../../../../generator/catalog/types/type-rows.js';
import { allPlsqlTypeAttrs } from '../../../../generator/catalog/views/all-plsql-type-attrs.js';
import { allPlsqlTypes } from '../../../../generator/catalog/views/all-plsql-types.js';
import { allTabCols } from '../../../../generator/catalog/views/all-tab-cols.js';
import { readRows } from '../../../../generator/catalog/views/row-reader.js';
import {
  DEFAULTED,
  dictionaryRows,
  IN,
  IN_OUT,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  type TypeColumns,
  type,
} from '../support/plsql.js';
import type { SnapshotCase } from './snapshot-cases.js';

/** What the source changes in types and arguments. */
const STOCK_API = `PACKAGE stock_api AS
  SUBTYPE t_qty IS PLS_INTEGER RANGE 0 .. 1000 NOT NULL;
  SUBTYPE item_row IS items%ROWTYPE;
  TYPE item_rec IS RECORD (
    sku VARCHAR2(10) NOT NULL := 'none',
    name VARCHAR2(30),
    qty PLS_INTEGER -- @notnull
  );
  TYPE item_cur IS REF CURSOR RETURN item_rec;
  TYPE row_cur IS REF CURSOR RETURN items%ROWTYPE;

  FUNCTION add_to(p_qty t_qty, p_trace VARCHAR2 DEFAULT 'off' /* @hidden */) RETURN t_qty;
  PROCEDURE take(p_qty IN OUT t_qty, p_left OUT NUMBER /* @notnull */);
  FUNCTION item(p_sku VARCHAR2) RETURN item_rec;
  PROCEDURE save(p_row IN OUT items%ROWTYPE);
  FUNCTION all_items RETURN item_cur;
  FUNCTION all_rows RETURN row_cur;
  -- @cursor item_rec
  FUNCTION search(p_text VARCHAR2) RETURN SYS_REFCURSOR;
  -- @hidden
  PROCEDURE rebuild;
END;`;

const cursor = { DATA_TYPE: 'REF CURSOR' };
const itemRec = type.record('ERP', 'STOCK_API', 'ITEM_REC');
const itemRow: TypeColumns = {
  DATA_TYPE: 'PL/SQL RECORD',
  TYPE_OWNER: 'ERP',
  TYPE_NAME: 'ITEMS',
  TYPE_OBJECT_TYPE: 'TABLE',
};

const attribute = { OWNER: 'ERP', PACKAGE_NAME: 'STOCK_API', TYPE_NAME: 'ITEM_REC' };
const column = { OWNER: 'ERP', TABLE_NAME: 'ITEMS' };

const rows: DictionaryRows = {
  ...dictionaryRows('ERP', [
    plsqlPackage(
      'STOCK_API',
      plsqlFunction('ADD_TO', type.plsInteger(), IN('P_QTY', type.plsInteger()), DEFAULTED('P_TRACE', type.varchar2())),
      procedure('TAKE', IN_OUT('P_QTY', type.plsInteger()), OUT('P_LEFT', type.number())),
      plsqlFunction('ITEM', itemRec, IN('P_SKU', type.varchar2())),
      procedure('SAVE', IN_OUT('P_ROW', itemRow)),
      plsqlFunction('ALL_ITEMS', cursor),
      plsqlFunction('ALL_ROWS', cursor),
      plsqlFunction('SEARCH', cursor, IN('P_TEXT', type.varchar2())),
      procedure('REBUILD'),
    ),
  ]),
  types: {
    ...NO_TYPE_ROWS,
    packageTypes: readRows(allPlsqlTypes, [{ ...attribute, TYPECODE: 'PL/SQL RECORD', ATTRIBUTES: 3 }]),
    packageTypeAttributes: readRows(allPlsqlTypeAttrs, [
      { ...attribute, ATTR_NAME: 'SKU', ATTR_NO: 1, ATTR_TYPE_NAME: 'VARCHAR2', LENGTH: 10 },
      { ...attribute, ATTR_NAME: 'NAME', ATTR_NO: 2, ATTR_TYPE_NAME: 'VARCHAR2', LENGTH: 30 },
      { ...attribute, ATTR_NAME: 'QTY', ATTR_NO: 3, ATTR_TYPE_NAME: 'PL/SQL PLS INTEGER' },
    ]),
    columns: readRows(allTabCols, [
      { ...column, COLUMN_NAME: 'SKU', COLUMN_ID: 1, DATA_TYPE: 'VARCHAR2', DATA_LENGTH: 10, CHAR_USED: 'B' },
      { ...column, COLUMN_NAME: 'PRICE', COLUMN_ID: 2, DATA_TYPE: 'NUMBER', DATA_PRECISION: 9, DATA_SCALE: 2 },
    ]),
  },
  specifications: readSpecifications(
    STOCK_API.split('\n').map((line, index) => ({
      OWNER: 'ERP',
      NAME: 'STOCK_API',
      TYPE: 'PACKAGE',
      LINE: index + 1,
      TEXT: `${line}\n`,
    })),
    '19.4.0.0.0',
  ),
};

export const SPECIFICATION_CASES: readonly SnapshotCase[] = [
  { name: 'specification-types', rows, naming: { stripParameterPrefixes: ['p_'] } },
];
