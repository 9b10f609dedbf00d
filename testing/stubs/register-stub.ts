import type {
  CallDescriptor,
  PackageModule,
  RoutineReference,
  TypeDescriptor,
  ValueClasses,
} from '../../runtime/index.js';
import type { Sandbox, StubCall, StubOutcome, StubParameter } from '../../sandbox/index.js';
import type { DataType } from '../../sandbox/values/data-type.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import type { Value } from '../../sandbox/values/value.js';
import { givenValue } from './given-value.js';
import { RaisedError } from './raise.js';
import type { Stub, StubArguments, StubbedCall, StubImplementation, StubSession } from './stub.js';
import { misfit, StubFault } from './stub-fault.js';
import { isObject, membersOf } from './taken-composite.js';
import { pipedRows, takenRows } from './taken-rows.js';
import { takenActual, takenValue } from './taken-value.js';
import type { Taking } from './taking.js';

/**
 * Puts JavaScript in the place of a routine in a sandbox.
 * @throws Error if the sandbox has no such routine
 */
export async function registerStub<Args, Result>(
  sandbox: Sandbox,
  { key, load }: RoutineReference<Args, Result>,
  implementation: StubImplementation<Args, Result>,
): Promise<Stub<Args, Result>> {
  const module = await load();
  const descriptor = module.routines[key];
  if (descriptor === undefined)
    throw new TypeError(`The generated module has no routine ${key}: generate the client again.`);
  const routine = new StubbedRoutine(descriptor, module, implementation);
  const { owner, packageName, name, overload = null } = descriptor;
  const remove = sandbox.setStub({ owner, packageName, name, overload }, { run: (call) => routine.run(call) });
  return {
    calls: routine.calls,
    replace: (other) => {
      routine.implementation = other;
    },
    remove,
  };
}

class StubbedRoutine<Args, Result> {
  implementation: StubImplementation<Args, Result>;
  readonly calls: StubbedCall<Args>[] = [];
  readonly #descriptor: CallDescriptor;
  readonly #classes: ValueClasses;
  readonly #name: string;

  constructor(
    descriptor: CallDescriptor,
    { classes = {} }: PackageModule,
    implementation: StubImplementation<Args, Result>,
  ) {
    const { owner, packageName, name, implicitResults } = descriptor;
    this.#name = [owner, ...(packageName === null ? [] : [packageName]), name].join('.');
    if (implicitResults !== undefined)
      throw new TypeError(`${this.#name} gives implicit results, which a stub cannot.`);
    this.#descriptor = descriptor;
    this.#classes = classes;
    this.implementation = implementation;
  }

  async run(call: StubCall): Promise<StubOutcome> {
    const { session } = call;
    const args = this.#argumentsOf(call.parameters);
    const noted: { args: StubArguments<Args>; session: StubSession; error: unknown } = {
      args,
      session,
      error: undefined,
    };
    this.calls.push(noted);
    try {
      const result: unknown = await this.implementation(args, session);
      return this.#outcomeOf(result, call);
    } catch (error) {
      noted.error = error;
      throw this.#raised(error);
    }
  }

  #argumentsOf(parameters: readonly StubParameter[]): StubArguments<Args> {
    const args: Record<string, unknown> = {};
    for (const [index, { mode, key, type }] of this.#descriptor.parameters.entries()) {
      if (mode === 'OUT' || type.kind === 'cursor') continue;
      args[key] = givenValue(parameters[index]?.value ?? null, type, this.#classes);
    }
    if (!isArguments<Args>(args)) throw new TypeError('arguments are an object');
    return args;
  }

  #outcomeOf(result: unknown, call: StubCall): StubOutcome {
    const { parameters, returns, pipelined } = this.#descriptor;
    const taking: Taking = { ...call, classes: this.#classes, part: takenValue };
    const out = parameters.flatMap((parameter, index) => {
      const declared = call.parameters[index];
      return parameter.mode === 'IN' || declared === undefined ? [] : [{ ...parameter, dataType: declared.dataType }];
    });
    if (out.length === 0 && returns === undefined) {
      if (result !== undefined) throw misfit('', 'nothing', 'a value');
      return { result: null, out: [] };
    }
    if (
      returns !== undefined &&
      call.returns?.kind === 'collection' &&
      pipelined === true &&
      returns.type.kind === 'cursor'
    )
      return { result: pipedRows(result, returns.type, call.returns, 'its result', taking), out: [] };
    if (out.length === 0 && returns !== undefined)
      return { result: take(result, returns.type, call.returns, '', taking), out: [] };
    if (!isObject(result)) throw misfit('', 'an object', 'something else');
    const keys = [...(returns === undefined ? [] : ['returnValue']), ...out.map(({ key }) => key)];
    const given = membersOf(result, '', keys);
    return {
      result:
        returns === undefined
          ? null
          : take(given.get('returnValue'), returns.type, call.returns, 'returnValue', taking),
      out: out.map(({ key, type, dataType }) => take(given.get(key), type, dataType, key, taking)),
    };
  }

  /** What is no error of Oracle's is a fault of the stub's, and says so wherever the application shows errors. */
  #raised(error: unknown): OracleError {
    const code = codeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    if (code !== undefined) return new OracleError(-code, message, { cause: error });
    const what =
      error instanceof StubFault ? message : `it threw ${error instanceof Error ? `${error.name}: ` : ''}${message}`;
    return new OracleError(20000, `The stub of ${this.#name} failed: ${what}`, { cause: error });
  }
}

function take(
  value: unknown,
  type: TypeDescriptor,
  dataType: DataType | undefined,
  path: string,
  taking: Taking,
): Value {
  if (type.kind === 'cursor') return takenRows(value, type, path, taking);
  if (dataType === undefined) throw new StubFault('it is no function in the sandbox: generate the client again');
  return takenActual(value, type, dataType, path, taking);
}

/** Of what `raise` throws, and of any Error with the code of an application's error. */
function codeOf(error: unknown): number | undefined {
  if (error instanceof RaisedError) return error.code;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') return undefined;
  return error.code <= -20_000 && error.code >= -20_999 ? error.code : undefined;
}

/** The descriptor and the types are written by the same generator. */
function isArguments<Args>(args: unknown): args is StubArguments<Args> {
  return isObject(args);
}
