import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startsPlsql } from '../../../../sandbox/plsql/parse-plsql.js';
import { tokenize } from '../../../../sandbox/syntax/lexer/tokenize.js';
import { createUnit, parseUnit, shape, storedUnit } from '../../../support/plsql-shape.js';

describe('what is PL/SQL', () => {
  it.each([
    ['begin null; end;', true],
    ['  /* x */ DECLARE x number; begin null; end;', true],
    ['<<l>> begin null; end;', true],
    ['call p()', true],
    ['create package p as end;', true],
    ['create or replace editionable package body p as end;', true],
    ['create or replace noneditionable procedure p is begin null; end;', true],
    ['create function f return number is begin return 1; end;', true],
    ['create trigger t before insert on x begin null; end;', true],
    ['create type t as table of number', true],
    ['create type body t as end;', true],
    ['create table package (a number)', false],
    ['create or replace view type as select 1 from dual', false],
    ['select 1 from dual', false],
    ['with function f return number is begin return 1; end; select f from dual', false],
    ['', false],
  ])('%s', (text, expected) => {
    expect(startsPlsql(tokenize(text))).toBe(expected);
  });
});

describe('blocks and calls', () => {
  it('a labelled block', () => {
    expect(shape(parseUnit('<<l>> declare x number; begin null; end l; -- done\n'))).toMatchObject({
      kind: 'anonymous_block',
      labels: ['L'],
      block: { declarations: [{ name: 'X' }], statements: [{ kind: 'null_statement' }] },
    });
  });

  it.each([
    ['call erp.api.f(:a, p_b => 1) into :result', { target: ['ERP.API.F', [':A', { P_B: 1 }]], into: ':RESULT' }],
    ['call p', { target: 'P' }],
  ])('%s', (text, expected) => {
    expect(shape(parseUnit(text))).toEqual({ kind: 'call', ...expected });
  });

  it.each([
    ['call p();', 933],
    ['call f() into x', 6577],
  ])('%s', (text, code) => {
    expect(() => parseUnit(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('CREATE of a unit', () => {
  it('a package', () => {
    const text =
      'create or replace package erp.p authid current_user accessible by (q) as c constant number := 1; procedure r; end p;';
    expect(shape(storedUnit(text))).toEqual({
      kind: 'package',
      name: 'ERP.P',
      properties: { authid: 'CURRENT_USER', accessibleBy: [{ name: 'Q' }] },
      declarations: [
        { kind: 'variable_declaration', name: 'C', constant: true, type: 'NUMBER', initial: 1 },
        { kind: 'subprogram', subprogramKind: 'PROCEDURE', name: 'R', properties: {} },
      ],
    });
  });

  it('a package body with an initialisation part', () => {
    const text =
      'create package body p is x number; procedure r is begin null; end r; begin x := 1; exception when others then null; end;';
    expect(shape(storedUnit(text))).toMatchObject({
      kind: 'package_body',
      declarations: [{ name: 'X' }, { name: 'R' }],
      statements: [{ kind: 'assignment' }],
      handlers: [{ statements: [{ kind: 'null_statement' }] }],
    });
  });

  it('a function of its own, named without its schema', () => {
    expect(
      shape(storedUnit('create function erp.f (a number) return number authid definer is begin return a; end f;')),
    ).toMatchObject({
      kind: 'standalone_subprogram',
      name: 'ERP.F',
      subprogram: { name: 'F', returns: 'NUMBER', properties: { authid: 'DEFINER' } },
    });
  });

  it('an aggregate function has no body', () => {
    expect(shape(storedUnit('create function f (a number) return number aggregate using erp.t;'))).toMatchObject({
      subprogram: { properties: { aggregate: true, implementationType: 'ERP.T' } },
    });
  });

  it('a trigger', () => {
    const text =
      'create trigger t before insert or update of a, b on erp.x referencing old as o for each row when (o.a > 1) declare y number; begin :new.a := 1; end;';
    expect(shape(storedUnit(text))).toMatchObject({
      timing: 'BEFORE',
      events: [{ event: 'INSERT' }, { event: 'UPDATE', columns: ['A', 'B'] }],
      on: { kind: 'table', name: 'ERP.X' },
      referencing: [{ row: 'OLD', name: 'O' }],
      forEachRow: true,
      enabled: true,
      when: { kind: 'comparison' },
      body: { statements: [{ kind: 'assignment', target: { kind: 'member', object: ':NEW', member: 'A' } }] },
    });
  });

  it('a logon trigger', () => {
    expect(shape(storedUnit('create trigger t after logon on database disable call p'))).toMatchObject({
      events: [{ event: 'LOGON' }],
      on: { kind: 'database' },
      body: { kind: 'call_statement', target: 'P' },
    });
  });

  it('an object type and its body', () => {
    const text =
      'create type t force under s (a number, member varchar2(5), constructor function t return self as result, not final map member function m return number) not final';
    expect(shape(storedUnit(text))).toMatchObject({
      force: true,
      definition: {
        under: 'S',
        attributes: [{ name: 'A' }, { name: 'MEMBER' }],
        methods: [
          { role: 'CONSTRUCTOR', subprogram: { name: 'T' } },
          { role: 'MAP', subprogram: { name: 'M' } },
        ],
        instantiable: true,
      },
    });
    expect(shape(storedUnit('create type body t is static procedure p is begin null; end; end;'))).toMatchObject({
      methods: [{ role: 'STATIC', subprogram: { name: 'P', body: { kind: 'block' } } }],
    });
  });

  it('a collection type needs no semicolon', () => {
    expect(shape(storedUnit('create or replace type t as table of varchar2(4000)'))).toMatchObject({
      definition: { kind: 'nested_table_type' },
    });
  });

  it('keeps its source as ALL_SOURCE shows it', () => {
    const sources = [
      'create or replace editionable\n package erp . p as\r\nend;\n',
      'create package if not exists "Erp"."P" as end;',
    ].map((text) => createUnit(text).sourceText);
    expect(sources).toEqual(['package p as\nend;', 'package "P" as end;']);
  });

  it('counts its position from its kind', () => {
    const text = 'create or replace package p as end;';
    expect(text.slice(storedUnit(text).position)).toBe('package p as end;');
  });
});

describe("the quick start's packages", () => {
  const script = readFileSync(new URL('../../../../examples/quick-start/sql/3-packages.sql', import.meta.url), 'utf8');
  const texts = script.split('\n/\n').filter((text) => text.trim() !== '');

  it.each(texts.map((text) => [text.trim().split('\n')[0], text]))('%s', (_heading, text) => {
    expect(storedUnit(text).kind).toMatch(/^package/);
  });
});
