import { describe, expect, it } from 'vitest';
import { blockError, parseUnit, storedUnit } from '../../../support/plsql-shape.js';

describe('syntax errors of blocks', () => {
  const encountered = (symbol: string) => `PLS-00103: Encountered the symbol "${symbol}"`;

  it.each([
    ['begin x := 1 end;', '1:14', encountered('END')],
    ['begin\n  p\nend;', '3:1', encountered('END')],
    ['begin end;', '1:7', encountered('END')],
    ['\nbegin null; end', '2:16', encountered('end-of-file')],
    ['begin null;', '1:12', encountered('end-of-file')],
    ['begin null; end; /', '1:18', encountered('/')],
    ['begin null; end; x', '1:18', encountered('X')],
    ['begin if a then null; end loop; end;', '1:27', encountered('LOOP')],
    ['begin loop null; end if; end;', '1:22', encountered('IF')],
    ['begin for i in 1..2 null; end loop; end;', '1:21', encountered('NULL')],
    ['begin for i in reverse c loop null; end loop; end;', '1:26', encountered('LOOP')],
    ['begin if a then elsif b then null; end if; end;', '1:17', encountered('ELSIF')],
    ['begin x = 1; end;', '1:9', encountered('=')],
    ["begin p('a' 'b'); end;", '1:13', encountered("'b'")],
    ['declare x; begin null; end;', '1:10', encountered(';')],
    ['declare begin number; begin null; end;', '1:39', encountered('end-of-file')],
    ['declare x number begin null; end;', '1:18', encountered('BEGIN')],
    ['declare type t is number; begin null; end;', '1:19', encountered('NUMBER')],
    ['begin create table t (a number); end;', '1:7', encountered('CREATE')],
    ['begin truncate table t; end;', '1:16', encountered('TABLE')],
    ['begin set role none; end;', '1:11', encountered('ROLE')],
    ['begin null; exception when others null; end;', '1:35', encountered('NULL')],
    ['begin forall i in 1..2 p; end;', '1:24', encountered('P')],
    ['declare procedure p is begin null; end; x number; begin null; end;', '1:41', encountered('X')],
    ['begin <<a>> begin null; end b; end;', '1:29', "PLS-00113: END identifier 'B' must match 'A' at line 1, column 9"],
    ['begin\n select 1 from dual;\nend;', '2:2', 'PLS-00428: an INTO clause is expected in this SELECT statement'],
    ['begin\n update t set a = 1 b = 2;\nend;', '2:21', 'PL/SQL: ORA-00933: SQL command not properly ended'],
    ['begin insert into t values (1,); end;', '1:31', 'PL/SQL: ORA-00936: missing expression'],
    ['begin delete from t where; end;', '1:26', 'PL/SQL: ORA-00936: missing expression'],
  ])('%s', (text, place, message) => {
    const error = blockError(text);
    expect([
      error.slice(0, error.indexOf(' ')),
      error.slice(error.indexOf(' ') + 1, error.indexOf(' ') + 1 + message.length),
    ]).toEqual([place, message]);
  });

  it('lists what Oracle would take', () => {
    expect(blockError('begin p end;')).toBe(
      '1:9 PLS-00103: Encountered the symbol "END" when expecting one of the following:\n\n   := . ( @ % ;',
    );
    expect(blockError('begin loop null; end if; end;')).toContain('one of the following:\n\n   loop');
  });

  it('is ORA-06550', () => {
    expect(() => parseUnit('begin p end;')).toThrow(
      expect.objectContaining({
        code: 6550,
        fullText: expect.stringContaining('ORA-06550: line 1, column 9:\nPLS-00103: '),
      }),
    );
  });
});

describe('units with errors', () => {
  it('keep their name and kind, and count lines from their kind', () => {
    const text = 'create or replace\n\n  package body erp.p as\n  procedure q is\n  begin\n    x := ;\n  end;\nend;';
    expect(storedUnit(text)).toMatchObject({
      kind: 'malformed_unit',
      unitKind: 'PACKAGE BODY',
      name: { parts: [{ name: 'ERP' }, { name: 'P' }] },
      error: { line: 4, column: 10, text: expect.stringContaining('Encountered the symbol ";"') },
    });
  });

  it.each([
    ['create package p as procedure q end;', 'PACKAGE', '1:26'],
    ['create procedure p;', 'PROCEDURE', '1:12'],
    ['create function f is begin return 1; end;', 'FUNCTION', '1:12'],
    ['create package p as end q;', 'PACKAGE', '1:18'],
    ['create package p as end;\n/', 'PACKAGE', '2:1'],
    ['create package p as end', 'PACKAGE', '1:17'],
    ['create type t as number;', 'TYPE', '1:11'],
  ])('%s', (text, unitKind, place) => {
    const unit = storedUnit(text);
    if (unit.kind !== 'malformed_unit') throw new Error('there is no error');
    expect([unit.unitKind, `${unit.error.line}:${unit.error.column}`]).toEqual([unitKind, place]);
  });

  it.each([
    ['create package;', 4050],
    ['create procedure is begin null; end;', 4050],
    ['create trigger before', 4071],
    ['create trigger t insert on x begin null; end;', 4071],
    ['create trigger t before insert begin null; end;', 969],
    ['create trigger t before insert on x for each line begin null; end;', 4079],
    ['create trigger t before insert on x begun null; end;', 4079],
    ['create trigger t before insert on x referencing newer as n begin null; end;', 4079],
    ['create trigger t for insert on x begin null; end;', 4079],
    ['create trigger "t', 1740],
  ])('%s is not stored', (text, code) => {
    expect(() => parseUnit(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['create trigger t before insert on x\nbegin\n  y := ;\nend;', '2:8'],
    ['create trigger t before insert on x begin null; end; more', '1:18'],
    ['create trigger t before insert on x begin null; end other;', '1:17'],
    ['create trigger t before insert on x declare y number begin null; end;', '1:18'],
    ['create trigger t for insert on x compound trigger end;', '1:18'],
    ['create trigger t for insert on x compound trigger before row is begin null; end before row; end;', '1:29'],
    ['create trigger t after insert on x call ;', '1:6'],
  ])('%s is a trigger whose lines are counted from its body on', (text, place) => {
    const unit = storedUnit(text);
    if (unit.kind !== 'trigger' || unit.body.kind !== 'malformed_body') throw new Error('there is no error');
    const { line, column } = unit.body.error;
    expect(`${line}:${column}`).toBe(place);
  });
});

describe('what the sandbox does not know', () => {
  it.each([
    ['begin $if other.flag $then null; $end end;', 'static expressions of $IF other than'],
    ['begin $if true $then null; end;', '$IF without $END'],
    ['begin null; $end end;', '$END at this place'],
    ['begin $else null; $end end;', '$ELSE at this place'],
    ['begin $if true then null; $end end;', '$IF without $THEN'],
    ['begin x := $$plsql_optimize_level; end;', '$$PLSQL_OPTIMIZE_LEVEL'],
    ["begin for i in execute immediate 'select 1 from dual' loop null; end loop; end;", 'EXECUTE IMMEDIATE in FOR'],
    ['begin for i t.c%type in 1..3 loop null; end loop; end;', 'iterands whose type is anchored'],
    ['create function f return t pipelined row polymorphic using p;', 'polymorphic table functions'],
    ['create trigger t before insert on x for each row when (1 = ) begin null; end;', 'a syntax error in WHEN'],
    ['create package p wrapped a000000', 'wrapped PL/SQL'],
  ])('%s', (text, feature) => {
    expect(() => parseUnit(text)).toThrow(
      expect.objectContaining({ code: 3001, text: expect.stringContaining(feature) }),
    );
  });
});
