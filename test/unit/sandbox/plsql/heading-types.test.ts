import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/** Source: PL/SQL Language Reference, "Formal Parameter Declaration": `datatype` cannot have a constraint. */
describe('types of parameters and results', () => {
  it.each([
    ['create procedure p(a varchar2(10)) as begin null; end;', '1,23'],
    ['create procedure p(a in out nocopy number(5, 2) := 1) as begin null; end;', '1,35'],
    ['create procedure p(a timestamp(3) with time zone) as begin null; end;', '1,24'],
    ['create function f return varchar2(25) as begin return null; end;', '1,27'],
    ['create package p as function f(a t(5)) return number; end;', '1,28'],
  ])('%s does not compile', async (unit, place) => {
    const session = openTestSession(newDatabase());
    expect((await session.execute(unit)).compiledWithErrors).toBe(true);
    const errors = await session.rows("select line || ',' || position || ' ' || text from user_errors");
    expect(errors[0]?.[0]).toContain(`${place} PLS-00103: Encountered the symbol "("`);
  });

  it.each([
    'create procedure p(a varchar2 default upper(1), b interval day to second, c timestamp with time zone) as begin null; end;',
    'create function f(a integer) return number result_cache relies_on (x) as n number(5); begin return 1; end;',
  ])('%s does', async (unit) => {
    const session = openTestSession(newDatabase());
    expect((await session.execute(unit)).compiledWithErrors).toBe(false);
  });
});
