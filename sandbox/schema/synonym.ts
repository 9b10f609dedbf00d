import type { SchemaObjectHeader } from './schema-object.js';

/** A synonym; public ones have the owner PUBLIC. Its target need not exist. */
export interface Synonym extends SchemaObjectHeader {
  readonly type: 'SYNONYM';
  readonly targetOwner: string;
  readonly targetName: string;
  readonly databaseLink: string | undefined;
}
