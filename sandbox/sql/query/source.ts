import type { Table } from '../../schema/table.js';
import type { DataType } from '../../values/data-type.js';
import type { Rowid } from '../../values/rowid.js';

/** A FROM item as names see it. */
export interface Source {
  /** Its place in `QueryFrame.rows`. */
  readonly index: number;
  /** The alias, or the table's name; undefined for a derived table without one. */
  readonly alias: string | undefined;
  /** The schema by which columns may be qualified where there is no alias. */
  readonly schema: string | undefined;
  readonly columns: readonly SourceColumn[];
  /** Which of them is the object that the row itself is: that of VALUE(alias). */
  readonly objectColumn?: number;
  /** Set for a table, whose rows have a ROWID. */
  readonly table: Table | undefined;
  /** The ROWID of the only row of what is no table here, but one to Oracle: DUAL. */
  readonly rowid?: Rowid;
}

export interface SourceColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  /** Left out by `*`. */
  readonly hidden: boolean;
}
