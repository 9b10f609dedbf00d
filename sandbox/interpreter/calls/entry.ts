import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import { type FrameLayout, frameAt, newFrame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import { callStub } from '../stubs/call-stub.js';
import { packagedTarget } from '../stubs/find-stub-target.js';
import { EMPTY_BODY } from '../units/empty-body.js';
import { noBody } from '../units/invalid-unit.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { StandaloneUnit } from '../units/standalone-unit.js';
import { callDirectly, callNative } from './call-native.js';
import type { CallLink } from './callable-set.js';
import { methodEntry } from './method-entry.js';
import { inRightsOf } from './rights.js';
import { type CallOutcome, codeOf, type Entry, giveDefaults, run, type Supplied } from './run-code.js';
import type { ActualLengths, Subprogram } from './subprogram.js';

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
    case 'method':
    case 'constructor':
      return methodEntry(link, subprogram);
    case 'native': {
      const native = link.codes.get(subprogram);
      if (native === undefined) throw new Error(`${subprogram.name} has no implementation`);
      const { runDirectly } = native;
      return {
        call: (frame, values, supplied) => callNative(native, frame, values, supplied),
        ...(runDirectly === undefined
          ? {}
          : { callDirectly: (frame, values) => callDirectly(runDirectly, frame, values) }),
      };
    }
  }
}

/** Calls a subprogram that a package's specification declares. */
function* callPackaged(
  unit: PackageUnit,
  subprogram: Subprogram,
  session: PlsqlSession,
  values: Value[],
  supplied: Supplied,
  lengths?: ActualLengths,
): Task<CallOutcome> {
  const stub = session.library.stubs.find(() => packagedTarget(unit, subprogram));
  if (stub !== undefined) {
    if (supplied.some(({ defaulted }) => defaulted)) {
      const { frame } = yield* session.instances.get(unit, session);
      yield* giveDefaults(frame, values, supplied);
    }
    return yield* inRightsOf(unit.rights, session, callStub(stub, subprogram, unit.unitName, session, values));
  }
  const instance = yield* session.instances.get(unit, session);
  // A package that can do without its body because of its stubs.
  if (instance.body === EMPTY_BODY) throw noBody('package', unit.unitName);
  const code = codeOf(instance.body.codes, subprogram);
  return yield* inRightsOf(
    unit.rights,
    session,
    run(code, session, instance.frame, values, supplied, unit.unitName, lengths),
  );
}

/** Calls a standalone procedure or function, as it is now. */
function* callStandalone(
  unit: StandaloneUnit,
  session: PlsqlSession,
  values: Value[],
  supplied: Supplied,
  lengths?: ActualLengths,
): Task<CallOutcome> {
  const { code, rights, unitName, layout, subprogram } = session.library.currentStandalone(unit);
  const { name } = subprogram;
  const stub = session.library.stubs.find(() => ({
    owner: unitName.slice(0, -name.length - 1),
    packageName: null,
    name,
    overload: null,
  }));
  if (stub !== undefined) {
    yield* giveDefaults(newFrame(session, layout, undefined), values, supplied);
    return yield* inRightsOf(rights, session, callStub(stub, subprogram, unitName, session, values));
  }
  if (code === undefined) throw new Error(`${unitName} was compiled without code`);
  const enclosing = newFrame(session, layout, undefined);
  return yield* inRightsOf(rights, session, run(code, session, enclosing, values, supplied, unitName, lengths));
}
