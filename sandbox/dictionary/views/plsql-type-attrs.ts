import type { RecordField, RecordType } from '../../values/data-type.js';
import { attributeType, homeOf, ROWTYPE, type TypeHome } from '../attribute-type.js';
import { packageTypePartsFor } from '../package-types.js';
import { type Asked, defineFamily, number, text } from '../view-definition.js';

/** ALL_PLSQL_TYPE_ATTRS: the fields of records that packages' specifications declare, and the columns of their cursors. */
export const PLSQL_TYPE_ATTRS = defineFamily({
  name: 'PLSQL_TYPE_ATTRS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 136),
    text('PACKAGE_NAME', 128),
    text('ATTR_NAME', 128),
    text('ATTR_TYPE_MOD', 7),
    text('ATTR_TYPE_OWNER', 128),
    text('ATTR_TYPE_NAME', 136),
    text('ATTR_TYPE_PACKAGE', 128),
    number('LENGTH'),
    number('PRECISION'),
    number('SCALE'),
    text('CHARACTER_SET_NAME', 44),
    number('ATTR_NO'),
    text('CHAR_USED', 1),
  ],
  *rows(context, asked) {
    const [release] = context.database.version;
    for (const { unit, type, mayShow } of packageTypePartsFor(context, unnamed(asked))) {
      if (type.dataType.kind !== 'record') continue;
      for (const { field, number: attributeNumber } of byName(type.dataType)) {
        const home = homeOf(field.dataType);
        const typeName = shownName(type.name, home);
        if (!mayShow(home) || !asked.wants('TYPE_NAME', typeName)) continue;
        const { modifier, owner, name, packageName, ...sizes } = attributeType(field.dataType, field.synonym, release);
        yield {
          OWNER: unit.owner,
          TYPE_NAME: typeName,
          PACKAGE_NAME: unit.name,
          ATTR_NAME: field.name,
          ATTR_TYPE_MOD: modifier,
          ATTR_TYPE_OWNER: owner,
          ATTR_TYPE_NAME: name,
          ATTR_TYPE_PACKAGE: packageName,
          LENGTH: sizes.length,
          PRECISION: sizes.precision,
          SCALE: sizes.scale,
          CHARACTER_SET_NAME: sizes.characterSetName,
          ATTR_NO: attributeNumber,
          CHAR_USED: home === 'relation' && asked.scope !== 'USER' ? null : sizes.charUsed,
        };
      }
    }
  },
});

/** The cursor's row itself, and its columns of scalar and schema types, have the suffix; its other columns are shown without it. */
function shownName(name: string, home: TypeHome): string {
  const withSuffix = home === 'predefined' || home === 'schema' || !name.endsWith(ROWTYPE);
  return withSuffix ? name : name.slice(0, -ROWTYPE.length);
}

/** A type may be shown under two names, so that the name cannot decide before its attributes are known. */
function unnamed(asked: Asked): Asked {
  return { ...asked, wants: (column, value) => column === 'TYPE_NAME' || asked.wants(column, value) };
}

/** The view is a UNION, which sorts what it unites: attributes come by name, not in the order of their numbers. */
function byName({ fields }: RecordType): readonly { readonly field: RecordField; readonly number: number }[] {
  return fields
    .map((field, index) => ({ field, number: index + 1 }))
    .sort((a, b) => (a.field.name < b.field.name ? -1 : 1));
}
