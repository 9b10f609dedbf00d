import type { Call, Expression, NameReference } from '../../syntax/ast/expression.js';
import type { JsonAggregate } from '../../syntax/ast/json.js';
import { NUMBER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Aggregate } from '../aggregates/aggregate.js';
import { isAggregateCall } from '../aggregates/aggregate-calls.js';
import { compileAggregate } from '../aggregates/compile-aggregate.js';
import type { Compiled } from '../expressions/compiled.js';
import { simpleCallName } from '../expressions/syntax-walk.js';
import { compileJsonAggregate } from '../json/json-aggregate.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame } from './frame.js';

/** What expressions may use once rows are grouped: the GROUP BY expressions and aggregates, which it collects. */
export class GroupPhase {
  readonly #scope: BlockScope;
  readonly #keys: ReadonlyMap<string, { readonly index: number; readonly compiled: Compiled<QueryFrame> }>;
  readonly #grouped: boolean;
  readonly #sets: readonly ReadonlySet<number>[];
  readonly #inner: GroupPhase | undefined;
  readonly #byKey = new Map<string, number>();
  readonly aggregates: Aggregate[] = [];

  /**
   * @param keys the GROUP BY expressions; empty without the clause
   * @param sets the grouping sets, as indexes of keys
   * @param inner the groups that these are groups of: those of the GROUP BY clause, for AVG(MAX(x))
   */
  constructor(
    scope: BlockScope,
    keys: readonly { readonly expression: Expression; readonly compiled: Compiled<QueryFrame> }[],
    grouped: boolean,
    sets: readonly ReadonlySet<number>[],
    inner?: GroupPhase,
  ) {
    this.#inner = inner;
    this.#scope = scope;
    this.#grouped = grouped;
    this.#sets = sets;
    this.#keys = new Map(keys.map(({ expression, compiled }, index) => [scope.keyOf(expression), { index, compiled }]));
  }

  substitute(expression: Expression): Compiled<QueryFrame> | undefined {
    const key = this.#keys.size === 0 ? undefined : this.#keys.get(this.#scope.keyOf(expression));
    if (key !== undefined) {
      const { index } = key;
      return { pauses: false, dataType: key.compiled.dataType, evaluate: (frame) => frame.groupKeys[index] ?? null };
    }
    if (expression.kind === 'json_aggregate') return this.#aggregate(expression);
    if (expression.kind !== 'call' || !isAggregateCall(expression)) return undefined;
    const name = simpleCallName(expression);
    if (name === 'GROUPING' || name === 'GROUPING_ID') return this.#grouping(expression, name);
    if (name === 'GROUP_ID') return this.#groupId(expression);
    return this.#aggregate(expression);
  }

  #aggregate(expression: Call | JsonAggregate): Compiled<QueryFrame> | undefined {
    const index = this.#aggregateIndex(expression);
    const aggregate = this.aggregates[index];
    if (aggregate === undefined) return undefined;
    return { pauses: false, dataType: aggregate.dataType, evaluate: (frame) => frame.aggregates[index] ?? null };
  }

  /**
   * Called for a column of the block outside aggregates.
   * @throws OracleError 979, or 937 without GROUP BY
   */
  requireGrouped(name: NameReference): void {
    const { position } = name;
    if (!this.#grouped) throw new OracleError(937, 'not a single-group group function', { position });
    const text = name.parts.map((part) => part.name).join('"."');
    throw new OracleError(979, `"${text}": must appear in the GROUP BY clause or be used in an aggregate function`, {
      position,
    });
  }

  /** GROUPING and GROUPING_ID: a bit per expression, 1 where the group is a total over it. */
  #grouping(call: Call, name: 'GROUPING' | 'GROUPING_ID'): Compiled<QueryFrame> {
    const { position } = call;
    if (call.arguments.length === 0 || (name === 'GROUPING' && call.arguments.length > 1)) {
      throw new OracleError(909, 'invalid number of arguments', { position });
    }
    const indexes = call.arguments.map(({ value }) => {
      const key = this.#keys.get(this.#scope.keyOf(value));
      if (key === undefined) throw new OracleError(979, 'not a GROUP BY expression', { position: value.position });
      return key.index;
    });
    return {
      pauses: false,
      dataType: NUMBER,
      evaluate: ({ groupingSet }) =>
        indexes.reduce((bits, index) => bits * 2 + (groupingSet === undefined || groupingSet.has(index) ? 0 : 1), 0),
    };
  }

  /** GROUP_ID: numbers grouping sets of the same expressions, from 0. */
  #groupId({ arguments: args, position }: Call): Compiled<QueryFrame> {
    if (args.length > 0) throw new OracleError(909, 'invalid number of arguments', { position });
    const texts = this.#sets.map((set) => [...set].sort((left, right) => left - right).join());
    const ids = new Map(
      this.#sets.map((set, index) => [set, texts.slice(0, index).filter((text) => text === texts[index]).length]),
    );
    return {
      pauses: false,
      dataType: NUMBER,
      evaluate: ({ groupingSet }) => (groupingSet === undefined ? 0 : (ids.get(groupingSet) ?? 0)),
    };
  }

  #aggregateIndex(call: Call | JsonAggregate): number {
    const key = this.#scope.keyOf(call);
    const present = this.#byKey.get(key);
    if (present !== undefined) return present;
    const { groups, windows } = this.#scope;
    this.#scope.groups = this.#inner;
    this.#scope.windows = undefined;
    const grouped = this.#grouped || this.#inner !== undefined;
    try {
      this.aggregates.push(
        call.kind === 'call'
          ? compileAggregate(call, this.#scope, grouped)
          : compileJsonAggregate(call, this.#scope, grouped),
      );
    } finally {
      this.#scope.groups = groups;
      this.#scope.windows = windows;
    }
    this.#byKey.set(key, this.aggregates.length - 1);
    return this.aggregates.length - 1;
  }
}
