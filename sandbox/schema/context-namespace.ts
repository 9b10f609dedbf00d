import type { SchemaObjectHeader } from './schema-object.js';

/** `CREATE CONTEXT erp_ctx USING erp.ctx_api`: only that package may set its attributes. */
export interface ContextNamespace extends SchemaObjectHeader {
  readonly type: 'CONTEXT';
  readonly packageOwner: string;
  readonly packageName: string;
  readonly accessedGlobally: boolean;
}

/** `CREATE DIRECTORY`. Nothing of the sandbox opens files under it. */
export interface Directory extends SchemaObjectHeader {
  readonly type: 'DIRECTORY';
  readonly path: string;
}
