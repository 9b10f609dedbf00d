import type { Column, ColumnIdentity, Table } from '../../schema/table.js';
import { NUMBER } from '../../values/data-type.js';
import { numberFromBigInt } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { assignToColumn } from '../data-types/column-assignment.js';
import type { Compiled } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';

/** The next value of an identity column's sequence. */
export function compileSequenceDefault(
  identity: ColumnIdentity,
  column: Column,
  table: Table,
  scope: BlockScope,
): Compiled<QueryFrame> {
  const { store, storage } = scope.context.services;
  const sequence = store.find(table.owner, identity.sequenceName);
  if (sequence?.type !== 'SEQUENCE') throw new OracleError(2289, 'sequence does not exist');
  const next: Compiled<QueryFrame> = {
    pauses: false,
    dataType: NUMBER,
    evaluate: (frame) => {
      const value = storage.sequences.next(sequence);
      frame.statement.session.noteSequenceValue(sequence, value);
      return numberFromBigInt(BigInt(value));
    },
  };
  return assignToColumn(next, column, table, scope);
}
