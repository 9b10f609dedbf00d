import { attributeType } from '../attribute-type.js';
import { collectionTypesFor } from '../schema-types.js';
import { defineFamily, number, text } from '../view-definition.js';

/** ALL_COLL_TYPES: nested tables and varrays that CREATE TYPE made, with their elements. */
export const COLL_TYPES = defineFamily({
  name: 'COLL_TYPES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 128),
    text('COLL_TYPE', 128),
    number('UPPER_BOUND'),
    text('ELEM_TYPE_MOD', 7),
    text('ELEM_TYPE_OWNER', 128),
    text('ELEM_TYPE_NAME', 128),
    number('LENGTH'),
    number('PRECISION'),
    number('SCALE'),
    text('CHARACTER_SET_NAME', 44),
    text('ELEM_STORAGE', 7),
    text('NULLS_STORED', 3),
    text('CHAR_USED', 1),
  ],
  *rows(context, asked) {
    const [release] = context.database.version;
    for (const { unit, dataType } of collectionTypesFor(context, asked)) {
      const element = attributeType(dataType.element, dataType.elementSynonym, release);
      yield {
        OWNER: unit.owner,
        TYPE_NAME: unit.name,
        COLL_TYPE: dataType.form === 'varray' ? 'VARYING ARRAY' : 'TABLE',
        UPPER_BOUND: dataType.limit ?? null,
        ELEM_TYPE_MOD: element.modifier,
        ELEM_TYPE_OWNER: element.owner,
        ELEM_TYPE_NAME: element.name,
        LENGTH: element.length,
        PRECISION: element.precision,
        SCALE: element.scale,
        CHARACTER_SET_NAME: element.characterSetName,
        ELEM_STORAGE: null,
        NULLS_STORED: dataType.elementNotNull ? 'NO' : 'YES',
        CHAR_USED: element.charUsed,
      };
    }
  },
});
