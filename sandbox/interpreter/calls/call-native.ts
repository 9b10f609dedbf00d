import type { NativeOutcome, NativeSubprogram } from '../../packages/native-package.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import { nativeContext } from './native-context.js';
import type { FormalParameter } from './subprogram.js';

/** Calls a subprogram of a supplied package; its defaults are constants. */
export function* callNative(
  native: NativeSubprogram,
  frame: Frame,
  values: Value[],
  supplied: readonly { readonly parameter: FormalParameter; readonly defaulted: boolean }[],
): Task<{ readonly result: Value; readonly out: readonly Value[] }> {
  for (const [index, { parameter, defaulted }] of supplied.entries()) {
    if (defaulted && parameter.default !== undefined) values[index] = yield* evaluate(parameter.default, frame);
  }
  return yield* native.run(values, nativeContext(frame.session));
}

/** The same for a subprogram that cannot pause, all of whose parameters are given. */
export function callDirectly(
  runDirectly: NonNullable<NativeSubprogram['runDirectly']>,
  frame: Frame,
  values: readonly Value[],
): NativeOutcome {
  return runDirectly(values, nativeContext(frame.session));
}
