import type { RoutineReference } from '../runtime/index.js';
import type { Sandbox, SandboxOptions } from '../sandbox/index.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { registerStub } from './stubs/register-stub.js';
import type { Stub, StubImplementation } from './stubs/stub.js';

/** A sandbox in which routines may be stubbed. `await using` stops it. */
export interface TestSandbox extends Sandbox {
  /**
   * Runs a function in the place of a procedure or function, whenever it is called from outside of its package: by the client, over the wire, with arguments and results as the
   * generated types have them. The package needs no body; if it has one, the stub goes before it, as it goes before an earlier stub of the same routine.
   * @param routine of the generated `routines`; of an overloaded one the explicit name
   * @throws Error if no script has declared the routine
   */
  stub<Args, Result>(
    routine: RoutineReference<Args, Result>,
    implementation: StubImplementation<Args, Result>,
  ): Promise<Stub<Args, Result>>;
}

/**
 * Starts a sandbox for an application's tests, each on a port of its own unless one is asked for.
 * @throws as startSandbox
 */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await startSandbox(options);
  return Object.assign(sandbox, {
    stub: <Args, Result>(
      routine: RoutineReference<Args, Result>,
      implementation: StubImplementation<Args, Result>,
    ): Promise<Stub<Args, Result>> => registerStub(sandbox, routine, implementation),
  });
}
