/** A database for an application's tests: the sandbox, or a real Oracle. */

export { openTestDatabase } from './open-test-database.js';
export { type TestDatabase, TestDatabaseError, type TestDatabaseOptions } from './test-database.js';
