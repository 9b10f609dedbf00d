import {
  type CallDescriptor,
  type CallOptions,
  type ClientOptions,
  type Cursor,
  createOracleClient,
  type OracleClient,
  type PackageModule,
  type RowDescriptor,
} from 'gen-oracle-client/runtime';

/** `SOAK.API` of soak.sql. */
export interface SoakPackages {
  readonly api: {
    note(args: SoakArguments, options?: CallOptions): Promise<void>;
    noteSlowly(args: SoakArguments, options?: CallOptions): Promise<void>;
    noteAndRaise(args: SoakArguments, options?: CallOptions): Promise<void>;
    /** Its result cannot be read: the call is committed, and fails. */
    noteUnreadably(args: SoakArguments, options?: CallOptions): Promise<object | null>;
    /** 1,500 rows: two fetches. */
    readonly noteAndList: { stream(args: SoakArguments, options?: CallOptions): Promise<Cursor<object> | null> };
  };
}

export interface SoakArguments {
  /** Unique; retries of a call have the same. */
  readonly call: number;
}

export type SoakClient = OracleClient<SoakPackages>;

/** The proxy account of soak.sql. */
export const PROXY_USER = 'SOAK_APP';

/** Nobody can make one. */
class Unreadable {
  constructor() {
    throw new TypeError('not readable');
  }
}

const routine = (name: string): CallDescriptor => ({
  owner: 'SOAK',
  packageName: 'API',
  name,
  parameters: [{ name: 'P_CALL', key: 'call', mode: 'IN', type: { kind: 'integer', declaration: 'PLS_INTEGER' } }],
});

const ROW: RowDescriptor = {
  match: 'position',
  columns: [{ name: 'N', key: 'n', type: { kind: 'number', declaration: 'NUMBER' } }],
};

const API: PackageModule = {
  routines: {
    note: routine('NOTE'),
    noteSlowly: routine('NOTE_SLOWLY'),
    noteAndRaise: routine('NOTE_AND_RAISE'),
    noteUnreadably: {
      ...routine('NOTE_AND_RETURN'),
      returns: { type: { kind: 'number', declaration: 'NUMBER', as: 'decimal' } },
    },
    noteAndList: { ...routine('NOTE_AND_LIST'), returns: { type: { kind: 'cursor', row: ROW } } },
  },
  classes: { Decimal: Unreadable },
};

/** A client as an application would make it, whose proxy account is SOAK_APP. */
export function soakClient(options: Omit<ClientOptions, 'proxyUser' | 'credentials' | 'userNames'>): SoakClient {
  return createOracleClient<SoakPackages>(
    {
      format: 1,
      mainSchema: 'soak',
      schemas: { soak: { owner: 'SOAK', packages: { api: { name: 'API', load: () => Promise.resolve(API) } } } },
    },
    { ...options, proxyUser: PROXY_USER, credentials: 'Soak-app-1', userNames: 'exact' },
  );
}
