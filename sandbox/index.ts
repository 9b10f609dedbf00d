/** The embedded database, for tests and for trying things out. */

export { readScripts, type Script } from './scripts/read-scripts.js';
export { ScriptError, ScriptStatementError } from './scripts/script-error.js';
export type { ScriptStatement, UnitHeader } from './scripts/script-item.js';
export { ListenError, type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
