/** The embedded database, for tests and for trying things out. */

export type { CallAttempt, CallFault, Cut, Delay, Hang, LoginAttempt, LoginFault, Refuse } from './faults/fault.js';
export type { Faults } from './faults/faults.js';
export type { Stub, StubCall, StubOutcome, StubParameter, StubSession, StubTarget } from './interpreter/stubs/stub.js';
export { createdUsers } from './scripts/created-users.js';
export { ScriptError, ScriptStatementError } from './scripts/script-error.js';
export type { TlsOptions as SandboxTls } from './server/tls-options.js';
export type { SavedDatabase } from './session/saved-database.js';
export type { WireLimits as SandboxLimits } from './session/wire-limits.js';
export { ListenError, type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
