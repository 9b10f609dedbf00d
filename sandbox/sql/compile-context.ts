import type { DictionaryView } from '../dictionary/dictionary-view.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { Storage } from '../storage/storage.js';
import { HostSlots } from './host-slots.js';
import type { SqlEnvironment } from './prepared.js';
import type { SessionState } from './session-state.js';
import type { UserFunctions } from './user-functions.js';
import type { DictionaryContext } from '../dictionary/dictionary-view.js';

/** What the compiler of SQL needs of the database. */
export interface SqlServices {
  readonly store: SchemaStore;
  readonly storage: Storage;
  readonly userFunctions: UserFunctions;
  /** A view of the dictionary by name; of those that Oracle has and the sandbox lacks it throws. */
  findDictionaryView(name: string): DictionaryView | undefined;
  dictionaryContext(session: SessionState): DictionaryContext;
}

/** Compiles one statement, or one view within it: whose names count, and where outside values come from. */
export class CompileContext {
  readonly services: SqlServices;
  readonly environment: SqlEnvironment;
  readonly hosts: HostSlots;

  constructor(services: SqlServices, environment: SqlEnvironment, hosts = new HostSlots(environment.host)) {
    this.services = services;
    this.environment = environment;
    this.hosts = hosts;
  }

  /** For what is compiled in another's right: a view's query, a column's default, a check condition. */
  inRightOf(owner: string): CompileContext {
    return new CompileContext(this.services, {
      domain: { user: owner, roles: new Set() },
      currentSchema: owner,
      text: '',
      host: { typeOf: () => undefined },
    });
  }
}
