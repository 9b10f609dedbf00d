import { describe, expect, it } from 'vitest';
import { statementShape, statements } from '../../../support/plsql-shape.js';

const NULL = { kind: 'null_statement' };

describe('statements of PL/SQL', () => {
  it.each([
    ['x := 1;', { kind: 'assignment', target: 'X', value: 1 }],
    [':x := 1;', { kind: 'assignment', target: ':X', value: 1 }],
    [
      'l_lines(i).amount := 2;',
      { kind: 'assignment', target: { kind: 'member', object: ['L_LINES', ['I']], member: 'AMOUNT' }, value: 2 },
    ],
    [
      'a.b.c(1)(2).x := 3;',
      { kind: 'assignment', target: { kind: 'member', object: [['A.B.C', [1]], [2]], member: 'X' }, value: 3 },
    ],
    ['p;', { kind: 'call_statement', target: 'P' }],
    [
      "erp.api.run(p_id => 1, p_name => q'[it's]');",
      { kind: 'call_statement', target: ['ERP.API.RUN', [{ P_ID: 1 }, { P_NAME: "'it's'" }]] },
    ],
    ['p();', { kind: 'call_statement', target: ['P', []] }],
    ['l_lines.delete;', { kind: 'call_statement', target: 'L_LINES.DELETE' }],
    ['l_lines.delete(3);', { kind: 'call_statement', target: ['L_LINES.DELETE', [3]] }],
    ['null;', NULL],
    [
      'if a then null; elsif b then x; else null; null; end if;',
      {
        kind: 'if',
        branches: [
          { condition: 'A', statements: [NULL] },
          { condition: 'B', statements: [{ kind: 'call_statement', target: 'X' }] },
        ],
        otherwise: [NULL, NULL],
      },
    ],
    [
      'case n when 1 then null; else x; end case;',
      {
        kind: 'case_statement',
        selector: 'N',
        branches: [{ choices: [{ equal: 1 }], statements: [NULL] }],
        otherwise: [{ kind: 'call_statement', target: 'X' }],
      },
    ],
    [
      'case when a then null; end case;',
      { kind: 'case_statement', branches: [{ choices: [{ condition: 'A' }], statements: [NULL] }] },
    ],
    [
      '<<outer>> loop exit outer when x; continue; end loop outer;',
      {
        kind: 'loop',
        labels: ['OUTER'],
        statements: [{ kind: 'exit', label: 'OUTER', when: 'X' }, { kind: 'continue' }],
      },
    ],
    ['while x loop null; end loop;', { kind: 'while', condition: 'X', statements: [NULL] }],
    [
      'for i in 1..n loop null; end loop;',
      { kind: 'numeric_for', variable: 'I', low: 1, high: 'N', statements: [NULL] },
    ],
    [
      'for i in reverse a.first .. a.last loop null; end loop;',
      { kind: 'numeric_for', variable: 'I', reverse: true, low: 'A.FIRST', high: 'A.LAST', statements: [NULL] },
    ],
    [
      'for r in c loop null; end loop;',
      { kind: 'cursor_for', variable: 'R', source: { kind: 'cursor', cursor: 'C' }, statements: [NULL] },
    ],
    [
      'for r in c(1, p => 2) loop null; end loop;',
      {
        kind: 'cursor_for',
        variable: 'R',
        source: { kind: 'cursor', cursor: ['C', [1, { P: 2 }]] },
        statements: [NULL],
      },
    ],
    ['goto done;', { kind: 'goto', label: 'DONE' }],
    ['return;', { kind: 'return' }],
    ['return(1);', { kind: 'return', value: 1 }],
    ['raise;', { kind: 'raise' }],
    ['raise pkg.e_limit;', { kind: 'raise', exception: 'PKG.E_LIMIT' }],
    ['open c;', { kind: 'open', cursor: 'C' }],
    ['open c(1);', { kind: 'open', cursor: ['C', [1]] }],
    [
      "open :rc for 'select 1 from t where a = :a' using x, in y;",
      {
        kind: 'open_for',
        cursor: ':RC',
        source: { kind: 'dynamic', text: "'select 1 from t where a = :a'" },
        using: [
          { mode: 'IN', value: 'X' },
          { mode: 'IN', value: 'Y' },
        ],
      },
    ],
    ['fetch c into a, b.x;', { kind: 'fetch', cursor: 'C', into: { targets: ['A', 'B.X'] } }],
    [
      'fetch c bulk collect into xs limit 100;',
      { kind: 'fetch', cursor: 'C', into: { bulkCollect: true, targets: ['XS'] }, limit: 100 },
    ],
    ['close c;', { kind: 'close', cursor: 'C' }],
    ['pipe row (r);', { kind: 'pipe_row', value: 'R' }],
    [
      'execute immediate l_sql into a using in 1, out b, in out :c returning into d;',
      {
        kind: 'execute_immediate',
        text: 'L_SQL',
        into: { targets: ['A'] },
        using: [
          { mode: 'IN', value: 1 },
          { mode: 'OUT', value: 'B' },
          { mode: 'IN OUT', value: ':C' },
        ],
        returning: { targets: ['D'] },
      },
    ],
    [
      'execute immediate l_sql using out, out out;',
      {
        kind: 'execute_immediate',
        text: 'L_SQL',
        using: [
          { mode: 'IN', value: 'OUT' },
          { mode: 'OUT', value: 'OUT' },
        ],
      },
    ],
    ["pragma inline(f, 'YES');", { kind: 'pragma', name: 'INLINE', arguments: ['F', "'YES'"] }],
    ['commit;', { kind: 'session_statement', statement: { kind: 'commit' } }],
    ['rollback to savepoint s;', { kind: 'session_statement', statement: { kind: 'rollback', toSavepoint: 'S' } }],
    [
      'set transaction read only;',
      { kind: 'session_statement', statement: { kind: 'set_transaction', mode: 'READ ONLY' } },
    ],
    [
      'begin null; exception when no_data_found or pkg.e then null; when others then raise; end;',
      {
        kind: 'block',
        statements: [NULL],
        handlers: [{ exceptions: ['NO_DATA_FOUND', 'PKG.E'], statements: [NULL] }, { statements: [{ kind: 'raise' }] }],
      },
    ],
  ])('%s', (text, expected) => {
    expect(statementShape(text)).toEqual(expected);
  });

  it('a label in front of END stands on a NULL statement', () => {
    expect(statementShape('<<a>> <<b>>')).toEqual({ kind: 'null_statement', labels: ['A', 'B'] });
  });

  it('CASE inside a CASE statement is an expression', () => {
    const text = 'case when a then x := case when b then 1 end || case c when 2 then 3 end; end case;';
    expect(statementShape(text)).toMatchObject({ branches: [{ statements: [{ value: { operator: '||' } }] }] });
  });
});

describe('SQL in PL/SQL', () => {
  const kinds = (text: string) => statements(`begin ${text} end;`).map(({ kind }) => kind);

  it.each([
    ['select a, b into x, y from t where c = d;', 'select_into'],
    ['select a bulk collect into xs from t order by 1;', 'select_into'],
    ['with q as (select 1 a from dual) select a into x from q;', 'select_into'],
    ['select (select max(a) from u) into x from t fetch first 1 rows only;', 'select_into'],
    ['insert into t values l_row;', 'dml'],
    ['insert into t (a) values (1) returning b, c into x, l_rec.y;', 'dml'],
    ['update t set row = l_row where current of c;', 'dml'],
    ['delete t where a = 1 returning b bulk collect into xs;', 'dml'],
    ['merge into t using u on (t.a = u.a) when matched then update set b = 1;', 'dml'],
    ['lock table t in exclusive mode nowait;', 'session_statement'],
    ['for r in (select a from t union all select b from u) loop null; end loop;', 'cursor_for'],
    ['for r in ((select a from t) union (select b from u)) loop null; end loop;', 'cursor_for'],
    ['open rc for select a from t for update;', 'open_for'],
    ['open rc for with q as (select 1 a from dual) select a from q;', 'open_for'],
    ['forall i in 1 .. xs.count save exceptions insert into t values (xs(i));', 'forall'],
    ['forall i in indices of xs between 1 and 5 update t set a = 1 where b = xs(i);', 'forall'],
    ['forall i in values of xs delete t where a = xs(i);', 'forall'],
    ["forall i in 1 .. 3 execute immediate 'begin p(:1); end;' using xs(i);", 'forall'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it('tells INTO apart from the query', () => {
    expect(statementShape('select a, b into x, y.z from t;')).toMatchObject({
      into: { targets: ['X', 'Y.Z'] },
      query: { body: { kind: 'query_block', from: [{ kind: 'table', name: 'T' }] } },
    });
  });

  it('keeps the range of the SQL text, its semicolon left out', () => {
    const text = 'begin x; update t set a = 1; end;';
    const [, update] = statements(text);
    expect(text.slice(update?.position, update?.end)).toBe('update t set a = 1');
  });

  it('takes the bounds of FORALL', () => {
    expect(statementShape('forall i in indices of xs between 1 and n delete t;')).toMatchObject({
      bounds: { kind: 'indices_of', collection: 'XS', between: { low: 1, high: 'N' } },
    });
    expect(statementShape('forall i in 1..xs.count save exceptions delete t;')).toMatchObject({
      bounds: { kind: 'range', low: 1, high: 'XS.COUNT' },
      saveExceptions: true,
    });
  });
});

describe('words that are keywords only in their place', () => {
  it.each([
    ['open := 1;', 'assignment'],
    ['close.x := 1;', 'assignment'],
    ['loop := loop + 1;', 'assignment'],
    ['exit(1) := 2;', 'assignment'],
    ['raise(1);', 'call_statement'],
    ['set.x := 1;', 'assignment'],
    ['type_name := 1;', 'assignment'],
    ['trim(x, y);', 'call_statement'],
    ['date := 1;', 'assignment'],
    ['pkg.commit;', 'call_statement'],
    ['pragma := 1;', 'assignment'],
    ['new.x := 1;', 'assignment'],
    ['level := rownum;', 'assignment'],
    ['"begin" := 1;', 'assignment'],
  ])('%s', (text, kind) => {
    expect(statements(`begin ${text} end;`).map((statement) => statement.kind)).toEqual([kind]);
  });

  it.each(['for reverse in reverse .. 3', 'for i in reverse reverse .. 3'])('%s', (loop) => {
    expect(statements(`begin ${loop} loop null; end loop; end;`)[0]).toMatchObject({ kind: 'numeric_for' });
  });

  it('comments and q-quotes are skipped', () => {
    const [first, second] = statements("begin /* ; end; */ x := q'!a; end;!'; -- y\n z; end;");
    expect([first?.kind, second?.kind]).toEqual(['assignment', 'call_statement']);
  });
});
