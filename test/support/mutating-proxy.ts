import { connect, createServer, type Server } from 'node:net';

export interface MutatingProxy {
  readonly port: number;
  /** Changes a byte of the next request that passes, somewhere behind the packet's header. */
  mutateNext(change: { readonly at: number; readonly to: number }): void;
  stop(): Promise<void>;
}

const PAYLOAD_OFFSET = 10;

/** Stands between the driver and the server and spoils requests, leaving packet lengths as they are. */
export async function startMutatingProxy(targetPort: number): Promise<MutatingProxy> {
  let pending: { readonly at: number; readonly to: number } | undefined;
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    const cut = () => {
      client.destroy();
      target.destroy();
    };
    client.on('error', cut).on('close', cut);
    target.on('error', cut).on('close', cut);
    target.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk: Buffer) => {
      const bytes = Buffer.from(chunk);
      const payload = bytes.length - PAYLOAD_OFFSET;
      if (pending !== undefined && payload > 0) bytes.writeUInt8(pending.to, PAYLOAD_OFFSET + (pending.at % payload));
      pending = undefined;
      target.write(bytes);
    });
  });
  const port = await listen(server);
  return {
    port,
    mutateNext: (change) => {
      pending = change;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}
