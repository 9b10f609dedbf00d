import { evaluate } from '../../sql/expressions/compiled.js';
import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import { type Frame, type FrameLayout, frameAt, newFrame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { StandaloneUnit } from '../units/standalone-unit.js';
import { callNative } from './call-native.js';
import type { CallLink } from './callable-set.js';
import { invoke } from './invoke.js';
import { inRightsOf } from './rights.js';
import type { ActualLengths, FormalParameter, Subprogram, SubprogramCode, SubprogramCodes } from './subprogram.js';

export interface CallOutcome {
  readonly result: Value;
  /** Of OUT and IN OUT parameters, in their order. */
  readonly out: readonly Value[];
}

/** Which parameters were left out, so that their defaults apply. */
type Supplied = readonly { readonly parameter: FormalParameter; readonly defaulted: boolean }[];

/** The way from a call to the code of one subprogram. */
export interface Entry {
  /**
   * @param values one per parameter; those left out and OUT parameters are null
   * @param lengths one per parameter
   */
  call(frame: Frame, values: Value[], supplied: Supplied, lengths: ActualLengths): Task<CallOutcome>;
}

/** @param from where the call stands */
export function entryOf(from: FrameLayout, link: CallLink, subprogram: Subprogram): Entry {
  switch (link.kind) {
    case 'local': {
      const enclosingOf = frameAt(from, link.layout);
      const { codes, unitName } = link;
      return {
        *call(frame, values, supplied, lengths) {
          return yield* run(
            codeOf(codes, subprogram),
            frame.session,
            enclosingOf(frame),
            values,
            supplied,
            unitName,
            lengths,
          );
        },
      };
    }
    case 'package': {
      const { unit } = link;
      return {
        *call(frame, values, supplied, lengths) {
          return yield* callPackaged(unit, subprogram, frame.session, values, supplied, lengths);
        },
      };
    }
    case 'standalone': {
      const { unit } = link;
      return {
        *call(frame, values, supplied, lengths) {
          return yield* callStandalone(unit, frame.session, values, supplied, lengths);
        },
      };
    }
    case 'native': {
      const native = link.codes.get(subprogram);
      if (native === undefined) throw new Error(`${subprogram.name} has no implementation`);
      return { call: (frame, values, supplied) => callNative(native, frame, values, supplied) };
    }
  }
}

/** Calls a subprogram that a package's specification declares. */
export function* callPackaged(
  unit: PackageUnit,
  subprogram: Subprogram,
  session: PlsqlSession,
  values: Value[],
  supplied: Supplied,
  lengths?: ActualLengths,
): Task<CallOutcome> {
  const instance = yield* session.instances.get(unit, session);
  const code = codeOf(instance.body.codes, subprogram);
  return yield* inRightsOf(
    unit.rights,
    session,
    run(code, session, instance.frame, values, supplied, unit.unitName, lengths),
  );
}

/** Calls a standalone procedure or function, as it is now. */
export function* callStandalone(
  unit: StandaloneUnit,
  session: PlsqlSession,
  values: Value[],
  supplied: Supplied,
  lengths?: ActualLengths,
): Task<CallOutcome> {
  const { code, rights, unitName, layout } = session.library.currentStandalone(unit);
  if (code === undefined) throw new Error(`${unitName} was compiled without code`);
  const enclosing = newFrame(session, layout, undefined);
  return yield* inRightsOf(rights, session, run(code, session, enclosing, values, supplied, unitName, lengths));
}

function codeOf(codes: SubprogramCodes, subprogram: Subprogram): SubprogramCode {
  const code = codes.get(subprogram);
  if (code === undefined) throw new Error(`${subprogram.name} was declared but not compiled`);
  return code;
}

function* run(
  code: SubprogramCode,
  session: PlsqlSession,
  enclosing: Frame,
  values: Value[],
  supplied: Supplied,
  unitName: string | undefined,
  lengths: ActualLengths,
): Task<CallOutcome> {
  for (const [index, { parameter, defaulted }] of supplied.entries()) {
    if (!defaulted || parameter.default === undefined) continue;
    values[index] = yield* evaluate(parameter.default, enclosing);
  }
  const frame = yield* invoke(code, session, enclosing, values, unitName, lengths);
  const out: Value[] = [];
  for (const [index, { mode }] of code.subprogram.parameters.entries()) {
    const slot = code.slots[index];
    if (mode !== 'IN' && slot !== undefined) out.push(frame.slots[slot] ?? null);
  }
  return { result: frame.result, out };
}
