import type { Identifier } from '../../../syntax/ast/name.js';
import type {
  CommonTableExpression,
  QueryBlock,
  QueryBody,
  SetOperation,
  TableName,
  TableReference,
} from '../../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../../values/oracle-error.js';
import { containsAggregate } from '../../aggregates/aggregate-calls.js';

/** The two members of a recursive definition. */
export interface Members {
  readonly anchor: QueryBody;
  readonly branch: QueryBlock;
  /** Where the branch reads what was found before. */
  readonly reference: TableName;
}

/**
 * What a definition that refers to itself consists of: `anchor UNION ALL branch`.
 * @returns undefined for one that does not, or not where it may
 * @throws OracleError 32039, 32041, 32486, 32487, 32490
 */
export function recursiveMembers({ name, columns, query, position }: CommonTableExpression): Members | undefined {
  const { body } = query;
  if (!isUnionAll(body) || body.right.kind !== 'query_block') return undefined;
  const [reference, another] = body.right.from.flatMap((item) => referencesIn(item, name));
  if (reference === undefined) return undefined;
  if (columns.length === 0) {
    throw new OracleError(32039, 'recursive WITH clause must have column alias list', { position });
  }
  if (refersTo(body.left, name)) throw anchorRefers(body, name);
  if (another !== undefined) {
    const text = 'recursive query name referenced more than once in recursive branch of recursive WITH clause element';
    throw new OracleError(32490, text, { position: another.position });
  }
  requireSimple(body.right, reference, query.orderBy.length > 0 || query.rowLimit !== undefined);
  if (query.with.length > 0) throw new NotSupportedError('WITH in a recursive WITH clause', query.position);
  return { anchor: body.left, branch: body.right, reference };
}

/** Why a definition may not refer to itself as it does. */
export function misplacedRecursion({ name, query }: CommonTableExpression): OracleError {
  const { body, position } = query;
  if (!isUnionAll(body)) {
    return new OracleError(32040, 'recursive WITH clause must use a UNION ALL operation', { position });
  }
  if (refersTo(body.left, name)) return anchorRefers(body, name);
  const text = 'recursive WITH clause must reference itself directly in one of the UNION ALL branches';
  return new OracleError(32042, text, { position });
}

export function unsupportedInBranch(position: number): OracleError {
  return new OracleError(32486, 'unsupported operation in recursive branch of recursive WITH clause', { position });
}

function anchorRefers({ left, right }: SetOperation, name: Identifier): OracleError {
  const { position } = left;
  if (isUnionAll(left) && refersTo(right, name)) {
    const text = 'UNION ALL operation in recursive WITH clause must have only two branches';
    return new OracleError(32041, text, { position });
  }
  return new OracleError(32043, 'recursive WITH clause needs an initialization branch', { position });
}

function requireSimple(block: QueryBlock, reference: TableName, isLimited: boolean): void {
  const { selectList, position } = block;
  const aggregated = selectList.some((item) => item.kind === 'select_expression' && containsAggregate(item.expression));
  const grouped = block.groupBy.length > 0 || block.having !== undefined || aggregated;
  if (isLimited || grouped || block.distinct || block.connectBy !== undefined) throw unsupportedInBranch(position);
  if (block.from.some((item) => isOptional(item, reference))) {
    throw new OracleError(32487, 'unsupported join in recursive WITH query', { position: reference.position });
  }
}

/** Whether an outer join may give rows without the reference's. */
function isOptional(item: TableReference, reference: TableName): boolean {
  if (item.kind !== 'join') return false;
  const { left, right, type } = item;
  const optional = type === 'FULL' ? [left, right] : type === 'LEFT' ? [right] : type === 'RIGHT' ? [left] : [];
  return (
    optional.some((side) => referencesIn(side, reference.name.parts[0]).length > 0) ||
    isOptional(left, reference) ||
    isOptional(right, reference)
  );
}

function isUnionAll(body: QueryBody): body is SetOperation {
  return body.kind === 'set_operation' && body.operator === 'UNION' && body.all;
}

function refersTo(body: QueryBody, name: Identifier): boolean {
  if (body.kind === 'set_operation') return refersTo(body.left, name) || refersTo(body.right, name);
  if (body.kind === 'query') return refersTo(body.body, name);
  return body.from.some((item) => referencesIn(item, name).length > 0);
}

function referencesIn(item: TableReference, name: Identifier): readonly TableName[] {
  if (item.kind === 'join') return [item.left, item.right].flatMap((side) => referencesIn(side, name));
  if (item.kind !== 'table') return [];
  const [first, second] = item.name.parts;
  return second === undefined && first.name === name.name ? [item] : [];
}
