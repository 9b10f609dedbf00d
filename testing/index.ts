/** A database for an application's tests: the sandbox, with routines stubbed and trouble on demand, or a real Oracle. */

export type {
  CallAttempt,
  CallFault,
  Cut,
  Delay,
  Faults,
  Hang,
  LoginAttempt,
  LoginFault,
  Refuse,
  Sandbox,
  SandboxOptions,
  SavedDatabase,
} from '../sandbox/index.js';
export { openTestDatabase } from './open-test-database.js';
export { startTestSandbox, type TestSandbox } from './start-test-sandbox.js';
export { RaisedError, raise } from './stubs/raise.js';
export type { Stub, StubArguments, StubbedCall, StubImplementation, StubSession } from './stubs/stub.js';
export { type TestDatabase, TestDatabaseError, type TestDatabaseOptions } from './test-database.js';
