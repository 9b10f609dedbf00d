import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import type { ArgumentRow } from '../../../../generator/catalog/views/all-arguments.js';
import type { ObjectRow } from '../../../../generator/catalog/views/all-objects.js';
import type { ProcedureRow } from '../../../../generator/catalog/views/all-procedures.js';

/**
 * Declarations as a test writes them, and the rows that the dictionary of a given version shows for them.
 * Spellings: the facts about ALL_PROCEDURES and ALL_ARGUMENTS from 12.1 to 23ai.
 */
export type Version = '12.1' | '19' | '23';

/** The columns of ALL_ARGUMENTS that describe a type. */
export type TypeColumns = Partial<ArgumentRow>;

export interface Unit {
  readonly type: 'PACKAGE' | 'PROCEDURE' | 'FUNCTION';
  readonly name: string;
  readonly invalid?: boolean;
  readonly subprograms: readonly Declaration[];
}

export interface Declaration {
  readonly name: string;
  readonly parameters: readonly Formal[];
  readonly returns?: TypeColumns;
  readonly flags?: Partial<Pick<ProcedureRow, 'PIPELINED' | 'AGGREGATE' | 'POLYMORPHIC' | 'SQL_MACRO'>>;
}

export interface Formal {
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'IN/OUT';
  readonly type: TypeColumns;
  readonly defaulted: boolean;
}

export const type = {
  varchar2: (length: number | null = null): TypeColumns => text('VARCHAR2', length),
  char: (length: number | null = null): TypeColumns => text('CHAR', length),
  nvarchar2: (): TypeColumns => ({ ...text('NVARCHAR2', null), CHAR_USED: 'C' }),
  number: (precision: number | null = null, scale: number | null = precision === null ? null : 0): TypeColumns => ({
    DATA_TYPE: 'NUMBER',
    PLS_TYPE: 'NUMBER',
    DATA_LENGTH: 22,
    DATA_PRECISION: precision,
    DATA_SCALE: scale,
  }),
  integer: (): TypeColumns => ({ ...type.number(38, 0), PLS_TYPE: 'INTEGER' }),
  float: (): TypeColumns => ({ DATA_TYPE: 'FLOAT', PLS_TYPE: 'FLOAT', DATA_PRECISION: 126, DATA_SCALE: -127 }),
  plsInteger: (name = 'PLS_INTEGER'): TypeColumns => ({ DATA_TYPE: 'BINARY_INTEGER', PLS_TYPE: name }),
  boolean: (): TypeColumns => ({ DATA_TYPE: 'PL/SQL BOOLEAN', PLS_TYPE: 'BOOLEAN' }),
  raw: (length: number | null = null): TypeColumns => ({ DATA_TYPE: 'RAW', PLS_TYPE: 'RAW', DATA_LENGTH: length }),
  named: (dataType: string): TypeColumns => ({ DATA_TYPE: dataType, PLS_TYPE: dataType }),
  record: (owner: string, packageName: string, name: string): TypeColumns => ({
    DATA_TYPE: 'PL/SQL RECORD',
    TYPE_OWNER: owner,
    TYPE_NAME: packageName,
    TYPE_SUBNAME: name,
  }),
};

function text(dataType: string, length: number | null): TypeColumns {
  return { DATA_TYPE: dataType, PLS_TYPE: dataType, CHAR_LENGTH: length, CHAR_USED: 'B' };
}

export function plsqlPackage(name: string, ...subprograms: readonly Declaration[]): Unit {
  return { type: 'PACKAGE', name, subprograms };
}

export function procedure(name: string, ...parameters: readonly Formal[]): Declaration {
  return { name, parameters };
}

export function plsqlFunction(name: string, returns: TypeColumns, ...parameters: readonly Formal[]): Declaration {
  return { name, parameters, returns };
}

export function standalone(declaration: Declaration): Unit {
  return {
    type: declaration.returns === undefined ? 'PROCEDURE' : 'FUNCTION',
    name: declaration.name,
    subprograms: [declaration],
  };
}

export const IN = (name: string, columns: TypeColumns): Formal => formal(name, 'IN', columns);
export const OUT = (name: string, columns: TypeColumns): Formal => formal(name, 'OUT', columns);
export const IN_OUT = (name: string, columns: TypeColumns): Formal => formal(name, 'IN/OUT', columns);
export const DEFAULTED = (name: string, columns: TypeColumns): Formal => ({ ...IN(name, columns), defaulted: true });

function formal(name: string, mode: Formal['mode'], columns: TypeColumns): Formal {
  return { name, mode, type: columns, defaulted: false };
}

/** The rows of one schema, in the order of the declarations. */
export function dictionaryRows(owner: string, units: readonly Unit[], version: Version = '19'): DictionaryRows {
  return {
    components: [
      version === '12.1'
        ? { PRODUCT: 'Oracle Database 12c Enterprise Edition', VERSION: '12.1.0.1.0', VERSION_FULL: null }
        : { PRODUCT: 'Oracle Database', VERSION: `${version}.0.0.0.0`, VERSION_FULL: `${version}.4.0.0.0` },
      { PRODUCT: 'PL/SQL', VERSION: `${version}.0.0.0.0`, VERSION_FULL: null },
    ],
    schemas: [
      {
        name: owner,
        objects: units.map((unit) => objectRow(owner, unit)),
        procedures: units.flatMap((unit) => procedureRows(owner, unit, version)),
        arguments: units.flatMap((unit) => argumentRows(owner, unit, version)),
      },
    ],
  };
}

function objectRow(owner: string, { name, type: OBJECT_TYPE, invalid }: Unit): ObjectRow {
  return { OWNER: owner, OBJECT_NAME: name, OBJECT_TYPE, STATUS: invalid === true ? 'INVALID' : 'VALID' };
}

function procedureRows(owner: string, unit: Unit, version: Version): readonly ProcedureRow[] {
  const modern = version === '12.1' ? null : 'NULL';
  const packaged = unit.type === 'PACKAGE';
  const rows = unit.subprograms.map(
    (subprogram, index): ProcedureRow => ({
      OWNER: owner,
      OBJECT_NAME: unit.name,
      PROCEDURE_NAME: packaged ? subprogram.name : null,
      OBJECT_TYPE: unit.type,
      SUBPROGRAM_ID: index + 1,
      OVERLOAD: overloadOf(unit, index),
      AGGREGATE: 'NO',
      PIPELINED: 'NO',
      POLYMORPHIC: modern,
      SQL_MACRO: version === '23' ? modern : null,
      ...subprogram.flags,
    }),
  );
  if (!packaged) return rows;
  const own: ProcedureRow = {
    OWNER: owner,
    OBJECT_NAME: unit.name,
    PROCEDURE_NAME: null,
    OBJECT_TYPE: 'PACKAGE',
    SUBPROGRAM_ID: 0,
    OVERLOAD: null,
    AGGREGATE: 'NO',
    PIPELINED: 'NO',
    POLYMORPHIC: null,
    SQL_MACRO: null,
  };
  return [...rows, own];
}

function argumentRows(owner: string, unit: Unit, version: Version): readonly ArgumentRow[] {
  return unit.subprograms.flatMap((subprogram, index) => {
    const row = (columns: Partial<ArgumentRow>): ArgumentRow => ({
      ...BLANK,
      OWNER: owner,
      PACKAGE_NAME: unit.type === 'PACKAGE' ? unit.name : null,
      OBJECT_NAME: subprogram.name,
      SUBPROGRAM_ID: index + 1,
      OVERLOAD: overloadOf(unit, index),
      ...columns,
    });
    const result =
      subprogram.returns === undefined ? [] : [row({ ...spelled(subprogram.returns, version), IN_OUT: 'OUT' })];
    const parameters = subprogram.parameters.map(({ name, mode, type: columns, defaulted }, position) =>
      row({
        ...spelled(columns, version),
        ARGUMENT_NAME: name,
        POSITION: position + 1,
        IN_OUT: mode,
        DEFAULTED: defaulted ? 'Y' : 'N',
      }),
    );
    const rows = [...result, ...parameters];
    // Before 12.1.0.2 a procedure without parameters has one row that says nothing.
    if (rows.length === 0 && version === '12.1') rows.push(row({ POSITION: 1 }));
    return rows.map((one, position) => ({ ...one, SEQUENCE: position + 1 }));
  });
}

/** 23ai calls BOOLEAN what was PL/SQL BOOLEAN. */
function spelled(columns: TypeColumns, version: Version): TypeColumns {
  return columns.DATA_TYPE === 'PL/SQL BOOLEAN' && version === '23' ? { ...columns, DATA_TYPE: 'BOOLEAN' } : columns;
}

function overloadOf({ subprograms }: Unit, index: number): string | null {
  const name = subprograms[index]?.name;
  const same = subprograms.flatMap((other, position) => (other.name === name ? [position] : []));
  return same.length === 1 ? null : String(same.indexOf(index) + 1);
}

const BLANK: ArgumentRow = {
  OWNER: '',
  PACKAGE_NAME: null,
  OBJECT_NAME: '',
  SUBPROGRAM_ID: 0,
  OVERLOAD: null,
  ARGUMENT_NAME: null,
  POSITION: 0,
  SEQUENCE: 0,
  DATA_LEVEL: 0,
  DATA_TYPE: null,
  IN_OUT: 'IN',
  DEFAULTED: 'N',
  DATA_LENGTH: null,
  DATA_PRECISION: null,
  DATA_SCALE: null,
  CHAR_LENGTH: null,
  CHAR_USED: '0',
  PLS_TYPE: null,
  TYPE_OWNER: null,
  TYPE_NAME: null,
  TYPE_SUBNAME: null,
  TYPE_LINK: null,
  TYPE_OBJECT_TYPE: null,
};
