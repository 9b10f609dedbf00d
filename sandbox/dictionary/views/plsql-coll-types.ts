import type { CollectionType } from '../../values/data-type.js';
import { attributeType, homeOf } from '../attribute-type.js';
import { packageTypePartsFor } from '../package-types.js';
import { defineFamily, number, text } from '../view-definition.js';

/** ALL_PLSQL_COLL_TYPES: the collections that packages' specifications declare, with their elements. */
export const PLSQL_COLL_TYPES = defineFamily({
  name: 'PLSQL_COLL_TYPES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 136),
    text('PACKAGE_NAME', 128),
    text('COLL_TYPE', 128),
    number('UPPER_BOUND'),
    text('ELEM_TYPE_OWNER', 128),
    text('ELEM_TYPE_NAME', 136),
    text('ELEM_TYPE_PACKAGE', 128),
    number('LENGTH'),
    number('PRECISION'),
    number('SCALE'),
    text('CHARACTER_SET_NAME', 44),
    text('ELEM_STORAGE', 7),
    text('NULLS_STORED', 3),
    text('CHAR_USED', 1),
    text('INDEX_BY', 14),
    text('ELEM_TYPE_MOD', 7),
  ],
  *rows(context, asked) {
    const [release] = context.database.version;
    for (const { unit, type, mayShow } of packageTypePartsFor(context, asked)) {
      const { dataType } = type;
      if (dataType.kind !== 'collection' || !mayShow(homeOf(dataType.element))) continue;
      const element = attributeType(dataType.element, dataType.elementSynonym, release);
      yield {
        OWNER: unit.owner,
        TYPE_NAME: type.name,
        PACKAGE_NAME: unit.name,
        ...collection(dataType),
        ELEM_TYPE_OWNER: element.owner,
        ELEM_TYPE_NAME: element.name,
        ELEM_TYPE_PACKAGE: element.packageName,
        LENGTH: element.length,
        PRECISION: element.precision,
        SCALE: element.scale,
        CHARACTER_SET_NAME: element.characterSetName,
        ELEM_STORAGE: null,
        NULLS_STORED: dataType.elementNotNull ? 'NO' : 'YES',
        CHAR_USED: element.charUsed,
        ELEM_TYPE_MOD: element.modifier,
      };
    }
  },
});

/** UPPER_BOUND is a varray's limit, or the length of the keys of INDEX BY VARCHAR2. */
function collection({ form, limit }: CollectionType) {
  switch (form) {
    case 'nested_table':
      return { COLL_TYPE: 'TABLE', UPPER_BOUND: null, INDEX_BY: null };
    case 'varray':
      return { COLL_TYPE: 'VARYING ARRAY', UPPER_BOUND: limit ?? null, INDEX_BY: null };
    case 'index_by_integer':
      return { COLL_TYPE: 'PL/SQL INDEX TABLE', UPPER_BOUND: null, INDEX_BY: 'BINARY_INTEGER' };
    case 'index_by_varchar2':
      return { COLL_TYPE: 'PL/SQL INDEX TABLE', UPPER_BOUND: limit ?? null, INDEX_BY: 'VARCHAR2' };
  }
}
