import type { Constraint, Table } from '../schema/table.js';

export interface ConstraintColumn {
  readonly name: string;
  /** From 1 where the order counts, null for check constraints. */
  readonly position: number | null;
}

/** The columns of a constraint as ALL_CONS_COLUMNS lists them. */
export function constraintColumns(constraint: Constraint, table: Table): readonly ConstraintColumn[] {
  switch (constraint.kind) {
    case 'not_null':
      return [{ name: constraint.column, position: null }];
    case 'check': {
      const named = new Set(namesIn(constraint.condition));
      return table.columns.filter((column) => named.has(column.name)).map(({ name }) => ({ name, position: null }));
    }
    default:
      return constraint.columns.map((name, index) => ({ name, position: index + 1 }));
  }
}

/** The last parts of all names in an expression: in a check condition they are columns or functions. */
function* namesIn(node: unknown): Iterable<string> {
  if (typeof node !== 'object' || node === null) return;
  if (isName(node)) yield node.parts.at(-1)?.name ?? '';
  for (const part of Object.values(node)) yield* namesIn(part);
}

function isName(node: object): node is { readonly parts: readonly { readonly name: string }[] } {
  return 'kind' in node && node.kind === 'name' && 'parts' in node && Array.isArray(node.parts);
}
