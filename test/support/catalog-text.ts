import type { Catalog } from '../../generator/model/catalog.js';
import type { CompositeType } from '../../generator/model/composite-type.js';
import type { DataType } from '../../generator/model/data-type.js';
import { describeType } from '../../generator/model/describe-type.js';

/** `ERP.P.LINE_T: record (SKU VARCHAR2(12), TAGS ERP.P.TAGS_T)`, one line per type. */
export function typeLines({ types }: Pick<Catalog, 'types'>): readonly string[] {
  return types.map((type) => `${type.key}: ${typeText(type)}`);
}

/** `PLACE: P_LINES IN OUT ERP.P.LINES_T`, for all subprograms of the package; a result is `return …`. */
export function argumentLines({ schemas }: Catalog, packageName: string): readonly string[] {
  const packages = schemas.flatMap((schema) => schema.packages.filter(({ name }) => name === packageName));
  return packages.flatMap(({ subprograms }) =>
    subprograms.map(({ name, returns, parameters }) => {
      const result = returns === null ? [] : [`return ${dataTypeText(returns)}`];
      const list = parameters.map((one) => `${one.name} ${one.mode} ${dataTypeText(one.dataType)}`);
      return `${name}: ${[...result, ...list].join(', ')}`;
    }),
  );
}

function typeText(type: CompositeType): string {
  switch (type.kind) {
    case 'record': {
      const fields = type.fields.map(({ name, dataType }) => `${name} ${dataTypeText(dataType)}`).join(', ');
      return `${type.origin === 'type' ? 'record' : type.origin} (${fields})`;
    }
    case 'collection':
      return `${type.form}${type.limit === null ? '' : `(${type.limit})`} of ${dataTypeText(type.element)}`;
    case 'object': {
      const attributes = type.attributes.map(({ name, dataType }) => `${name} ${dataTypeText(dataType)}`).join(', ');
      const under = type.supertype === null ? '' : ` under ${type.supertype}`;
      const above = type.subtypes.length === 0 ? '' : ` above ${type.subtypes.join(', ')}`;
      return `${type.instantiable ? '' : 'not instantiable '}object (${attributes})${under}${above}`;
    }
    case 'unreadable':
      return `a type that ${type.reason}`;
  }
}

function dataTypeText(dataType: DataType): string {
  return dataType.kind === 'cursor' && dataType.row !== null ? `REF CURSOR of ${dataType.row}` : describeType(dataType);
}
