import type { CallDescriptor } from '../../runtime/call-descriptor.js';
import { Routine } from '../../runtime/calls/routine.js';
import type { Slot } from '../../runtime/calls/slot.js';
import type { BlockShape } from '../../runtime/calls/statement.js';
import { type ClientOptions, createOracleClient, type OracleClient } from '../../runtime/index.js';
import { giveUpPackageState } from '../../runtime/sessions/package-state.js';
import type { Value } from '../../sandbox/values/value.js';
import type { ScriptedSession } from './scripted-database.js';
import type { WireServer } from './wire-server.js';

/** `RT.API.DO_IT(P_USER IN VARCHAR2) RETURN VARCHAR2`: callers pass the user whom they call as. */
const DO_IT: CallDescriptor = {
  owner: 'RT',
  packageName: 'API',
  name: 'DO_IT',
  parameters: [{ name: 'P_USER', key: 'user', mode: 'IN', type: { kind: 'string', declaration: 'VARCHAR2(32767)' } }],
  returns: { type: { kind: 'string', declaration: 'VARCHAR2(32767)' } },
};

const ALL = { omitted: new Set<never>(), partial: false, keyed: false };

/** As a client with the default options sends it. */
const SINGLE: BlockShape = { guard: 'none', packageState: 'reinitialize' };
/** What a client sends after a call that failed. */
const HAND_OVER = `begin ${giveUpPackageState('reinitialize').join(' ')} end;`;

export interface ScriptedClient {
  readonly api: { doIt(args: { user: string | null }, options?: { timeout?: number }): Promise<string | null> };
}

/** One execution of DO_IT as the server saw it. */
export interface Execution {
  readonly session: ScriptedSession;
  /** What the block asserts. */
  readonly identity: Value;
  /** The argument. */
  readonly user: Value;
  readonly autoCommit: boolean;
  readonly signal: AbortSignal;
}

/** What the server does for DO_IT: gives the result, or throws. */
export type Behaviour = (execution: Execution) => Value | Promise<Value>;

/** Lets a scripted server answer DO_IT, and tells all that it executed. */
export function scriptCalls({ database }: WireServer, behave: Behaviour): Execution[] {
  const executions: Execution[] = [];
  const { text, slots } = new Routine(DO_IT, new Map()).statementFor(ALL, SINGLE);
  database.script(HAND_OVER, { kind: 'plsql', execute: () => ({ rowCount: 0 }) });
  database.script(text, {
    kind: 'plsql',
    binds: slots.map(nameOf),
    execute: async ({ iterations, autoCommit, signal }, session) => {
      const [identity = null, user = null] = (iterations[0] ?? []).map(scalar);
      const execution = { session, identity, user, autoCommit, signal };
      executions.push(execution);
      const result = await behave(execution);
      return { rowCount: 0, bindModes: ['IN', 'IN', 'OUT'], outValues: [[result]] };
    },
  });
  return executions;
}

/** Bind values of the blocks are scalars. */
function scalar(value: unknown): Value {
  if (typeof value === 'string' || value === null) return value;
  throw new TypeError(`a ${typeof value} was bound`);
}

function nameOf({ source }: Slot): string {
  if (typeof source === 'object') return `P${source.index}`;
  return source === 'identity' ? 'I' : 'R';
}

/** A client of a scripted server, whose proxy account APP has the password `secret`. */
export function scriptedClient(port: number, options: Partial<ClientOptions> = {}): OracleClient<ScriptedClient> {
  return createOracleClient<ScriptedClient>(
    {
      format: 1,
      mainSchema: 'rt',
      schemas: {
        rt: {
          owner: 'RT',
          packages: { api: { name: 'API', load: () => Promise.resolve({ routines: { doIt: DO_IT } }) } },
        },
      },
    },
    {
      connectString: `127.0.0.1:${port}/sandbox`,
      proxyUser: 'APP',
      credentials: 'secret',
      userNames: 'exact',
      ...options,
    },
  );
}
