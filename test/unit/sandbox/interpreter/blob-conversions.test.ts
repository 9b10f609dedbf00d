import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/** node-oracledb's tests (binding_procedureBindIn.js and others): a text and a BLOB are not converted to each other, a RAW and a BLOB are. */
describe('BLOB', () => {
  it.each([
    ["declare b blob; begin b := '00'; end;", 'PLS-00382: expression is of wrong type'],
    ['declare b blob; s varchar2(9); begin s := b; end;', 'PLS-00382: expression is of wrong type'],
    [
      "declare procedure p(b blob) is begin null; end; begin p('00'); end;",
      "PLS-00306: wrong number or types of arguments in call to 'P'",
    ],
    ["declare b blob; r raw(2); begin b := hextoraw('00FF'); r := b; end;", 'no error'],
  ])('%s', async (block, error) => {
    expect(await openTestSession(newDatabase()).error(block)).toContain(error);
  });
});
