import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create procedure p(a number) as begin if a = 0 then raise_application_error(-20001, a); end if; end;',
    'create function f(a number) return number as begin return a + 1; end;',
  );
});

/** Messages are those of Oracle's error message manual. */
describe('CALL', () => {
  it('calls a procedure, and a function with INTO', async () => {
    expect(await session.error('call p(1)')).toBe('no error');
    const { outValues } = await session.execute('call f(:a) into :r', { a: { value: '1' }, r: {} });
    expect(outValues).toEqual([['2']]);
  });

  it.each([
    ['call nowhere(1)', 'ORA-06576: not a valid function or procedure name'],
    ['call p.nowhere(1)', 'ORA-06576: not a valid function or procedure name'],
    ['call f(1)', 'ORA-06576: not a valid function or procedure name'],
    ['call p(1, 2)', "ORA-06553: PLS-306: wrong number or types of arguments in call to 'P'"],
    ['call p(0)', 'ORA-20001: 0'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toContain(error);
  });
});
