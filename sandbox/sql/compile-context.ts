import type { DictionaryContext, DictionaryView } from '../dictionary/dictionary-view.js';
import type { AccessPolicy } from '../schema/access-policy.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { View } from '../schema/view.js';
import type { Storage } from '../storage/storage.js';
import type { Query } from '../syntax/ast/query.js';
import type { SessionEnding } from '../syntax/ast/session-statement.js';
import { OracleError } from '../values/oracle-error.js';
import type { TransactionBranches } from './branches/transaction-branches.js';
import { definerEnvironment } from './definer-environment.js';
import { HostSlots } from './host-slots.js';
import type { SqlEnvironment } from './prepared.js';
import type { BlockScope } from './query/block-scope.js';
import type { CommonTables } from './query/common-tables.js';
import { type CompiledQuery, compileQuery, type QueryPlace } from './query/compile-query.js';
import type { SessionState } from './session-state.js';
import type { TableTriggers } from './table-triggers.js';
import type { UserFunctions } from './user-functions.js';

/** What the compiler of SQL needs of the database. */
export interface SqlServices {
  /** Of the database: `[23, 9, 0, 25, 10]`. */
  readonly version: readonly number[];
  readonly store: SchemaStore;
  readonly storage: Storage;
  readonly branches: TransactionBranches;
  readonly userFunctions: UserFunctions;
  readonly triggers: TableTriggers;
  /** A view of the dictionary by name; of those that Oracle has and the sandbox lacks it throws. */
  findDictionaryView(name: string): DictionaryView | undefined;
  dictionaryContext(session: SessionState): DictionaryContext;
  /** Whether some session is that user's. */
  isConnected(userName: string): boolean;
  /** Ends a session; false if there is none of that number. */
  killSession(sid: number, serial: number, how: SessionEnding): boolean;
}

/** Compiles one statement, or one view within it: whose names count, and where outside values come from. */
export class CompileContext {
  readonly services: SqlServices;
  readonly environment: SqlEnvironment;
  readonly hosts: HostSlots;
  /** What leads here, outermost first. */
  readonly around: CompiledAround;

  constructor(
    services: SqlServices,
    environment: SqlEnvironment,
    around: CompiledAround = { views: [], policies: [] },
  ) {
    this.services = services;
    this.environment = environment;
    this.hosts = new HostSlots(environment.host);
    this.around = around;
  }

  /**
   * Compiles a query within the block `parent`. Queries stand in queries: what compiles a part of one asks the context for
   * the queries in it, so that the parts need not know each other.
   */
  compileQuery(
    query: Query,
    parent: BlockScope | undefined,
    tables: CommonTables,
    place: QueryPlace = {},
  ): CompiledQuery {
    return compileQuery(query, this, parent, tables, place);
  }

  /** For what is compiled in another's right: a column's default, a check condition. */
  inRightOf(owner: string): CompileContext {
    return new CompileContext(this.services, definerEnvironment(owner));
  }

  /** For a view's query, compiled in its owner's right. @throws OracleError 1731 if it leads back to itself */
  within(view: View): CompileContext {
    const { views, policies } = this.around;
    if (views.includes(view)) throw new OracleError(1731, 'circular view definition encountered');
    return new CompileContext(this.services, definerEnvironment(view.owner), { views: [...views, view], policies });
  }

  /** For a policy's predicate, compiled in the right of its function's owner. @throws OracleError 28108 if it leads back to itself */
  withinPolicy(policy: AccessPolicy): CompileContext {
    const { views, policies } = this.around;
    if (policies.includes(policy)) throw new OracleError(28108, 'circular security policies detected');
    const environment = definerEnvironment(policy.functionOwner);
    return new CompileContext(this.services, environment, { views, policies: [...policies, policy] });
  }
}

/** The views and policies whose texts a part of a statement comes from. */
interface CompiledAround {
  readonly views: readonly View[];
  readonly policies: readonly AccessPolicy[];
}
