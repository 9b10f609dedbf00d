import { granteesOf } from '../schema/grants.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import { NotSupportedError } from '../values/oracle-error.js';
import { isAbsentPackage } from './absent-packages.js';
import { DBMS_APPLICATION_INFO } from './dbms-application-info.js';
import { DBMS_ASSERT } from './dbms-assert.js';
import { DBMS_CRYPTO } from './dbms-crypto.js';
import { DBMS_DB_VERSION } from './dbms-db-version.js';
import { DBMS_DEBUG_JDWP } from './dbms-debug-jdwp.js';
import { DBMS_ERRLOG } from './dbms-errlog.js';
import { DBMS_LOB } from './dbms-lob.js';
import { DBMS_LOCK } from './dbms-lock.js';
import { DBMS_OUTPUT } from './dbms-output.js';
import { DBMS_PICKLER } from './dbms-pickler.js';
import { DBMS_RANDOM } from './dbms-random.js';
import { DBMS_RLS } from './dbms-rls.js';
import { DBMS_ROWID } from './dbms-rowid.js';
import { DBMS_SESSION } from './dbms-session.js';
import { DBMS_SQL } from './dbms-sql.js';
import { DBMS_TRANSACTION } from './dbms-transaction.js';
import { DBMS_TYPES } from './dbms-types.js';
import { DBMS_UTILITY } from './dbms-utility.js';
import { DBMS_XMLGEN } from './dbms-xmlgen.js';
import { DIUTIL } from './diutil.js';
import type { NativePackage } from './native-package.js';
import { UTL_CALL_STACK } from './utl-call-stack.js';
import { UTL_COMPRESS } from './utl-compress.js';
import { UTL_ENCODE } from './utl-encode.js';
import { UTL_FILE } from './utl-file.js';
import { UTL_I18N } from './utl-i18n.js';
import { UTL_LMS } from './utl-lms.js';
import { UTL_MATCH } from './utl-match.js';
import { UTL_RAW } from './utl-raw.js';
import { UTL_URL } from './utl-url.js';

/** By name. */
export const SUPPLIED_PACKAGES: ReadonlyMap<string, NativePackage> = new Map(
  [
    DBMS_APPLICATION_INFO,
    DBMS_ASSERT,
    DBMS_CRYPTO,
    DBMS_DB_VERSION,
    DBMS_DEBUG_JDWP,
    DBMS_ERRLOG,
    DBMS_LOB,
    DBMS_LOCK,
    DBMS_OUTPUT,
    DBMS_PICKLER,
    DBMS_RANDOM,
    DBMS_RLS,
    DBMS_ROWID,
    DBMS_SESSION,
    DBMS_SQL,
    DBMS_TRANSACTION,
    DBMS_TYPES,
    DBMS_UTILITY,
    DBMS_XMLGEN,
    DIUTIL,
    UTL_CALL_STACK,
    UTL_COMPRESS,
    UTL_ENCODE,
    UTL_FILE,
    UTL_I18N,
    UTL_LMS,
    UTL_MATCH,
    UTL_RAW,
    UTL_URL,
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

/** Whether EXECUTE on a supplied package is PUBLIC's, or was granted: the catalog's role has it on what SYS owns. */
export function mayExecute(
  { name, isPublic }: NativePackage,
  domain: SecurityDomain,
  { grants }: SchemaStore,
): boolean {
  if (isPublic || domain.user === 'SYS') return true;
  const grantees = granteesOf(domain);
  return (
    grantees.includes('EXECUTE_CATALOG_ROLE') ||
    grants.onObject('SYS', name, 1).some((grant) => grant.privilege === 'EXECUTE' && grantees.includes(grant.grantee))
  );
}

/** The name of a package of SYS's, those included that the sandbox does not have; undefined for other names. */
export function suppliedPackageName(parts: readonly string[]): string | undefined {
  const [name, ...rest] = parts[0] === 'SYS' ? parts.slice(1) : parts;
  if (name === undefined || rest.length > 0) return undefined;
  return SUPPLIED_PACKAGES.has(name) || isAbsentPackage(name) ? name : undefined;
}
