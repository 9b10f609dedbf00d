// What the examples of README and guides take for granted: an application around them, and a client like the quick start's.
import type {
  OracleClient as AnyClient,
  Bfile,
  BfileStream,
  CallOptions,
  ClientOptions,
  Cursor,
  LobStream,
  VectorInput,
} from 'gen-oracle-client/runtime';
import type { UserClient } from '../../../examples/quick-start/generated/index.js';

interface Order {
  readonly id: number | null;
}

interface Application extends UserClient {
  readonly documentsApi: {
    readonly textOf: {
      (args: { name: string }, options?: CallOptions): Promise<string | null>;
      stream(args: { name: string }, options?: CallOptions): Promise<LobStream | null>;
    };
    readonly fileOf: {
      (args: { name: string }, options?: CallOptions): Promise<Bfile | null>;
      stream(args: { name: string }, options?: CallOptions): Promise<BfileStream | null>;
    };
  };
  readonly searchApi: {
    store(
      args: { readonly text: { readonly id: number; readonly place?: Float32Array | readonly number[] | null } },
      options?: CallOptions,
    ): Promise<void>;
    nearest(
      args: { readonly place: VectorInput | null; readonly count: number },
      options?: CallOptions,
    ): Promise<readonly { readonly id: number | null; readonly place: Float32Array | null }[] | null>;
  };
  readonly stockApi: {
    receive(
      args: { readonly lines: readonly { readonly sku: string; readonly quantity: number }[] },
      options?: CallOptions,
    ): Promise<void>;
  };
  readonly reportApi: {
    setPeriod(args: { year: number }): Promise<void>;
    totals(): Promise<number | null>;
    readonly listOrders: {
      (args: { customerId: number }, options?: CallOptions): Promise<readonly Order[] | null>;
      stream(args: { customerId: number }, options?: CallOptions): Promise<Cursor<Order> | null>;
    };
  };
}

declare global {
  const oracle: AnyClient<Application>;
  const options: ClientOptions;
  const connectString: string;
  const credentials: string;
  const scripts: readonly string[];
  const vault: { password(account: string): Promise<string> };
  const request: { readonly user: string };
  const app: {
    use(
      handler: (request: { readonly user: { readonly name: string } }, response: unknown, next: () => void) => void,
    ): void;
  };
  const log: { warn(facts: object, message: string): void };
  function logAndGoOn(error: unknown): void;
  const createClient: typeof import('../../../examples/quick-start/generated/index.js').createClient;
  const startSandbox: typeof import('gen-oracle-client/sandbox').startSandbox;
  const defineConfig: typeof import('gen-oracle-client').defineConfig;
}
