import { beforeAll, describe, expect, it } from 'vitest';
import type { DataType } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/*
 * Formal parameters of a character type in mode OUT and IN OUT have the maximum length of what is passed for them, and CHAR is blank-padded to it. Source:
 * node-oracledb's test 22.3 (dataTypeChar.js); My Oracle Support note 372616.1 for what LENGTH shows inside the routine.
 */

const ROUTINES = [
  `create or replace procedure gives(p out char, v in varchar2, seen out varchar2) is
begin
  p := v;
  seen := nvl(to_char(length(p)), 'null');
end;`,
  `create or replace procedure takes(p in out nocopy char, seen out varchar2) is
begin
  seen := nvl(to_char(length(p)), 'null') || '[' || rtrim(p) || ']';
end;`,
  `create or replace procedure encloses(p in out char) is
begin
  p := '(' || p || ')';
end;`,
  `create or replace procedure selects(p out char) is
begin
  select 'ab' into p from dual;
end;`,
  `create or replace procedure passes_on(p out varchar2, seen out varchar2) is
begin
  gives(p, 'x', seen);
end;`,
  `create or replace procedure gives_nchar(p out nchar, seen out varchar2) is
begin
  p := n'a';
  seen := length(p);
end;`,
  `create or replace procedure too_long(p out varchar2) is
begin
  p := 'abcdef';
exception
  when value_error then p := 'no';
end;`,
];

const VARIABLES = 'v5 varchar2(5); v9 varchar2(9); c5 char(5); seen varchar2(100);';

let system: TestSession;
beforeAll(async () => {
  system = openTestSession(newDatabase());
  await system.run(...ROUTINES, 'create table codes (code char(3 char))');
});

const shown = (text: string, declarations = VARIABLES) => system.block(`declare ${declarations} begin ${text} end;`);

describe('CHAR parameters', () => {
  it('in mode OUT are padded to the length of the local, inside and outside', async () => {
    expect(await shown(`gives(v5, 'ab', seen); :r := seen || '[' || v5 || ']';`)).toBe('5[ab   ]');
    expect(await shown(`gives(c5, 'ab', seen); :r := seen || '[' || c5 || ']';`)).toBe('5[ab   ]');
    expect(await shown(`gives(v9, 'ab', seen); :r := seen || '[' || v9 || ']';`)).toBe('9[ab       ]');
    expect(await shown(`selects(v5); :r := '[' || v5 || ']';`)).toBe('[ab   ]');
  });

  it('in mode IN OUT are padded on entry', async () => {
    expect(await shown(`v5 := 'ab'; takes(v5, seen); :r := seen || '[' || v5 || ']';`)).toBe('5[ab][ab   ]');
    expect(await shown(`takes(v5, seen); :r := seen || nvl(v5, 'null');`)).toBe('null[]null');
  });

  it('leave no room for more than blanks', async () => {
    expect(await system.error(`declare ${VARIABLES} begin v5 := 'a'; encloses(v5); end;`)).toBe(
      'ORA-06502: PL/SQL: numeric or value error: character string buffer too small\nORA-06512: at "SYSTEM.ENCLOSES", line 3\nORA-06512: at line 1',
    );
    expect(await system.error(`declare ${VARIABLES} begin gives(v5, 'abcdef', seen); end;`)).toContain('ORA-06502');
  });

  it('count as the variable is declared: in bytes or characters', async () => {
    expect(await shown(`gives(v, '€', seen); :r := seen || '[' || v || ']';`, `v varchar2(5); ${VARIABLES}`)).toBe(
      '3[€  ]',
    );
    expect(await shown(`gives(v, '€', seen); :r := seen || '[' || v || ']';`, `v char(5 char); ${VARIABLES}`)).toBe(
      '5[€    ]',
    );
    expect(await shown(`gives_nchar(v, seen); :r := seen || '[' || v || ']';`, `v nvarchar2(4); ${VARIABLES}`)).toBe(
      '4[a   ]',
    );
  });

  it('have the length of a field, an element and a %TYPE', async () => {
    const row = `r codes%rowtype; type list is table of varchar2(4) index by pls_integer; l list; c codes.code%type; ${VARIABLES}`;
    expect(await shown(`gives(r.code, 'a', seen); :r := seen || r.code || '.';`, row)).toBe('3a  .');
    expect(await shown(`gives(l(1), 'a', seen); :r := seen || l(1) || '.';`, row)).toBe('4a   .');
    expect(await shown(`gives(c, 'a', seen); :r := seen || c || '.';`, row)).toBe('3a  .');
    const flag = `type flags is record (flag char); f flags; ${VARIABLES}`;
    expect(await shown(`gives(f.flag, 'a', seen); :r := seen || f.flag || '.';`, flag)).toBe('1a.');
  });

  it('have it through parameters that are passed on, and in subprograms inside', async () => {
    expect(await shown(`passes_on(v9, seen); :r := seen || '[' || v9 || ']';`)).toBe('9[x        ]');
    const nested = `procedure outer_one(p out char) is
        procedure inner_one is begin p := 'i'; end;
      begin inner_one; end;`;
    expect(await shown(`outer_one(v5); :r := '[' || v5 || ']';`, `${VARIABLES} ${nested}`)).toBe('[i    ]');
  });

  it('have the length of a bind, dynamic ones included', async () => {
    const text = 'begin gives(:p, :v, :seen); end;';
    const { outValues } = await system.execute(text, { p: { maxSize: 7 }, v: { value: 'ab' }, seen: {} });
    expect(outValues?.[0]).toEqual(['ab     ', '7']);
    const dynamic = `execute immediate 'begin gives(:p, ''ab'', :s); end;' using out v9, out seen; :r := seen || '[' || v9 || ']';`;
    expect(await shown(dynamic)).toBe('9[ab       ]');
  });

  it('are refused where no length is known', async () => {
    const refused = (declarations: string) =>
      system.execute(`declare ${declarations} ${VARIABLES} begin gives(v, 'a', seen); end;`);
    await expect(refused('v clob;')).rejects.toThrow('an actual parameter of another type for CHAR');
    await expect(refused('v nvarchar2(5);')).rejects.toThrow('an actual parameter of unknown length for CHAR');
    const national: DataType = { kind: 'varchar2', national: true, length: undefined, lengthUnit: 'char' };
    await expect(
      system.execute('begin gives_nchar(:p, :seen); end;', { p: { type: national }, seen: {} }),
    ).rejects.toThrow('an actual parameter of unknown length for NCHAR in mode OUT or IN OUT');
  });
});

describe('VARCHAR2 parameters', () => {
  // PL/SQL raises where the formal is assigned, so that the routine can handle it.
  it('in mode OUT are as long as the variable that is passed', async () => {
    expect(await shown(`too_long(v5); :r := v5;`)).toBe('no');
    expect(await shown(`too_long(v9); :r := v9;`)).toBe('abcdef');
  });
});

describe('LONG and LONG RAW parameters', () => {
  // node-oracledb's tests 129 to 132 (longProcedureBind_*.js) pass 32,767 bytes; a variable has 32,760.
  it('are as long as VARCHAR2 and RAW', async () => {
    await system.run(
      'create or replace procedure long_one(p in out long, n in out number) is begin n := length(p); p := p; end;',
      'create or replace procedure long_raw_one(p in long raw, n out number) is begin n := utl_raw.length(p); end;',
    );
    const text = `declare v varchar2(32767) := rpad('x', 32767, 'x'); n number; begin long_one(v, n); :r := n || ' ' || length(v); end;`;
    expect(await system.block(text)).toBe('32767 32767');
    const raw = `declare v raw(32767) := utl_raw.cast_to_raw(rpad('x', 32767, 'x')); n number; begin long_raw_one(v, n); :r := n; end;`;
    expect(await system.block(raw)).toBe('32767');
    expect(await system.error(`declare v long; begin v := rpad('x', 32761, 'x'); end;`)).toContain('ORA-06502');
  });
});
