import { OracleError } from '../../values/oracle-error.js';
import { Rowid } from '../../values/rowid.js';
import type { Compiled } from '../expressions/compiled.js';
import { rowidOf } from '../expressions/rowids.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame } from './frame.js';
import type { Source } from './source.js';

export const DUAL_ROWID = new Rowid('AAAACOAAMAAAACAAAA');

/**
 * The ROWID pseudo-column of the table named by `alias`, or of the only table.
 * @throws OracleError 918 if it could be several tables', 1445 for what is no table
 */
export function compileRowid(
  scope: BlockScope,
  alias: string | undefined,
  position: number,
): Compiled<QueryFrame> | undefined {
  const candidates: readonly Source[] = scope.sources.filter((source) => alias === undefined || source.alias === alias);
  const [source, another] = candidates;
  if (source === undefined) return undefined;
  if (another !== undefined) throw new OracleError(918, 'ROWID: column ambiguously specified', { position });
  const { index, rowid, base } = source;
  const table = source.table ?? base?.table;
  if (rowid !== undefined) {
    scope.noteUse(0, index);
    return { pauses: false, dataType: { kind: 'rowid' }, evaluate: () => rowid };
  }
  if (table === undefined) {
    throw new OracleError(1445, 'cannot select ROWID from, or sample, a join view without a key-preserved table', {
      position,
    });
  }
  scope.noteUse(0, index);
  return {
    pauses: false,
    dataType: table.organization === 'INDEX' ? { kind: 'urowid', length: undefined } : { kind: 'rowid' },
    evaluate: (frame) => {
      const own = frame.rows[index];
      const row = base === undefined ? own : own?.base;
      return row?.slot === undefined ? null : rowidOf(table, row.slot, row.values);
    },
  };
}
