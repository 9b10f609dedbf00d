import { DBMS_APPLICATION_INFO } from './dbms-application-info.js';
import { DBMS_LOCK } from './dbms-lock.js';
import { DBMS_OUTPUT } from './dbms-output.js';
import { DBMS_SESSION } from './dbms-session.js';
import { DBMS_TRANSACTION } from './dbms-transaction.js';
import { DBMS_UTILITY } from './dbms-utility.js';
import type { NativePackage } from './native-package.js';

const SUPPLIED: ReadonlyMap<string, NativePackage> = new Map(
  [DBMS_APPLICATION_INFO, DBMS_LOCK, DBMS_OUTPUT, DBMS_SESSION, DBMS_TRANSACTION, DBMS_UTILITY].map((unit) => [
    unit.name,
    unit,
  ]),
);

/** The supplied package of that name, which is SYS's and has a public synonym; undefined where there is none. */
export function findSuppliedPackage(name: string): NativePackage | undefined {
  return SUPPLIED.get(name);
}
