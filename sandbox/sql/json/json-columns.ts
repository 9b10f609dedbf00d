import type { Table } from '../../schema/table.js';
import type { Expression } from '../../syntax/ast/expression.js';

/**
 * The columns that a check constraint says to be JSON: `IS JSON`, by itself or joined with others by AND. A constraint that is
 * disabled says so too. Source: Database Reference, "ALL_JSON_COLUMNS".
 */
export function jsonColumns({ constraints }: Table): ReadonlySet<string> {
  return new Set(
    constraints.flatMap((constraint) => (constraint.kind === 'check' ? saidIn(constraint.condition) : [])),
  );
}

function saidIn(condition: Expression): readonly string[] {
  if (condition.kind === 'logical' && condition.operator === 'AND') {
    return [...saidIn(condition.left), ...saidIn(condition.right)];
  }
  if (condition.kind !== 'is' || condition.test !== 'JSON' || condition.negated) return [];
  const { operand } = condition;
  return operand.kind === 'name' ? operand.parts.slice(-1).map(({ name }) => name) : [];
}
