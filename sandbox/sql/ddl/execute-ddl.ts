import type { DdlStatement } from '../../syntax/ast/ddl.js';
import type { Task } from '../../tasks/task.js';
import type { SqlServices } from '../compile-context.js';
import { commit } from '../session-control/transaction-control.js';
import type { SessionState } from '../session-state.js';
import { alterTable } from './alter-table.js';
import { DdlContext } from './ddl-context.js';
import { drop } from './drop-ddl.js';
import { grant, revoke } from './grant-ddl.js';
import { createIndex } from './index-ddl.js';
import { alterProfile, createProfile } from './profile-ddl.js';
import { alterSequence, createSequence } from './sequence-ddl.js';
import {
  comment,
  createContext,
  createDirectory,
  createRole,
  createSynonym,
  purge,
  rename,
  truncate,
} from './small-ddl.js';
import { createTable } from './table-ddl.js';
import { alterTrigger } from './trigger-ddl.js';
import { alterUser, createUser } from './user-ddl.js';
import { createView } from './view-ddl.js';

/**
 * Carries out a DDL statement. The session's transaction is committed before it, and stays so if it fails.
 * Stored units are compiled by the interpreter, which takes care of ALTER … COMPILE itself.
 */
export function* executeDdl(
  statement: DdlStatement,
  text: string,
  services: SqlServices,
  session: SessionState,
): Task<void> {
  yield* commit(services, session);
  const context = new DdlContext(services, session, text);
  switch (statement.kind) {
    case 'create_user':
      return createUser(statement, context);
    case 'alter_user':
      return alterUser(statement, context);
    case 'create_profile':
      return createProfile(statement, context);
    case 'alter_profile':
      return alterProfile(statement, context);
    case 'create_role':
      return createRole(statement, context);
    case 'grant':
      return grant(statement, context);
    case 'revoke':
      return revoke(statement, context);
    case 'create_table':
      return yield* createTable(statement, context);
    case 'alter_table':
      return yield* alterTable(statement, context);
    case 'create_index':
      return yield* createIndex(statement, context);
    case 'create_view':
      return createView(statement, context);
    case 'create_sequence':
      return createSequence(statement, context);
    case 'alter_sequence':
      return alterSequence(statement, context);
    case 'create_synonym':
      return createSynonym(statement, context);
    case 'create_context':
      return createContext(statement, context);
    case 'create_directory':
      return createDirectory(statement, context);
    case 'drop':
      return drop(statement, context);
    case 'truncate':
      return truncate(statement, context);
    case 'comment':
      return comment(statement, context);
    case 'rename':
      return rename(statement, context);
    case 'purge':
      return purge(statement, context);
    case 'alter_compile':
      throw new TypeError('ALTER … COMPILE is not carried out here');
    case 'alter_trigger':
      return alterTrigger(statement, context);
  }
}
