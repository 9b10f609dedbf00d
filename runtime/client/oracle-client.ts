import type { CallEnvironment } from '../calls/call-target.js';
import { SessionSetup } from '../calls/session-setup.js';
import { singleCalls } from '../calls/single-calls.js';
import type { ClientManifest } from '../client-manifest.js';
import { ConfigurationError, MissingUserError } from '../errors/usage-errors.js';
import type { ClientOptions } from '../options/client-options.js';
import { readOptions, type Settings } from '../options/read-options.js';
import { type Caller, PROXY_ITSELF, readUserContext, type UserContext } from '../sessions/user-context.js';
import { Telemetry } from '../telemetry/telemetry.js';
import type { ClientMembers, OracleClient } from './client-members.js';
import { NamedClients } from './named-clients.js';
import { openSource } from './open-source.js';
import { ClientShape } from './user-client.js';
import { userMembers } from './user-members.js';

/**
 * Makes a client from what the generator wrote. Nothing is connected or loaded until the first call.
 * @throws ConfigurationError when an option is wrong
 */
export function createOracleClient<UserClient extends object>(
  manifest: ClientManifest,
  options: ClientOptions,
): OracleClient<UserClient>;
export function createOracleClient(manifest: ClientManifest, options: ClientOptions): OracleClient<object> {
  if (manifest.format !== 1)
    throw new ConfigurationError(
      'The generated client has a form that this version of gen-oracle-client does not know: generate it again.',
    );
  const settings = readOptions(options);
  const { proxyUser, timeouts, sessions, schemas, userNames, identity } = settings;
  const setup = new SessionSetup(proxyUser, settings, settings.initialise);
  const telemetry = new Telemetry(settings.telemetry);
  const source = openSource(settings, setup, telemetry);
  const shape = new ClientShape(manifest, { source, telemetry, schemas, maxRows: settings.maxRows });
  const environment: CallEnvironment = {
    source,
    telemetry,
    setup,
    proxyUser,
    leaseMs: timeouts.lease,
    callMs: timeouts.call,
    transactionMs: timeouts.transaction,
    closeMs: timeouts.close,
    packageState: sessions.packageState,
  };
  const close = async () => {
    await source.close(performance.now() + timeouts.close);
    telemetry.close();
  };
  const current = () => currentCaller(settings);
  const clientOf = (user: UserContext | string) => {
    const caller = readUserContext(user, userNames, identity);
    const calls = singleCalls(environment, caller);
    return shape.make(
      () => calls,
      userMembers(shape, environment, () => caller),
    );
  };
  const named = new NamedClients(clientOf);
  const members: ClientMembers<object> = {
    as: (user) => (typeof user === 'string' ? named.get(user) : clientOf(user)),
    ...userMembers(shape, environment, current),
    get $stats() {
      return telemetry.withTotals(source.stats);
    },
    $close: close,
    [Symbol.asyncDispose]: close,
  };
  return Object.freeze(shape.addTo(members, () => singleCalls(environment, current())));
}

/** Who calls when nobody was named with `as()`. */
function currentCaller({ userSource, userNames, identity, mayRunAsProxy }: Settings): Caller {
  const user = userSource?.();
  if (user !== undefined && user !== null) return readUserContext(user, userNames, identity);
  if (mayRunAsProxy) return PROXY_ITSELF;
  throw new MissingUserError();
}
