import type { Subprogram } from '../../model/catalog.js';
import type { CompositeType } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { pascalName } from './spell-name.js';
import { isRow } from './type-names.js';

/** What names of overloads are made with. */
export interface OverloadScope {
  /** The package of the routine; null for one outside packages. */
  readonly owner: string;
  readonly packageName: string | null;
  /** A record, collection or object type by its key. */
  readonly typeOf: (key: string) => CompositeType | undefined;
}

/**
 * The name under which one overload can always be called: `find$idNumber$activeBoolean`. It is made of the overload's own parameters and their types, not of
 * Oracle's overload number, which changes when another overload is added before it.
 */
export function overloadKey(
  key: string,
  subprogram: Subprogram,
  parameterKeys: readonly string[],
  scope: OverloadScope,
): string {
  const parts = subprogram.parameters.map(
    (parameter, index) => `${parameterKeys[index] ?? ''}${typeWord(parameter.dataType, scope)}`,
  );
  if (parts.length === 0) parts.push('noArguments');
  // A procedure and a function may have the same parameters.
  if (subprogram.returns !== null) parts.push(`returns${typeWord(subprogram.returns, scope)}`);
  return [key, ...parts].join('$');
}

/** The type without its constraints, which cannot tell overloads apart. */
function typeWord(type: DataType, scope: OverloadScope): string {
  switch (type.kind) {
    case 'named': {
      const composite = scope.typeOf(type.type);
      return composite === undefined ? pascalName(type.type) : compositeWord(composite, scope);
    }
    case 'cursor':
      return 'RefCursor';
    default:
      return pascalName(type.name.replaceAll(' ', '_').replaceAll('/', '_').replaceAll('.', '_').toUpperCase());
  }
}

/** `LineT` for a type of the same package, `Erp_AddressT` and `Erp_OrdersApi_LineT` for others, so that none of them meet. */
function compositeWord(type: CompositeType, { owner, packageName }: OverloadScope): string {
  const { name } = type;
  const isOwn = packageName !== null && type.owner === owner && type.packageName === packageName;
  const path = isOwn ? [name] : [type.owner, ...(type.packageName === null ? [] : [type.packageName]), name];
  return path.map(pascalName).join('_') + (isRow(type) ? '_row' : '');
}
