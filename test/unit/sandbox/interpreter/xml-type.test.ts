import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

const session = openTestSession(newDatabase());

// Source: PL/SQL Packages and Types Reference, "XMLTYPE".
describe('XMLTYPE in PL/SQL', () => {
  it.each([
    ['x.getStringVal()', '<a b="1"/>'],
    ['x.getClobVal()', '<a b="1"/>'],
    ['x.getclobval', '<a b="1"/>'],
    ["sys.xmltype('<c/>').getStringVal()", '<c/>'],
    ["xmltype(xmlData => '<c/>').getStringVal", '<c/>'],
    ['same(x).getStringVal()', '<a b="1"/>'],
    ["xmltype(to_clob(x.getClobVal())).getStringVal() || '!'", '<a b="1"/>!'],
    ["case when nothing is null then 'null' end", 'null'],
  ])('%s', async (expression, expected) => {
    const declarations = `x xmltype := xmltype('<a b="1"/>'); nothing sys.xmltype;
      function same(v in xmltype) return xmltype is begin return v; end;`;
    expect(await session.evaluate(expression, declarations)).toBe(expected);
  });

  it.each([
    ["x := xmltype('<a>')", 'ORA-31011: XML parsing failed\nORA-19202: Error occurred in XML processing'],
    ["x := xmltype('<a></b>')", 'end-element tag "b" does not match start-element tag "a"'],
    ['t := x.getStringVal()', 'ORA-30625: method dispatch on NULL SELF argument is disallowed'],
    ["x := '<a/>'", 'PLS-00382'],
    ["t := xmltype('<a/>')", 'PLS-00382'],
    ["t := xmltype('<a/>').getStringVal(1)", 'PLS-00306'],
    ['x := xmltype()', 'PLS-00306'],
    ['x := xmltype(t)', 'does not support XMLTYPE of a NULL text'],
    ["x := xmltype('<!DOCTYPE a><a/>')", 'does not support document type declarations in XMLTYPE'],
    ["x := xmltype('<a/>', 'schema')", 'does not support schemas of XMLTYPE'],
    ["x := xmltype('<a/>').extract('/a')", 'does not support XMLTYPE.EXTRACT'],
    ["x := xmltype.createXML('<a/>')", 'does not support XMLTYPE.CREATEXML'],
    ['t := xmlserialize(content x as clob)', 'in a call of XMLSERIALIZE'],
    ['insert into docs (doc) values (x)', 'does not support values of type XMLTYPE in columns'],
  ])('%s is refused', async (statement, error) => {
    await session.execute('create table docs (doc xmltype)').catch(() => undefined);
    expect(await session.error(`declare x xmltype; t varchar2(100); begin ${statement}; end;`)).toContain(error);
  });
});
