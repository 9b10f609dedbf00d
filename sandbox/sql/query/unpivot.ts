import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { DerivedTable, QueryBody, UnpivotedTable } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { someNode } from '../expressions/syntax-walk.js';
import type { BlockScope } from './block-scope.js';
import { allFrom, blockOf, columnNamed, derivedFrom, identifierNamed, queryOf, selectedAs } from './query-syntax.js';

/** No column or table of a user is likely to be called that: an alias for what is unpivoted. */
const SOURCE = ' UNPIVOT SOURCE';
const CHOICES = ' UNPIVOT CHOICES';

/**
 * What UNPIVOT is short for: each row joined to as many rows as there are columns to take values from.
 * @throws OracleError 904, 1790 for columns of different types, 56901 for labels that are not constant
 */
export function unpivotQuery(unpivot: UnpivotedTable, scope: BlockScope): DerivedTable {
  const { source, choices, measures, names, includesNulls, alias } = unpivot;
  const all = allFrom(source, unpivot);
  const available = scope.context.compileQuery(all, scope.parent, scope.tables).columns;
  for (const { columns, labels } of choices) {
    for (const { name, position } of columns) {
      if (!available.some((column) => column.name === name)) {
        throw new OracleError(904, `"${name}": invalid identifier`, { position });
      }
    }
    requireShape(columns, labels, unpivot);
  }
  const taken = new Set(choices.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const others = available.filter(({ name }) => !taken.has(name)).map(({ name }) => name);
  const bodies = choices.map(
    ({ columns, labels }): QueryBody =>
      blockOf(
        {
          selectList: [
            ...names.map(({ name }, index) => selectedAs(labelOf(columns, labels, index, unpivot), name, unpivot)),
            ...measures.map(({ name }, index) =>
              selectedAs(columnNamed(columns[index]?.name ?? '', unpivot, SOURCE), name, unpivot),
            ),
          ],
          from: [],
        },
        unpivot,
      ),
  );
  const { position, end } = unpivot;
  const rows = bodies.reduce((left, right) => ({
    kind: 'set_operation',
    operator: 'UNION',
    all: true,
    left,
    right,
    position,
    end,
  }));
  const selectList = [
    ...others.map((name) => selectedAs(columnNamed(name, unpivot, SOURCE), name, unpivot)),
    ...[...names, ...measures].map(({ name }) => selectedAs(columnNamed(name, unpivot, CHOICES), name, unpivot)),
  ];
  const from = [
    derivedFrom(all, identifierNamed(SOURCE, unpivot), unpivot),
    derivedFrom(queryOf(rows, unpivot), identifierNamed(CHOICES, unpivot), unpivot, true),
  ];
  const where = includesNulls ? undefined : someValue(measures, unpivot);
  return derivedFrom(queryOf(blockOf({ selectList, from, where }, unpivot), unpivot), alias, unpivot);
}

function requireShape(columns: readonly Identifier[], labels: readonly Expression[], unpivot: UnpivotedTable): void {
  const { measures, names, position } = unpivot;
  if (columns.length !== measures.length || (labels.length > 0 && labels.length !== names.length)) {
    throw new NotSupportedError('another number of columns or labels in the IN of UNPIVOT', position);
  }
  if (labels.length === 0 && names.length > 1) {
    throw new NotSupportedError('several columns after FOR in UNPIVOT without labels', position);
  }
  for (const label of labels) {
    if (someNode(label, (node) => node.kind === 'name' || node.kind === 'bind_variable' || node.kind === 'subquery')) {
      throw new OracleError(56901, 'non-constant expression is not allowed for pivot|unpivot values', {
        position: label.position,
      });
    }
  }
}

/** Without labels the columns' names tell where a value was. */
function labelOf(
  columns: readonly Identifier[],
  labels: readonly Expression[],
  index: number,
  { position, end }: UnpivotedTable,
): Expression {
  const name = columns.map((column) => column.name).join('_');
  return labels[index] ?? { kind: 'string_literal', value: name, national: false, position, end };
}

/** Rows none of whose values is there are left out. */
function someValue(measures: readonly Identifier[], at: UnpivotedTable): Expression {
  const { position, end } = at;
  return measures
    .map(
      ({ name }): Expression => ({
        kind: 'is',
        operand: columnNamed(name, at, CHOICES),
        test: 'NULL',
        negated: true,
        position,
        end,
      }),
    )
    .reduce((left, right) => ({ kind: 'logical', operator: 'OR', left, right, position, end }));
}
