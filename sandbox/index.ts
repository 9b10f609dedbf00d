/** The embedded database, for tests and for trying things out. */

export { ScriptError, ScriptStatementError } from './scripts/script-error.js';
export { ListenError, type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
