import type { Identifier } from '../../../syntax/ast/name.js';
import type { CommonTableExpression, Query } from '../../../syntax/ast/query.js';
import { isSameRepresentation } from '../../../values/convert.js';
import { type DataType, VARCHAR2 } from '../../../values/data-type.js';
import { OracleError } from '../../../values/oracle-error.js';
import type { CompileContext } from '../../compile-context.js';
import { commonType, converterBetween } from '../../expressions/type-matching.js';
import type { ResultColumn } from '../../prepared.js';
import type { BlockScope } from '../block-scope.js';
import type { CommonTables } from '../common-tables.js';
import { compileBlock } from '../compile-block.js';
import type { CompiledQuery } from '../compile-query.js';
import { Recursion } from './recursion.js';
import { type Members, recursiveMembers } from './recursive-branch.js';
import { runRecursion } from './run-recursion.js';
import { compileSearchAndCycle } from './search-and-cycle.js';

/**
 * Compiles an element of a WITH clause; its columns have the names of its column list.
 * @throws OracleError 32038, 32049, 32480 and what its query does
 */
export function compileDefinition(
  definition: CommonTableExpression,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
): CompiledQuery {
  requireDistinct(definition.columns);
  const members = recursiveMembers(definition);
  if (members !== undefined) return compileRecursion(definition, members, context, parent, tables);
  const compiled = context.compileQuery(definition.query, parent, tables);
  if (definition.search !== undefined || definition.cycle !== undefined) {
    const text = 'SEARCH and CYCLE clauses can only be specified for recursive WITH clause elements';
    throw new OracleError(32480, text, { position: definition.position });
  }
  return { ...compiled, columns: renamed(compiled.columns, definition.columns) };
}

function compileRecursion(
  definition: CommonTableExpression,
  members: Members,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
): CompiledQuery {
  const query: Query = { ...definition.query, body: members.anchor };
  const anchor = context.compileQuery(query, parent, tables);
  let compiled = compileBranch(members, renamed(anchor.columns, definition.columns), context, parent, tables);
  // The branch may make a column's type another, which may change the branch.
  while (!compiled.columns.every((column, index) => isSame(column, compiled.given[index]))) {
    compiled = compileBranch(members, compiled.columns, context, parent, tables);
  }
  const { branch, recursion, columns } = compiled;
  const convertersOf = ({ columns: from }: CompiledQuery) =>
    from.map(({ dataType }, index) => converterBetween(dataType, columns[index]?.dataType ?? dataType));
  const { extra, search, cycle } = compileSearchAndCycle(definition);
  return {
    columns: [...columns, ...extra],
    correlated: anchor.correlated || branch.correlated,
    rows: runRecursion({
      anchor,
      branch,
      recursion,
      converters: { anchor: convertersOf(anchor), branch: convertersOf(branch) },
      compared: cycle?.columns ?? recursion.compared,
      search,
      cycle,
    }),
  };
}

/** @throws OracleError 1789, 1790 */
function compileBranch(
  { branch: block, reference }: Members,
  anchor: readonly ResultColumn[],
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
) {
  const recursion = new Recursion(
    anchor.map((column) => ({ ...column, hidden: false })),
    reference,
  );
  const branch = compileBlock(block, [], undefined, context, parent, tables.recursing(recursion));
  const { position } = block;
  if (branch.columns.length !== anchor.length) {
    throw new OracleError(1789, 'query block has incorrect number of result columns', { position });
  }
  const columns = anchor.map((column, index): ResultColumn => {
    const other = branch.columns[index] ?? column;
    const dataType = commonType(column.dataType, other.dataType);
    if (dataType === undefined) {
      throw new OracleError(1790, 'expression must have same datatype as corresponding expression', { position });
    }
    return {
      name: column.name,
      dataType: widened(column.dataType, dataType),
      nullable: column.nullable || other.nullable,
    };
  });
  return { branch, recursion, columns, given: anchor };
}

/** A text that the branch makes longer gets longer with each level. */
function widened(anchor: DataType, common: DataType): DataType {
  if (common.kind !== 'varchar2' && common.kind !== 'char') return common;
  const grows = (anchor.kind !== 'varchar2' && anchor.kind !== 'char') || anchor.length !== common.length;
  return grows ? { ...VARCHAR2, national: common.national, lengthUnit: common.lengthUnit } : common;
}

function isSame(column: ResultColumn, other: ResultColumn | undefined): boolean {
  if (other === undefined || column.dataType.kind !== other.dataType.kind) return false;
  return isSameRepresentation(column.dataType, other.dataType);
}

function renamed(columns: readonly ResultColumn[], names: readonly Identifier[]): readonly ResultColumn[] {
  const [first] = names;
  if (first === undefined) return columns;
  if (names.length !== columns.length) {
    const text = 'number of WITH clause column names does not match number of elements in select list';
    throw new OracleError(32038, text, { position: first.position });
  }
  return columns.map((column, index) => ({ ...column, name: names[index]?.name ?? column.name }));
}

function requireDistinct(names: readonly Identifier[]): void {
  const repeated = names.find(({ name }, index) => names.findIndex((other) => other.name === name) < index);
  if (repeated === undefined) return;
  const text = 'duplicate name found in column alias list for WITH clause';
  throw new OracleError(32049, text, { position: repeated.position });
}
