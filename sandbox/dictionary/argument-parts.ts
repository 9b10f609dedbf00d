import type { DeclaredType } from '../schema/signatures.js';
import type { DataType } from '../values/data-type.js';

/** What a row of ALL_ARGUMENTS is about: an argument or a function's result, or in older releases a part of one. */
export interface ArgumentNode {
  /** Null for a result, an element of a collection and the row of a cursor. */
  readonly name: string | null;
  /** Among its siblings, from 1; 0 for a result. */
  readonly position: number;
  /** 0 for arguments and results, one more for each step into a composite type. */
  readonly level: number;
  readonly mode: 'IN' | 'OUT' | 'IN/OUT';
  readonly defaulted: boolean;
  readonly declared: DeclaredType;
}

/**
 * An argument with all that it consists of, parents first: ALL_ARGUMENTS before 18c, as the Reference of 12.2 describes it.
 * Attributes of object types are not among it.
 */
export function* withParts(node: ArgumentNode): Iterable<ArgumentNode> {
  yield node;
  for (const [index, { name, dataType }] of partsOf(node.declared.dataType).entries()) {
    const { level, mode } = node;
    yield* withParts({ name, position: index + 1, level: level + 1, mode, defaulted: false, declared: { dataType } });
  }
}

type Part = Pick<ArgumentNode, 'name'> & { readonly dataType: DataType };

function partsOf(dataType: DataType): readonly Part[] {
  switch (dataType.kind) {
    case 'record':
      return dataType.fields;
    case 'collection':
      return [{ name: null, dataType: dataType.element }];
    case 'ref_cursor':
      return dataType.rowType === undefined ? [] : [{ name: null, dataType: dataType.rowType }];
    default:
      return [];
  }
}
