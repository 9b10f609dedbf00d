/** The embedded database, for tests and for trying things out. */

export type { CallAttempt, CallFault, Cut, Delay, Hang, LoginAttempt, LoginFault, Refuse } from './faults/fault.js';
export type { Faults } from './faults/faults.js';
export { ScriptError, ScriptStatementError } from './scripts/script-error.js';
export { ListenError, type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
