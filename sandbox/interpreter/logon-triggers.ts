import type { SchemaStore } from '../schema/schema-store.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import { evaluate } from '../sql/expressions/compiled.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { Task } from '../tasks/task.js';
import { isCancellation } from '../values/cancellation.js';
import { OracleError } from '../values/oracle-error.js';
import { leaving } from './calls/invoke.js';
import { inRightsOf } from './calls/rights.js';
import { newFrame } from './frame.js';
import { nameIn } from './names/unit-path.js';
import type { PlsqlSession } from './plsql-session.js';
import { executeStatement } from './statements/completion.js';
import type { UnitLibrary } from './units/unit-library.js';

const NOWHERE = { position: 0, end: 0 };
const COMMIT: SessionStatement = { kind: 'commit', comment: undefined, ...NOWHERE };
const ROLLBACK: SessionStatement = { kind: 'rollback', toSavepoint: undefined, ...NOWHERE };

/** Triggers AFTER LOGON of the database and of schemas. Source: PL/SQL Language Reference, System Triggers. */
export class LogonTriggers {
  readonly #library: UnitLibrary;
  /** What there is at one version of the schema. */
  #triggers: readonly StoredUnit[] = [];
  #version = -1;

  constructor(library: UnitLibrary) {
    this.#library = library;
  }

  /**
   * Runs those of the database and of the user's schema, each in its owner's right and in a transaction of its own.
   * @throws OracleError 4088 with what one has raised, and 4098, unless the user is one whom failing triggers cannot keep out
   */
  *run(session: PlsqlSession): Task<void> {
    const { sql } = session;
    const user = sql.identity.sessionUser;
    for (const stored of this.#enabled()) {
      const { trigger } = stored;
      if (trigger?.on === 'SCHEMA' && trigger.tableOwner !== user) continue;
      try {
        yield* this.#fire(stored, session);
        yield* session.gateway.runSessionStatement(COMMIT, sql);
      } catch (error) {
        if (!(error instanceof OracleError) || isCancellation(error)) throw error;
        yield* session.gateway.runSessionStatement(ROLLBACK, sql);
        if (!this.#isForgiven(stored, session)) throw asRefusal(stored, error);
      }
    }
  }

  #enabled(): readonly StoredUnit[] {
    const { schema } = this.#library;
    if (schema.version !== this.#version) {
      this.#version = schema.version;
      this.#triggers = logonTriggers(schema);
    }
    return this.#triggers;
  }

  *#fire(stored: StoredUnit, session: PlsqlSession): Task<void> {
    const { layout, unitName, owner, when, bodies } = this.#library.triggerUnit(stored);
    const frame = newFrame(session, layout, undefined);
    session.sql.triggerDepth += 1;
    session.enterCall(frame, undefined, [nameIn(unitName)]);
    try {
      yield* inRightsOf({ definer: owner }, session, run());
    } catch (error) {
      // its lines are told without its name, as those of a block
      throw leaving(error, frame, undefined);
    } finally {
      session.leaveCall();
      session.sql.triggerDepth -= 1;
    }

    function* run(): Task<void> {
      if (when !== undefined && (yield* evaluate(when, frame)) !== true) return;
      for (const { body } of bodies) yield* executeStatement(body, frame);
    }
  }

  /** Whoever administers such triggers must be able to log in and mend them. */
  #isForgiven({ owner, trigger }: StoredUnit, { sql }: PlsqlSession): boolean {
    const { grants } = this.#library.schema;
    if (trigger?.on === 'DATABASE') return grants.hasSystemPrivilege(sql.domain, 'ADMINISTER DATABASE TRIGGER');
    return owner === sql.identity.sessionUser || grants.hasSystemPrivilege(sql.domain, 'ALTER ANY TRIGGER');
  }
}

function logonTriggers(schema: SchemaStore): readonly StoredUnit[] {
  const found: StoredUnit[] = [];
  for (const object of schema.objects()) {
    if (object.type === 'TRIGGER' && object.trigger?.enabled === true && object.trigger.event === 'LOGON')
      found.push(object);
  }
  const isOfDatabase = ({ trigger }: StoredUnit) => Number(trigger?.on === 'DATABASE');
  return found.sort((left, right) => isOfDatabase(right) - isOfDatabase(left) || left.objectId - right.objectId);
}

const INVALID_TRIGGER = 4098;

function asRefusal({ owner, name }: StoredUnit, error: OracleError): OracleError {
  if (error.code === INVALID_TRIGGER) return error;
  const stackLines = ['ORA-00604: error occurred at recursive SQL level 1', ...error.fullText.split('\n')];
  return new OracleError(4088, `error during execution of trigger '${owner}.${name}'`, { stackLines, cause: error });
}
