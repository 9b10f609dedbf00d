import type { DataType } from '../../values/data-type.js';
import { typeOid } from '../../values/type-oid.js';
import { attributeType, ROWTYPE } from '../attribute-type.js';
import { packageTypesFor } from '../package-types.js';
import { defineFamily, number, raw, text } from '../view-definition.js';

/** ALL_PLSQL_TYPES: records and collections that packages' specifications declare, and the rows of their cursors. */
export const PLSQL_TYPES = defineFamily({
  name: 'PLSQL_TYPES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 136),
    text('PACKAGE_NAME', 128),
    raw('TYPE_OID', 16),
    text('TYPECODE', 58),
    number('ATTRIBUTES'),
    text('CONTAINS_PLSQL', 3),
  ],
  *rows(context, asked) {
    const [release] = context.database.version;
    for (const { unit, type } of packageTypesFor(context, asked)) {
      const { name, dataType } = type;
      yield {
        OWNER: unit.owner,
        TYPE_NAME: name,
        PACKAGE_NAME: unit.name,
        TYPE_OID: typeOid({ owner: unit.owner, packageName: unit.name, name }),
        TYPECODE: typecode(name, dataType),
        ATTRIBUTES: dataType.kind === 'record' ? dataType.fields.length : 0,
        CONTAINS_PLSQL: partsOf(dataType).some((part) => isPlsqlOnly(part, release)) ? 'YES' : 'NO',
      };
    }
  },
});

function typecode(name: string, { kind }: DataType): string {
  if (kind !== 'record') return 'COLLECTION';
  return name.endsWith(ROWTYPE) ? 'CURSOR ROWTYPE' : 'PL/SQL RECORD';
}

function partsOf(dataType: DataType): readonly DataType[] {
  if (dataType.kind === 'record') return dataType.fields.map((field) => field.dataType);
  return dataType.kind === 'collection' ? [dataType.element] : [];
}

/** A scalar that SQL lacks, an index-by table, or what has one of these inside. */
function isPlsqlOnly(dataType: DataType, release: number): boolean {
  if (dataType.kind === 'record') return partsOf(dataType).some((part) => isPlsqlOnly(part, release));
  if (dataType.kind === 'collection') {
    return dataType.form.startsWith('index_by') || isPlsqlOnly(dataType.element, release);
  }
  return attributeType(dataType, undefined, release).name.startsWith('PL/SQL ');
}
