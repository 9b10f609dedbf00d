import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { leaving } from '../calls/invoke.js';
import { inRightsOf } from '../calls/rights.js';
import { type Frame, newFrame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import { executeStatement } from '../statements/completion.js';
import { describeUnit, type PackageBodyUnit, type PackageUnit } from './package-unit.js';
import type { UnitLibrary } from './unit-library.js';

/** A package as one session has it: its variables, initialised when something in it was first used. */
export interface PackageInstance {
  readonly unit: PackageUnit;
  readonly body: PackageBodyUnit;
  readonly frame: Frame;
}

/** The package instances of a session. */
export class PackageInstances {
  readonly #library: UnitLibrary;
  readonly #instances = new Map<string, PackageInstance>();
  #discardAtEnd = false;

  constructor(library: UnitLibrary) {
    this.#library = library;
  }

  /** @throws OracleError 6534 for a SERIALLY_REUSABLE package in what a SQL statement calls, 4068 when the package was compiled again and the session's instance had state */
  *get(unit: PackageUnit, session: PlsqlSession): Task<PackageInstance> {
    const current = this.#library.currentPackage(unit);
    if (current.seriallyReusable && session.isCalledBySql) {
      throw new OracleError(6534, `Cannot access Serially Reusable package "${current.unitName}"`);
    }
    const body = this.#library.bodyOf(current);
    const present = this.#instances.get(unit.unitName);
    if (present?.unit === current && present.body === body) return present;
    if (present !== undefined) {
      this.#instances.delete(unit.unitName);
      if (present.unit.hasState || present.body.hasState) throw stateDiscarded(present, current);
    }
    return yield* this.#instantiate(current, body, session);
  }

  /** DBMS_SESSION.RESET_PACKAGE and MODIFY_PACKAGE_STATE take effect when the client's call has ended. */
  discardAfterCall(): void {
    this.#discardAtEnd = true;
  }

  /** Gives all up at once, between calls. */
  discard(): void {
    this.#instances.clear();
  }

  /** @returns whether the package state was given up */
  endCall(): boolean {
    for (const [name, { unit }] of this.#instances) if (unit.seriallyReusable) this.#instances.delete(name);
    if (!this.#discardAtEnd) return false;
    this.#discardAtEnd = false;
    this.#instances.clear();
    return true;
  }

  *#instantiate(unit: PackageUnit, body: PackageBodyUnit, session: PlsqlSession): Task<PackageInstance> {
    const frame = newFrame(session, unit.layout, undefined);
    const instance: PackageInstance = { unit, body, frame };
    // Known before it is initialised: the initialisation part may use the package itself.
    this.#instances.set(unit.unitName, instance);
    session.enterCall(frame, unit.unitName, [unit.name]);
    try {
      yield* inRightsOf(unit.rights, session, initialise(instance));
      return instance;
    } catch (error) {
      this.#instances.delete(unit.unitName);
      throw leaving(error, frame, unit.unitName);
    } finally {
      session.leaveCall();
    }
  }
}

function* initialise({ unit, body, frame }: PackageInstance): Task<void> {
  yield* executeStatement(unit.initialise, frame);
  yield* executeStatement(body.initialise, frame);
}

function stateDiscarded(present: PackageInstance, current: PackageUnit): OracleError {
  const kind = present.unit === current ? 'PACKAGE BODY' : 'PACKAGE';
  const shown = describeUnit(kind, current.unitName);
  return new OracleError(4068, 'existing state of packages has been discarded', {
    stackLines: [
      `ORA-04061: existing state of ${shown} has been invalidated`,
      `ORA-04065: not executed, altered or dropped ${shown}`,
      `ORA-06508: PL/SQL: could not find program unit being called: "${current.unitName}"`,
    ],
  });
}
