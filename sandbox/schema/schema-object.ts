/** The kinds of object that a schema holds, in the words of ALL_OBJECTS.OBJECT_TYPE. */
export type SchemaObjectType =
  | 'TABLE'
  | 'VIEW'
  | 'SEQUENCE'
  | 'SYNONYM'
  | 'INDEX'
  | 'CONTEXT'
  | 'DIRECTORY'
  | StoredUnitType;

export type StoredUnitType = 'PACKAGE' | 'PACKAGE BODY' | 'PROCEDURE' | 'FUNCTION' | 'TRIGGER' | 'TYPE' | 'TYPE BODY';

/** What every object has. Objects are immutable: DDL puts a changed copy with the same `objectId` into the store. */
export interface SchemaObjectHeader {
  /** `PUBLIC` for a public synonym; `SYS` for contexts and directories. */
  readonly owner: string;
  readonly name: string;
  readonly objectId: number;
  readonly created: Date;
  /** Moves with every DDL on the object, grants too. */
  readonly lastDdlTime: Date;
  /** When its own definition last changed: grants and recompilation leave it alone. */
  readonly timestamp: Date;
  readonly status: 'VALID' | 'INVALID';
  /** Comes with the database (ORACLE_MAINTAINED). */
  readonly oracleMaintained: boolean;
}

/**
 * Objects of one namespace may not share a name within a schema; those of different namespaces may: an index can be
 * called like a table. Numbers are those of ALL_OBJECTS.NAMESPACE.
 */
export function namespaceOf(type: SchemaObjectType): number {
  switch (type) {
    case 'PACKAGE BODY':
    case 'TYPE BODY':
      return 2;
    case 'TRIGGER':
      return 3;
    case 'INDEX':
      return 4;
    case 'DIRECTORY':
      return 9;
    case 'CONTEXT':
      return 21;
    default:
      return 1;
  }
}
