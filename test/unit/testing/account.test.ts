import { describe, expect, it } from 'vitest';
import { parseAccount } from '../../../testing/real-oracle/account.js';
import { TestDatabaseError } from '../../../testing/test-database.js';

describe('GEN_ORACLE_TEST_DB', () => {
  it.each([
    ['system/manager@db.example.com:1521/FREEPDB1', ['system', 'manager', 'db.example.com:1521/FREEPDB1']],
    ['system/manager@db/FREE', ['system', 'manager', 'db/FREE']],
    ['system/p@ss/w:rd@db/FREE', ['system', 'p@ss/w:rd', 'db/FREE']],
    ['system/x@(DESCRIPTION=(ADDRESS=(HOST=db)))', ['system', 'x', '(DESCRIPTION=(ADDRESS=(HOST=db)))']],
  ])('%s names account, password and database', (text, [user, password, connectString]) => {
    expect(parseAccount(text)).toEqual({ user, password, connectString });
  });

  it.each(['system', 'system/secret', 'system@db/secret', '/secret@db', 'system/secret@', 'system/@db/secret'])(
    'of another form is an error that does not repeat it: %s',
    (text) => {
      expect(() => parseAccount(text)).toThrow(
        new TestDatabaseError('GEN_ORACLE_TEST_DB must be of the form user/password@host:port/service, but is not.'),
      );
    },
  );
});
