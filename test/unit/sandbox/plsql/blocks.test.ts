import { describe, expect, it } from 'vitest';
import { parseUnit } from '../../../support/plsql-shape.js';

describe('blocks as programs write them', () => {
  it.each([
    "begin if substr(:full_name, length(:full_name) - 7) = '%ROWTYPE' then t_pos := instr(:full_name, '.'); else begin select owner, type_name into :schema, :name from all_types where type_oid = :oid; exception when no_data_found then null; end; end if; end;",
    'begin :1 := f(:2)(1).x + a.b(c => 1, d => 2); end;',
    'begin if not a and (b or c is null) and d not between 1 and 2 then null; end if; end;',
    "begin for r in (select t.a, u.b from t join u on t.id = u.id where t.x in (select 1 from dual)) loop p(r.a || '-' || r.b); end loop; end;",
    "declare type t is table of varchar2(10) index by varchar2(30); v t := t('a' => '1'); begin v.delete; if v.count = 0 or v.exists('a') then null; end if; end;",
    "declare d date := date '2024-01-01'; i interval day to second := interval '1' day; ts timestamp(3) with time zone; begin ts := systimestamp at time zone 'UTC'; i := (ts - ts) day(9) to second(3); end;",
    'begin for i in 1 .. sql%bulk_exceptions.count loop y := sql%bulk_exceptions(i).error_code; end loop; end;',
    'begin loop fetch c into r; exit when c%notfound; end loop; if c%isopen then close c; end if; end;',
    'declare n number := 10 mod 3; m number := 2 ** -1; begin n := -n ** 2; end;',
    'begin select count(*) into n from t where a member of b; end;',
    "begin raise_application_error(-20001, 'x ' || to_char(sysdate, 'YYYY'), true); end;",
    'declare cursor c is select * from t; procedure p(a c%rowtype) is pragma autonomous_transaction; begin commit; end p; begin open c; end;',
    'begin update t set (a, b) = (select 1, 2 from dual) where c = d returning a, b into :x, :y; end;',
    "begin x.y(1).z := new t(1); x := treat(y as t); x := extract(year from d); x := trim(both ' ' from y); end;",
    'declare y interval year(4) to month; z long raw; w national character varying(10); v character varying (3 char); begin null; end;',
    'begin <<a>> for i in 1..3 loop <<b>> while true loop continue a when i > 2; exit a; end loop b; end loop a; goto x; <<x>> null; end;',
    'declare function f(a in out nocopy number) return boolean; function f(a in out nocopy number) return boolean is begin return true; end; begin null; end;',
    'declare x t.c%type := 5; y a.b.c%type; z b@l%rowtype; begin null; end;',
    'begin begin null; end; declare begin null; end; end;',
    'begin p(a, b => (select max(x) from t)); delete from t where current of c; delete t; end;',
  ])('%s', (text) => {
    const unit = parseUnit(text);
    expect([unit.kind, text.slice(unit.position, unit.end)]).toEqual(['anonymous_block', text]);
  });
});
