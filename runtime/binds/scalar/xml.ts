import type { Binder } from '../binder.js';
import { characterBinder, MAX_PLSQL_BYTES } from './character.js';

/**
 * XMLTYPE as text, both ways. The constructor and the methods do not take NULL. A document longer than a PL/SQL variable raises in the block.
 * Source: PL/SQL Packages and Types Reference, "XMLTYPE".
 */
export const xmlBinder: Binder = {
  ...characterBinder(MAX_PLSQL_BYTES),
  expects: `an XML document of at most ${MAX_PLSQL_BYTES} bytes as a string`,
  fromBind: (bind) => `sys.xmltype(${bind})`,
  toBind: (local) => `${local}.getclobval()`,
};
