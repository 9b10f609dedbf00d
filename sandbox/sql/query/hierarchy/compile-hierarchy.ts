import type { SchemaStore } from '../../../schema/schema-store.js';
import type { Expression } from '../../../syntax/ast/expression.js';
import type { ConnectBy, OrderByItem } from '../../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../../values/oracle-error.js';
import { someNode } from '../../expressions/syntax-walk.js';
import type { BlockScope } from '../block-scope.js';
import { type Condition, compileCondition, type EqualitySide } from '../conditions.js';
import { conjunctsOf } from '../conjuncts.js';
import { filter, type Plan } from '../operators.js';
import { compileBlockOrder } from '../order-by.js';
import { type FromTree, planFrom } from '../plan-from.js';
import type { OutputColumn } from '../select-list.js';
import { type Connection, connectRows } from './connect-rows.js';
import { HierarchyNames } from './hierarchy-names.js';

/** Compiles START WITH and CONNECT BY. From now on LEVEL, PRIOR and the like have a meaning in the block. */
export function compileHierarchy(clause: ConnectBy, scope: BlockScope): Connection {
  const names = new HierarchyNames(scope, clause.nocycle);
  scope.hierarchy = names;
  const start = names.within('START WITH', () =>
    conjunctsOf(clause.startWith).map((conjunct) => compileCondition(conjunct, scope)),
  );
  const connect = names.within('CONNECT BY', () =>
    conjunctsOf(clause.condition).map((conjunct) => compileCondition(conjunct, scope)),
  );
  const links = connect.flatMap((condition) => linkOf(condition, names.source));
  return { names, start, connect, links, priors: names.priors.length, siblings: [] };
}

/**
 * Compiles ORDER SIBLINGS BY, which takes what an ORDER BY takes.
 * @throws OracleError 30929 without CONNECT BY, 30483 for analytic functions; NotSupportedError for what looks at children
 */
export function compileSiblings(
  items: readonly OrderByItem[],
  outputs: readonly OutputColumn[],
  connection: Connection | undefined,
  scope: BlockScope,
): void {
  const [first] = items;
  if (first === undefined) return;
  if (connection === undefined || scope.groups !== undefined) throw siblingsNotAllowed(first.position);
  const keys = connection.names.within('ORDER SIBLINGS BY', () => compileBlockOrder(items, outputs, scope, false));
  connection.siblings = keys.flatMap(({ compiled, output, descending, nullsFirst }, index) => {
    const selected = output === undefined ? undefined : outputs[output];
    const expression = selected?.expression ?? items[index]?.expression;
    if (expression !== undefined && someNode(expression, isAnalytic)) {
      throw new OracleError(30483, 'window functions are not allowed here', { position: expression.position });
    }
    if (expression !== undefined && someNode(expression, looksAtChildren)) {
      throw new NotSupportedError('CONNECT_BY_ISLEAF and CONNECT_BY_ISCYCLE in ORDER SIBLINGS BY', expression.position);
    }
    const key = compiled ?? selected?.compiled;
    return key === undefined ? [] : [{ compiled: key, descending, nullsFirst }];
  });
}

export function siblingsNotAllowed(position: number): OracleError {
  return new OracleError(30929, 'ORDER SIBLINGS BY clause not allowed here', { position });
}

function looksAtChildren(node: Expression): boolean {
  return node.kind === 'name' && node.parts.length === 1 && CHILDREN.has(node.parts[0].name);
}

const CHILDREN: ReadonlySet<string> = new Set(['CONNECT_BY_ISLEAF', 'CONNECT_BY_ISCYCLE']);

function isAnalytic(node: Expression): boolean {
  return node.kind === 'call' && node.over !== undefined;
}

/** Joins come before the hierarchy, what else WHERE says after it: that takes out rows, but not their descendants. */
export function planHierarchy(
  tree: FromTree,
  where: readonly Condition[],
  connection: Connection,
  store: SchemaStore,
): Plan {
  const { source } = connection.names;
  const joins = where.filter(({ dependencies, optional }) => {
    if (optional !== undefined) return true;
    return !dependencies.sources.has(source) && dependencies.sources.size > 1;
  });
  const rest = where.filter((condition) => !joins.includes(condition));
  return filter(connectRows(planFrom(tree, joins, store), connection), rest);
}

function linkOf({ equality, dependencies }: Condition, node: number): Connection['links'] {
  if (equality === undefined || dependencies.rowNumber) return [];
  const isParent = ({ dependencies: { sources } }: EqualitySide) => sources.size === 1 && sources.has(node);
  const isChild = ({ dependencies: { sources } }: EqualitySide) => sources.size > 0 && !sources.has(node);
  const { left, right } = equality;
  if (isParent(left) && isChild(right)) return [{ child: right.compiled, parent: left.compiled }];
  if (isParent(right) && isChild(left)) return [{ child: left.compiled, parent: right.compiled }];
  return [];
}
