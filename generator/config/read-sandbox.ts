import { resolve } from 'node:path';
import type { SandboxConfig, SandboxSettings } from './sandbox-config.js';

/** Null when none is configured. */
export function readSandbox(
  read: SandboxConfig | undefined,
  folder: string,
  complaints: string[],
): SandboxSettings | null {
  if (read === undefined) return null;
  const { scripts, port = 0, serviceName = 'SANDBOX', version = '23ai', proxyUser = null, users = [] } = read;
  if (users.length > 0 && proxyUser === null)
    complaints.push('sandbox.users: users connect through an account, which sandbox.proxyUser names');
  if (proxyUser !== null && users.includes(proxyUser))
    complaints.push(`sandbox.users: ${proxyUser} is the proxy account itself`);
  return {
    scripts: scripts.map((path) => resolve(folder, path)),
    directories: Object.fromEntries(
      Object.entries(read.directories ?? {}).map(([name, path]) => [name, resolve(folder, path)]),
    ),
    port,
    serviceName,
    version,
    proxyUser,
    users,
  };
}
