import type { View } from './row-reader.js';

export interface ProcedureRow {
  readonly OWNER: string;
  /** The package, or the standalone unit itself. */
  readonly OBJECT_NAME: string;
  /** NULL for the package's own row, a standalone unit and a trigger. */
  readonly PROCEDURE_NAME: string | null;
  /** PACKAGE, PROCEDURE, FUNCTION, TYPE or TRIGGER. */
  readonly OBJECT_TYPE: string;
  /** 0 on a package's own row. */
  readonly SUBPROGRAM_ID: number;
  readonly OVERLOAD: string | null;
  readonly AGGREGATE: string | null;
  readonly PIPELINED: string | null;
  /** From 18c. The text 'NULL' on ordinary subprograms. */
  readonly POLYMORPHIC: string | null;
  /** From 21c. The text 'NULL' on ordinary subprograms. */
  readonly SQL_MACRO: string | null;
}

/** ALL_PROCEDURES: the subprograms; one without parameters is in no other view. */
export const allProcedures: View<ProcedureRow> = {
  name: 'ALL_PROCEDURES',
  columns: [
    'OWNER',
    'OBJECT_NAME',
    'PROCEDURE_NAME',
    'OBJECT_TYPE',
    'SUBPROGRAM_ID',
    'OVERLOAD',
    'AGGREGATE',
    'PIPELINED',
  ],
  optionalColumns: ['POLYMORPHIC', 'SQL_MACRO'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    OBJECT_NAME: row.text('OBJECT_NAME'),
    PROCEDURE_NAME: row.textOrNull('PROCEDURE_NAME'),
    OBJECT_TYPE: row.text('OBJECT_TYPE'),
    SUBPROGRAM_ID: row.integer('SUBPROGRAM_ID'),
    OVERLOAD: row.textOrNull('OVERLOAD'),
    AGGREGATE: row.textOrNull('AGGREGATE'),
    PIPELINED: row.textOrNull('PIPELINED'),
    POLYMORPHIC: row.textOrNull('POLYMORPHIC'),
    SQL_MACRO: row.textOrNull('SQL_MACRO'),
  }),
};
