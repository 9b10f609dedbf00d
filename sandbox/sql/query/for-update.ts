import { requireObjectPrivilege } from '../../schema/access.js';
import type { ForUpdate, QueryBlock } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { invalidIdentifier } from '../errors/object-errors.js';
import type { BlockScope } from './block-scope.js';
import type { LockTarget, QueryFrame } from './frame.js';
import type { FromTree, FromUnit } from './plan-from.js';
import type { BaseTable } from './source.js';

/** Which rows a FOR UPDATE query locks: those of all its tables, or of the ones that OF names by a column. */
export function lockTargetsOf(
  clause: ForUpdate,
  block: QueryBlock,
  tree: FromTree,
  scope: BlockScope,
): (frame: QueryFrame) => readonly LockTarget[] {
  const units = tree.units.flatMap(flatten);
  const named =
    clause.of.length === 0
      ? undefined
      : new Set(
          clause.of.map((name) => {
            const place = scope.findColumn(name.parts);
            if (place?.depth !== 0)
              throw invalidIdentifier(
                name.parts.map((part) => part.name),
                name.position,
              );
            return place.source;
          }),
        );
  const chosen = units.filter((unit) => named === undefined || named.has(unit.source));
  const tables = chosen.map((unit): Locked => {
    if (unit.kind === 'table') return { ...unit, object: unit.table, rowsOf: (statement) => unit.rowsOf(statement) };
    if (unit.base !== undefined) return { ...unit.base, source: unit.source };
    throw new NotSupportedError('FOR UPDATE of a view or subquery of several tables', block.position);
  });
  if (tables.length === 0) {
    throw new OracleError(2014, 'cannot select FOR UPDATE from view with DISTINCT, GROUP BY, etc.', {
      position: block.position,
    });
  }
  const { services, environment } = scope.context;
  // READ lets one query a table, not lock it.
  for (const { object } of tables) {
    requireObjectPrivilege(services.store, environment.domain, object, 'SELECT', block.position);
  }
  return (frame) =>
    tables.flatMap((unit) => {
      const row = frame.rows[unit.source];
      const slot = row?.slot ?? row?.base?.slot;
      return slot === undefined ? [] : [{ table: unit.table, rows: unit.rowsOf(frame.statement), slot }];
    });
}

/** A table in FROM, or one that a view or subquery there gives the rows of. */
interface Locked extends BaseTable {
  readonly source: number;
}

function flatten(unit: FromUnit): readonly Exclude<FromUnit, { readonly kind: 'outer_join' }>[] {
  if (unit.kind !== 'outer_join') return [unit];
  return [...unit.left.units, ...unit.right.units].flatMap(flatten);
}
