import type { DdlStatement } from './ddl.js';
import type { DmlStatement } from './dml.js';
import type { Query } from './query.js';
import type { SessionStatement } from './session-statement.js';

/** One SQL statement, without the PL/SQL units. */
export type SqlStatement = Query | DmlStatement | DdlStatement | SessionStatement;
