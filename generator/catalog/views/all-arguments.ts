import type { View } from './row-reader.js';

export interface ArgumentRow {
  readonly OWNER: string;
  /** NULL for a standalone unit. */
  readonly PACKAGE_NAME: string | null;
  /** The subprogram. */
  readonly OBJECT_NAME: string;
  readonly SUBPROGRAM_ID: number;
  readonly OVERLOAD: string | null;
  /** NULL for a function's result. */
  readonly ARGUMENT_NAME: string | null;
  /** 0 for a function's result. */
  readonly POSITION: number;
  /** Among all rows of the subprogram, from 1: parts follow what they are parts of. */
  readonly SEQUENCE: number;
  /** Above 0 for the parts of composites, before 18c. */
  readonly DATA_LEVEL: number;
  /** NULL on the one row that versions before 12.1.0.2 give a procedure without parameters. */
  readonly DATA_TYPE: string | null;
  /** IN, OUT or IN/OUT. */
  readonly IN_OUT: string;
  /** Y or N. */
  readonly DEFAULTED: string | null;
  readonly DATA_LENGTH: number | null;
  readonly DATA_PRECISION: number | null;
  readonly DATA_SCALE: number | null;
  readonly CHAR_LENGTH: number | null;
  /** B or C; '0' for what is no text. */
  readonly CHAR_USED: string | null;
  /** The spelling of a scalar's declaration. */
  readonly PLS_TYPE: string | null;
  readonly TYPE_OWNER: string | null;
  readonly TYPE_NAME: string | null;
  readonly TYPE_SUBNAME: string | null;
  /** The database link of a type from elsewhere. */
  readonly TYPE_LINK: string | null;
  /** From 18c: PACKAGE, TYPE, TABLE or VIEW. */
  readonly TYPE_OBJECT_TYPE: string | null;
}

/** ALL_ARGUMENTS: parameters and results. DEFAULT_VALUE is a LONG that is always NULL: never read. */
export const allArguments: View<ArgumentRow> = {
  name: 'ALL_ARGUMENTS',
  columns: [
    'OWNER',
    'PACKAGE_NAME',
    'OBJECT_NAME',
    'SUBPROGRAM_ID',
    'OVERLOAD',
    'ARGUMENT_NAME',
    'POSITION',
    'SEQUENCE',
    'DATA_LEVEL',
    'DATA_TYPE',
    'IN_OUT',
    'DEFAULTED',
    'DATA_LENGTH',
    'DATA_PRECISION',
    'DATA_SCALE',
    'CHAR_LENGTH',
    'CHAR_USED',
    'PLS_TYPE',
    'TYPE_OWNER',
    'TYPE_NAME',
    'TYPE_SUBNAME',
    'TYPE_LINK',
  ],
  optionalColumns: ['TYPE_OBJECT_TYPE'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    PACKAGE_NAME: row.textOrNull('PACKAGE_NAME'),
    OBJECT_NAME: row.text('OBJECT_NAME'),
    SUBPROGRAM_ID: row.integer('SUBPROGRAM_ID'),
    OVERLOAD: row.textOrNull('OVERLOAD'),
    ARGUMENT_NAME: row.textOrNull('ARGUMENT_NAME'),
    POSITION: row.integer('POSITION'),
    SEQUENCE: row.integer('SEQUENCE'),
    DATA_LEVEL: row.integer('DATA_LEVEL'),
    DATA_TYPE: row.textOrNull('DATA_TYPE'),
    IN_OUT: row.text('IN_OUT'),
    DEFAULTED: row.textOrNull('DEFAULTED'),
    DATA_LENGTH: row.integerOrNull('DATA_LENGTH'),
    DATA_PRECISION: row.integerOrNull('DATA_PRECISION'),
    DATA_SCALE: row.integerOrNull('DATA_SCALE'),
    CHAR_LENGTH: row.integerOrNull('CHAR_LENGTH'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
    PLS_TYPE: row.textOrNull('PLS_TYPE'),
    TYPE_OWNER: row.textOrNull('TYPE_OWNER'),
    TYPE_NAME: row.textOrNull('TYPE_NAME'),
    TYPE_SUBNAME: row.textOrNull('TYPE_SUBNAME'),
    TYPE_LINK: row.textOrNull('TYPE_LINK'),
    TYPE_OBJECT_TYPE: row.textOrNull('TYPE_OBJECT_TYPE'),
  }),
};
