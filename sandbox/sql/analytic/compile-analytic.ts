import type { Call, WindowSpecification } from '../../syntax/ast/expression.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { compileAggregateFunction } from '../aggregates/compile-aggregate.js';
import { AGGREGATE_FUNCTIONS } from '../expressions/absent-functions.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { simpleCallName } from '../expressions/syntax-walk.js';
import type { BlockScope } from '../query/block-scope.js';
import { sortDirection } from '../query/order-by.js';
import { sortable } from '../query/sortable.js';
import { overFrames, overPartition } from './analytic-aggregates.js';
import { compileFrameValue } from './frame-values.js';
import { compileNeighbour } from './neighbours.js';
import type { AnalyticFunction, Computation } from './partition.js';
import { compileNtile, compileRanking } from './ranking.js';
import { compileRatioToReport } from './ratio-to-report.js';
import { compileFrames, type Window } from './window-frames.js';

/**
 * Compiles a call with OVER.
 * @param over its window, names of windows resolved
 * @throws OracleError 909, 923 for what is no analytic function, 932, 30482, 30485, 30486, 30487, 30488
 */
export function compileAnalytic(call: Call, over: WindowSpecification, scope: BlockScope): AnalyticFunction {
  const window: Window = {
    specification: over,
    partitionBy: over.partitionBy.map((expression) => {
      return sortable(compileExpression(expression, scope), scope, expression.position);
    }),
    orderBy: over.orderBy.map((item) => {
      return sortable(compileExpression(item.expression, scope), scope, item.position);
    }),
  };
  const { dataType, inputs, begin } = compileComputation(call, window, scope);
  const { partitionBy, orderBy } = window;
  return { dataType, inputs, begin, partitionBy, orderBy, directions: over.orderBy.map(sortDirection) };
}

function compileComputation(call: Call, window: Window, scope: BlockScope): Computation {
  const name = simpleCallName(call) ?? '';
  const { position } = call;
  if (call.nullTreatment !== undefined && !WITH_NULL_TREATMENT.has(name)) {
    throw new NotSupportedError(`${call.nullTreatment} NULLS in a call of ${name}`, position);
  }
  switch (name) {
    case 'ROW_NUMBER':
    case 'RANK':
    case 'DENSE_RANK':
    case 'PERCENT_RANK':
    case 'CUME_DIST':
      if (call.withinGroup.length > 0) throw new NotSupportedError(`${name} WITHIN GROUP with OVER`, position);
      requireOrderWithoutFrame(window);
      return compileRanking(call, name);
    case 'NTILE':
      requireOrderWithoutFrame(window);
      return compileNtile(call, window, scope);
    case 'LAG':
    case 'LEAD':
      requireOrderWithoutFrame(window);
      return compileNeighbour(call, name, scope);
    case 'FIRST_VALUE':
    case 'LAST_VALUE':
    case 'NTH_VALUE':
      return compileFrameValue(call, name, compileFrames(window, scope), scope);
    case 'RATIO_TO_REPORT':
      requirePartitionOnly(window);
      return compileRatioToReport(call, scope);
    default:
      return compileWindowAggregate(call, name, window, scope);
  }
}

function compileWindowAggregate(call: Call, name: string, window: Window, scope: BlockScope): Computation {
  const { specification } = window;
  if (!AGGREGATE_FUNCTIONS.has(name)) {
    throw new OracleError(923, 'FROM keyword not found where expected', { position: specification.position });
  }
  if (!WITH_WINDOW.has(name)) throw new NotSupportedError(`the analytic function ${name}`, call.position);
  const aggregate = compileAggregateFunction({ ...call, over: undefined }, scope);
  const { overRanges } = aggregate;
  if (overRanges !== undefined) return overFrames(aggregate, overRanges, compileFrames(window, scope));
  requirePartitionOnly(window);
  return overPartition(aggregate);
}

/** The ranking functions and LAG and LEAD take the order, but no windowing clause. @throws OracleError 907, 30485 */
function requireOrderWithoutFrame({ specification }: Window): void {
  if (specification.orderBy.length === 0) {
    throw new OracleError(30485, 'missing ORDER BY expression in the window specification', {
      position: specification.position,
    });
  }
  if (specification.frame !== undefined) {
    throw new OracleError(907, 'missing right parenthesis', { position: specification.frame.position });
  }
}

/** What has one result for the whole partition. @throws OracleError 30487 */
function requirePartitionOnly({ specification: { orderBy, frame, position } }: Window): void {
  if (orderBy.length > 0 || frame !== undefined) {
    throw new OracleError(30487, 'ORDER BY not allowed here', { position: orderBy[0]?.position ?? position });
  }
}

const WITH_NULL_TREATMENT: ReadonlySet<string> = new Set(['LAG', 'LEAD', 'FIRST_VALUE', 'LAST_VALUE', 'NTH_VALUE']);

/** The aggregates that Oracle documents as analytic functions, too. */
const WITH_WINDOW: ReadonlySet<string> = new Set([
  ...['AVG', 'CORR', 'COUNT', 'COVAR_POP', 'COVAR_SAMP', 'LISTAGG', 'MAX', 'MEDIAN', 'MIN'],
  ...['PERCENTILE_CONT', 'PERCENTILE_DISC', 'REGR_AVGX', 'REGR_AVGY', 'REGR_COUNT', 'REGR_INTERCEPT', 'REGR_R2'],
  ...['REGR_SLOPE', 'REGR_SXX', 'REGR_SXY', 'REGR_SYY', 'STDDEV', 'STDDEV_POP', 'STDDEV_SAMP', 'SUM', 'VARIANCE'],
  ...['VAR_POP', 'VAR_SAMP'],
]);
