import { beforeEach, describe, expect, it } from 'vitest';
import { namespaceOf, type StoredUnitType } from '../../../../sandbox/schema/schema-object.js';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let system: TestSession;

beforeEach(async () => {
  database = newDatabase();
  system = openTestSession(database);
  await system.run('create user erp identified by "Erp-1"', 'grant create session, create procedure to erp');
});

function stored(type: StoredUnitType) {
  return database.schema.find('ERP', 'P', namespaceOf(type));
}

describe('a unit that cannot be parsed', () => {
  it.each([
    ['PACKAGE', 'create package erp.p as\n  procedure q\nend;', 3, 1],
    ['PACKAGE BODY', 'create or replace package body erp.p as\n  procedure q is begin x = 1; end;\nend;', 2, 26],
    ['FUNCTION', 'create function erp.p return number is\nbegin\n  return 1\nend;', 4, 1],
  ] as const)('is stored with its error: %s', async (type, text, line, position) => {
    expect(await system.execute(text)).toMatchObject({ compiledWithErrors: true });
    expect(stored(type)).toMatchObject({
      status: 'INVALID',
      errors: [{ sequence: 1, line, position, text: expect.stringContaining('PLS-00103: '), messageNumber: 103 }],
    });
  });

  it('cannot be called, until it is created anew', async () => {
    await system.execute('create function erp.f return number is begin return 1 end;');
    expect(await system.error('begin :r := erp.f; end;')).toContain('PLS-00905: object ERP.F is invalid');
    await system.run('create or replace function erp.f return number is begin return 1; end;');
    expect(await system.block('begin :r := erp.f; end;')).toBe('1');
  });

  it('a body with an error fails when its package is called', async () => {
    await system.run('create package erp.p as procedure q; end;');
    await system.execute('create package body erp.p as procedure q is begin; end;');
    expect(await system.error('begin erp.p.q; end;')).toContain('ORA-04063: package body "ERP.P" has errors');
  });

  it('can be compiled again, to the same error', async () => {
    await system.execute('create package erp.p as x end;');
    await system.execute('alter package erp.p compile');
    expect(stored('PACKAGE')).toMatchObject({ status: 'INVALID', errors: [{ line: 1 }] });
  });
});
