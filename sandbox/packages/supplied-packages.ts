import { NotSupportedError } from '../values/oracle-error.js';
import { isAbsentPackage } from './absent-packages.js';
import { DBMS_APPLICATION_INFO } from './dbms-application-info.js';
import { DBMS_ASSERT } from './dbms-assert.js';
import { DBMS_DB_VERSION } from './dbms-db-version.js';
import { DBMS_DEBUG_JDWP } from './dbms-debug-jdwp.js';
import { DBMS_LOB } from './dbms-lob.js';
import { DBMS_LOCK } from './dbms-lock.js';
import { DBMS_OUTPUT } from './dbms-output.js';
import { DBMS_PICKLER } from './dbms-pickler.js';
import { DBMS_RANDOM } from './dbms-random.js';
import { DBMS_RLS } from './dbms-rls.js';
import { DBMS_SESSION } from './dbms-session.js';
import { DBMS_SQL } from './dbms-sql.js';
import { DBMS_TRANSACTION } from './dbms-transaction.js';
import { DBMS_UTILITY } from './dbms-utility.js';
import type { NativePackage } from './native-package.js';
import { UTL_CALL_STACK } from './utl-call-stack.js';
import { UTL_RAW } from './utl-raw.js';

/** By name. */
export const SUPPLIED_PACKAGES: ReadonlyMap<string, NativePackage> = new Map(
  [
    DBMS_APPLICATION_INFO,
    DBMS_ASSERT,
    DBMS_DB_VERSION,
    DBMS_DEBUG_JDWP,
    DBMS_LOB,
    DBMS_LOCK,
    DBMS_OUTPUT,
    DBMS_PICKLER,
    DBMS_RANDOM,
    DBMS_RLS,
    DBMS_SESSION,
    DBMS_SQL,
    DBMS_TRANSACTION,
    DBMS_UTILITY,
    UTL_CALL_STACK,
    UTL_RAW,
  ].map((unit) => [unit.name, unit]),
);

/** A supplied package and what a name says of its contents. */
export interface SuppliedName {
  readonly unit: NativePackage;
  /** The parts of the name after the package's. */
  readonly rest: readonly string[];
}

/**
 * The supplied package that a name begins with, all of which are SYS's and have a public synonym.
 * @param parts of a name that stands for no object of the schema
 * @returns undefined where there is none
 * @throws NotSupportedError for Oracle's packages that the sandbox does not have
 */
export function findSuppliedPackage(parts: readonly string[], position: number): SuppliedName | undefined {
  const [name, ...rest] = parts[0] === 'SYS' ? parts.slice(1) : parts;
  if (name === undefined) return undefined;
  const unit = SUPPLIED_PACKAGES.get(name);
  if (unit !== undefined) return { unit, rest };
  if (isAbsentPackage(name)) throw new NotSupportedError(`the package ${name}`, position);
  return undefined;
}
