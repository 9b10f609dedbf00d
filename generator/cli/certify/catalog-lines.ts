import type { Catalog, Subprogram } from '../../model/catalog.js';
import type { CompositeType } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';

/** A line for each subprogram and each composite type: `ECHO(P_ID IN NUMBER, P_NAME OUT VARCHAR2) RETURN DATE`. */
export function catalogLines({ schemas, types }: Catalog): string {
  const subprograms = schemas.flatMap(({ packages, standalone }) => [
    ...packages.flatMap(({ name, subprograms: own, valid }) =>
      own.map((one) => `${name}.${heading(one)}${valid ? '' : ' INVALID'}`),
    ),
    ...standalone.map((one) => `${heading(one)}${one.valid ? '' : ' INVALID'}`),
  ]);
  return [...subprograms, ...types.map((type) => `${type.key}: ${describeComposite(type)}`)].join('\n');
}

function heading({ name, overload, parameters, returns, sqlOnly }: Subprogram): string {
  const list = parameters.map(
    (one) => `${one.name} ${one.mode} ${typeText(one.dataType)}${one.defaulted ? ' DEFAULT' : ''}`,
  );
  return [
    `${name}${overload === null ? '' : `#${overload}`}(${list.join(', ')})`,
    ...(returns === null ? [] : [`RETURN ${typeText(returns)}`]),
    ...(sqlOnly === null ? [] : [sqlOnly]),
  ].join(' ');
}

function describeComposite(type: CompositeType): string {
  switch (type.kind) {
    case 'record':
      return `${type.origin === 'type' ? 'record' : type.origin} ${fieldsText(type.fields)}`;
    case 'collection':
      return `${type.form}${type.limit === null ? '' : `(${type.limit})`} of ${typeText(type.element)}`;
    case 'object':
      return [
        ...(type.instantiable ? [] : ['not instantiable']),
        `object ${fieldsText(type.attributes)}`,
        ...(type.supertype === null ? [] : [`under ${type.supertype}`]),
        ...(type.subtypes.length === 0 ? [] : [`above ${type.subtypes.join(', ')}`]),
      ].join(' ');
    case 'unreadable':
      return `a type that ${type.reason}`;
  }
}

function fieldsText(fields: readonly { readonly name: string; readonly dataType: DataType }[]): string {
  return `(${fields.map(({ name, dataType }) => `${name} ${typeText(dataType)}`).join(', ')})`;
}

function typeText(type: DataType): string {
  return type.kind === 'cursor' && type.row !== null ? `REF CURSOR OF ${type.row}` : describeType(type);
}
