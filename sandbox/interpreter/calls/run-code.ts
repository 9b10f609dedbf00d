import { evaluate } from '../../sql/expressions/compiled.js';
import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import { invoke } from './invoke.js';
import type { ActualLengths, FormalParameter, Subprogram, SubprogramCode, SubprogramCodes } from './subprogram.js';

export interface CallOutcome {
  readonly result: Value;
  /** Of OUT and IN OUT parameters, in their order. */
  readonly out: readonly Value[];
}

/** Which parameters were left out, so that their defaults apply. */
export type Supplied = readonly { readonly parameter: FormalParameter; readonly defaulted: boolean }[];

/** The way from a call to the code of one subprogram. */
export interface Entry {
  /**
   * @param values one per parameter; those left out and OUT parameters are null
   * @param lengths one per parameter
   */
  call(frame: Frame, values: Value[], supplied: Supplied, lengths: ActualLengths): Task<CallOutcome>;
  /** Of code that cannot pause, when no parameter is left out. */
  callDirectly?(frame: Frame, values: readonly Value[]): CallOutcome;
}

export function codeOf(codes: SubprogramCodes, subprogram: Subprogram): SubprogramCode {
  const code = codes.get(subprogram);
  if (code === undefined) throw new Error(`${subprogram.name} was declared but not compiled`);
  return code;
}

/** Evaluates the defaults of parameters that were left out. @param values one per parameter */
export function* giveDefaults(enclosing: Frame, values: Value[], supplied: Supplied): Task<void> {
  for (const [index, { parameter, defaulted }] of supplied.entries()) {
    if (defaulted && parameter.default !== undefined) values[index] = yield* evaluate(parameter.default, enclosing);
  }
}

export function* run(
  code: SubprogramCode,
  session: PlsqlSession,
  enclosing: Frame,
  values: Value[],
  supplied: Supplied,
  unitName: string | undefined,
  lengths: ActualLengths,
): Task<CallOutcome> {
  yield* giveDefaults(enclosing, values, supplied);
  const frame = yield* invoke(code, session, enclosing, values, unitName, lengths);
  const out: Value[] = [];
  for (const [index, { mode }] of code.subprogram.parameters.entries()) {
    const slot = code.slots[index];
    if (mode !== 'IN' && slot !== undefined) out.push(frame.slots[slot] ?? null);
  }
  return { result: frame.result, out };
}
