import oracledb from 'oracledb';
import { needs } from '../support/needs.js';
import { sessionSourceSuite } from '../support/session-source-suite.js';

/*
 * Thick mode needs Oracle's client libraries and a real Oracle, for both speak more of the protocol than the sandbox does: GEN_ORACLE_TEST_THICK=1,
 * GEN_ORACLE_TEST_DB, and a UV_THREADPOOL_SIZE of 11 or more. The mode is that of the whole process, hence a file of its own.
 */
needs('thick-mode').describe('the driver’s Thick mode', () => {
  sessionSourceSuite('Thick', () => {
    if (oracledb.thin) oracledb.initOracleClient();
    return oracledb;
  });
});
