import { requireObjectPrivilege } from '../../schema/access.js';
import type { ForUpdate, QueryBlock } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { invalidIdentifier } from '../errors/object-errors.js';
import type { BlockScope } from './block-scope.js';
import type { LockTarget, QueryFrame } from './frame.js';
import type { FromTree, FromUnit, TableUnit } from './plan-from.js';

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
  const tables: TableUnit[] = [];
  for (const unit of chosen) {
    if (unit.kind !== 'table') throw new NotSupportedError('FOR UPDATE of a view or subquery', block.position);
    tables.push(unit);
  }
  if (tables.length === 0) {
    throw new OracleError(2014, 'cannot select FOR UPDATE from view with DISTINCT, GROUP BY, etc.', {
      position: block.position,
    });
  }
  const { services, environment } = scope.context;
  // READ lets one query a table, not lock it.
  for (const { table } of tables) {
    requireObjectPrivilege(services.store, environment.domain, table, 'SELECT', block.position);
  }
  return (frame) =>
    tables.flatMap((unit) => {
      const slot = frame.rows[unit.source]?.slot;
      return slot === undefined ? [] : [{ table: unit.table, rows: unit.rowsOf(frame.statement), slot }];
    });
}

function flatten(unit: FromUnit): readonly Exclude<FromUnit, { readonly kind: 'outer_join' }>[] {
  if (unit.kind !== 'outer_join') return [unit];
  return [...unit.left.units, ...unit.right.units].flatMap(flatten);
}
