import { attributeType } from '../attribute-type.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { objectTypesFor } from '../schema-types.js';
import { type Asked, defineFamily, number, text } from '../view-definition.js';
import { yesNo } from './types.js';

const COLUMNS = [
  text('OWNER', 128),
  text('TYPE_NAME', 128),
  text('ATTR_NAME', 128),
  text('ATTR_TYPE_MOD', 7),
  text('ATTR_TYPE_OWNER', 128),
  text('ATTR_TYPE_NAME', 128),
  number('LENGTH'),
  number('PRECISION'),
  number('SCALE'),
  text('CHARACTER_SET_NAME', 44),
  number('ATTR_NO'),
  text('INHERITED', 3),
] as const;

/** ALL_TYPE_ATTRS: the attributes of object types, inherited ones included. ALL_ alone says in what a length is counted. */
export const TYPE_ATTRS = [
  ...defineFamily({
    name: 'TYPE_ATTRS',
    scopes: ['ALL'],
    ownerColumn: 'OWNER',
    columns: [...COLUMNS, text('CHAR_USED', 1)],
    rows: attributes,
  }),
  ...defineFamily({
    name: 'TYPE_ATTRS',
    scopes: ['USER', 'DBA'],
    ownerColumn: 'OWNER',
    columns: COLUMNS,
    rows: attributes,
  }),
];

function* attributes(context: DictionaryContext, asked: Asked) {
  const [release] = context.database.version;
  for (const { unit, dataType } of objectTypesFor(context, asked)) {
    const inherited = dataType.supertype?.attributes.length ?? 0;
    for (const [index, attribute] of dataType.attributes.entries()) {
      const type = attributeType(attribute.dataType, attribute.synonym, release);
      yield {
        OWNER: unit.owner,
        TYPE_NAME: unit.name,
        ATTR_NAME: attribute.name,
        ATTR_TYPE_MOD: type.modifier,
        ATTR_TYPE_OWNER: type.owner,
        ATTR_TYPE_NAME: type.name,
        LENGTH: type.length,
        PRECISION: type.precision,
        SCALE: type.scale,
        CHARACTER_SET_NAME: type.characterSetName,
        ATTR_NO: index + 1,
        INHERITED: yesNo(index < inherited),
        CHAR_USED: type.charUsed,
      };
    }
  }
}
