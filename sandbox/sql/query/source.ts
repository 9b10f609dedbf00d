import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { DataType } from '../../values/data-type.js';
import type { Rowid } from '../../values/rowid.js';
import type { StatementFrame } from './frame.js';

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
  /** Of a view or subquery whose rows are those of one table, and have its ROWIDs. */
  readonly base?: BaseTable | undefined;
  /** The ROWID of the only row of what is no table here, but one to Oracle: DUAL. */
  readonly rowid?: Rowid;
}

/** The table that all rows of a view or subquery are rows of. */
export interface BaseTable {
  readonly table: Table;
  /** The table or view on which one needs the privilege to lock them. */
  readonly object: Table | View;
  rowsOf(statement: StatementFrame): TableRows;
}

export interface SourceColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  /** Left out by `*`. */
  readonly hidden: boolean;
  /** A constraint says that it is JSON text. */
  readonly isJson?: boolean | undefined;
}
