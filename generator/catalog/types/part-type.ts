import { parseScalarType } from '../../config/parse-scalar-type.js';
import type { ScalarType, UnsupportedType } from '../../model/data-type.js';
import { scalarType } from '../scalar-type.js';
import type { CollTypeRow } from '../views/all-coll-types.js';
import type { PlsqlCollTypeRow } from '../views/all-plsql-coll-types.js';
import type { PlsqlTypeAttrRow } from '../views/all-plsql-type-attrs.js';
import type { ColumnRow } from '../views/all-tab-cols.js';
import type { TypeAttrRow } from '../views/all-type-attrs.js';
import { packageType, ROWTYPE, rowOf, schemaType, type TypeReference, withoutRowtype } from './type-reference.js';

/** The type of a field, attribute, column or element: described by its own row, or named. */
export type PartType = ScalarType | UnsupportedType | TypeReference;

/** The type of a record's field or an object's attribute. */
export function attributeType(row: PlsqlTypeAttrRow | TypeAttrRow): PartType {
  return partType({
    modifier: row.ATTR_TYPE_MOD,
    owner: row.ATTR_TYPE_OWNER,
    packageName: 'ATTR_TYPE_PACKAGE' in row ? row.ATTR_TYPE_PACKAGE : null,
    name: row.ATTR_TYPE_NAME,
    sizes: row,
  });
}

/** The type of a collection's element. */
export function elementType(row: PlsqlCollTypeRow | CollTypeRow): PartType {
  return partType({
    modifier: row.ELEM_TYPE_MOD,
    owner: row.ELEM_TYPE_OWNER,
    packageName: 'ELEM_TYPE_PACKAGE' in row ? row.ELEM_TYPE_PACKAGE : null,
    name: row.ELEM_TYPE_NAME,
    sizes: row,
  });
}

/** The type of a column of a table or view, which nothing of a package's can be. */
export function columnType(row: ColumnRow): PartType {
  const vector = row.VECTOR_INFO === null ? undefined : parseScalarType(row.VECTOR_INFO);
  if (vector !== undefined) return vector;
  const sizes = {
    LENGTH: row.CHAR_LENGTH || row.DATA_LENGTH,
    PRECISION: row.DATA_PRECISION,
    SCALE: row.DATA_SCALE,
    CHARACTER_SET_NAME: row.CHARACTER_SET_NAME,
    CHAR_USED: row.CHAR_USED,
  };
  return partType({
    modifier: row.DATA_TYPE_MOD,
    owner: row.DATA_TYPE_OWNER,
    packageName: null,
    // A type of somebody's own may have parentheses in its name.
    name: row.DATA_TYPE_OWNER === null ? withoutPrecision(row.DATA_TYPE) : row.DATA_TYPE,
    sizes,
  });
}

interface PartColumns {
  readonly modifier: string | null;
  readonly owner: string | null;
  readonly packageName: string | null;
  readonly name: string;
  readonly sizes: {
    readonly LENGTH: number | null;
    readonly PRECISION: number | null;
    readonly SCALE: number | null;
    readonly CHARACTER_SET_NAME: string | null;
    readonly CHAR_USED: string | null;
  };
}

function partType({ modifier, owner, packageName, name, sizes }: PartColumns): PartType {
  // REF, or POINTER, which only types that Oracle supplies have.
  if (modifier !== null) {
    const named = [owner, packageName, name].filter((part) => part !== null).join('.');
    return { kind: 'unsupported', name: `${modifier} ${named}` };
  }
  if (owner === null) {
    const scalar = scalarType({
      name,
      declared: null,
      length: sizes.LENGTH,
      inCharacters: sizes.CHAR_USED === 'C',
      national: sizes.CHARACTER_SET_NAME === 'NCHAR_CS',
      precision: sizes.PRECISION,
      scale: sizes.SCALE,
    });
    return scalar ?? { kind: 'unsupported', name };
  }
  if (packageName !== null) return packageType(owner, packageName, name);
  return name.endsWith(ROWTYPE) ? rowOf(owner, withoutRowtype(name)) : schemaType(owner, name);
}

/** `INTERVAL DAY(2) TO SECOND(6)` → `INTERVAL DAY TO SECOND` */
function withoutPrecision(name: string): string {
  return name.replace(/\(\d+\)/g, '');
}
