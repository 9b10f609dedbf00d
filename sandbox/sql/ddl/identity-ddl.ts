import type { ColumnIdentity, Table } from '../../schema/table.js';
import type { ColumnDefinition } from '../../syntax/ast/ddl.js';
import { compareNumbers, floor, type NumberValue, OracleNumber } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { DdlContext } from './ddl-context.js';
import { alteredSequence } from './sequence-ddl.js';

/**
 * `MODIFY c GENERATED … AS IDENTITY (…)` of a column that is one: options that are not mentioned stay. START WITH makes
 * the sequence begin there; with LIMIT VALUE behind the greatest value of the column, or the least of a descending one.
 * @throws OracleError 30673
 */
export function modifyIdentity(
  table: Table,
  column: number,
  { identity: clause, position }: ColumnDefinition,
  context: DdlContext,
): ColumnIdentity | undefined {
  const identity = table.columns[column]?.identity;
  if (clause === undefined) return identity;
  const sequence = identity === undefined ? undefined : context.store.find(table.owner, identity.sequenceName);
  if (identity === undefined || sequence?.type !== 'SEQUENCE') {
    throw new OracleError(30673, 'column to be modified is not an identity column', { position });
  }
  const { options } = clause;
  let changed = alteredSequence({ ...options, startsAtLimit: false }, sequence, clause.position);
  if (options.startsAtLimit) {
    const limit = limitOf(table, column, changed.incrementBy > 0n, context);
    if (limit !== undefined) changed = { ...changed, startWith: limit + changed.incrementBy };
  }
  if (options.startsAtLimit || options.startWith !== undefined) context.storage.sequences.restart(changed);
  context.store.put(context.changed(changed));
  return { ...identity, generation: clause.generation };
}

function limitOf(table: Table, column: number, ascending: boolean, context: DdlContext): bigint | undefined {
  let limit: NumberValue | undefined;
  for (const { head } of context.storage.sharedRowsOf(table).slots()) {
    const value = head?.values?.[column];
    if (typeof value !== 'number' && !(value instanceof OracleNumber)) continue;
    const order = limit === undefined ? 0 : compareNumbers(value, limit);
    if (limit === undefined || (ascending ? order > 0 : order < 0)) limit = value;
  }
  if (limit === undefined) return undefined;
  const whole = floor(limit);
  return typeof whole === 'number' ? BigInt(whole) : whole.coefficient * 10n ** BigInt(whole.exponent);
}
