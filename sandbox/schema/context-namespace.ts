import type { SchemaObjectHeader } from './schema-object.js';

/** `CREATE CONTEXT erp_ctx USING erp.ctx_api`: only that package may set its attributes. */
export interface ContextNamespace extends SchemaObjectHeader {
  readonly type: 'CONTEXT';
  readonly packageOwner: string;
  readonly packageName: string;
  readonly accessedGlobally: boolean;
}

/** `CREATE DIRECTORY`. Its path is that of a database server; where its files are is said when the sandbox is started. */
export interface Directory extends SchemaObjectHeader {
  readonly type: 'DIRECTORY';
  readonly path: string;
}
