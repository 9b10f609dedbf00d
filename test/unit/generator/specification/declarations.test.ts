import { describe, expect, it } from 'vitest';
import { readSpecification } from '../../../../generator/specification/read-specification.js';
import type { DeclaredType } from '../../../../generator/specification/specification.js';
import { readable, specificationOf } from './support/specification.js';

const HEADINGS = [
  'PACKAGE p IS',
  'package P as',
  'PACKAGE "P" IS',
  'CREATE PACKAGE p IS',
  'CREATE OR REPLACE EDITIONABLE PACKAGE IF NOT EXISTS erp.p AUTHID CURRENT_USER IS',
  'CREATE OR REPLACE NONEDITIONABLE PACKAGE "Erp"."P" SHARING = NONE DEFAULT COLLATION USING_NLS_COMP AS',
  'PACKAGE p ACCESSIBLE BY (PACKAGE q, FUNCTION erp.f, is_x) IS',
  '\uFEFF /* c */ PACKAGE /* c */ p -- c\n IS',
];

describe('the heading', () => {
  it.each(HEADINGS)('%s', (heading) => {
    const read = readable(readSpecification(`${heading} PROCEDURE a; END;`));
    expect(read.subprograms.map(({ name }) => name)).toEqual(['A']);
    expect(read.gaps).toEqual([]);
  });

  it('keeps the spelling of names that are not in quotes', () => {
    const read = readable(
      readSpecification('PACKAGE Orders_Api IS PROCEDURE createOrder("Id" NUMBER, P_X NUMBER); END;'),
    );
    expect(read.notes.spelling).toBe('Orders_Api');
    const [procedure] = read.subprograms;
    expect(procedure?.notes.spelling).toBe('createOrder');
    expect(procedure?.parameters.map(({ name, notes }) => [name, notes.spelling])).toEqual([
      ['Id', undefined],
      ['P_X', undefined],
    ]);
  });
});

describe('subprograms', () => {
  it('are read with all their clauses', () => {
    const { subprograms, gaps } = specificationOf(`
      PROCEDURE a;
      PROCEDURE a(x NUMBER) ACCESSIBLE BY (PACKAGE q);
      FUNCTION b RETURN NUMBER DETERMINISTIC RESULT_CACHE RELIES_ON (t, u);
      FUNCTION c(x t_in) RETURN t_out PIPELINED PARALLEL_ENABLE (PARTITION x BY HASH (id)) CLUSTER x BY (id);
      FUNCTION d(x NUMBER) RETURN NUMBER AGGREGATE USING impl;
      FUNCTION e(t TABLE) RETURN TABLE PIPELINED ROW POLYMORPHIC USING q;
      FUNCTION f(x VARCHAR2) RETURN VARCHAR2 SQL_MACRO(SCALAR);
      FUNCTION g(x VARCHAR2) RETURN VARCHAR2 AS LANGUAGE JAVA NAME 'A.b(java.lang.String) return java.lang.String';
      PROCEDURE h(x NUMBER) IS EXTERNAL NAME "h" LIBRARY l PARAMETERS (x, x INDICATOR);
      FUNCTION "i j"("Π" NUMBER, straße NUMBER) RETURN SELF;`);
    expect(gaps).toEqual([]);
    expect(
      subprograms.map(({ name, kind, parameters, returns }) => [
        kind,
        name,
        parameters.map((one) => one.name).join(),
        returns?.text,
      ]),
    ).toEqual([
      ['procedure', 'A', '', undefined],
      ['procedure', 'A', 'X', undefined],
      ['function', 'B', '', 'NUMBER'],
      ['function', 'C', 'X', 't_out'],
      ['function', 'D', 'X', 'NUMBER'],
      ['function', 'E', 'T', 'TABLE'],
      ['function', 'F', 'X', 'VARCHAR2'],
      ['function', 'G', 'X', 'VARCHAR2'],
      ['procedure', 'H', 'X', undefined],
      ['function', 'i j', 'Π,STRAßE', 'SELF'],
    ]);
  });

  it('have defaults of any kind, whose text is kept', () => {
    const { subprograms } = specificationOf(`
      PROCEDURE a(
        p_1 IN VARCHAR2 DEFAULT 'a,b)',
        p_2 NUMBER := nvl( f(1, (2)),/* c */3 ) , -- c
        p_3 OUT NOCOPY t,
        p_4 IN OUT NOCOPY t,
        p_5 IN q.t DEFAULT q.t(1, 2),
        p_6 VARCHAR2 := q'[it's]' || N'ü'
          || nq'!x!',
        p_7 DATE DEFAULT DATE '2020-01-01',
        p_8 BOOLEAN DEFAULT CASE WHEN 1 = 1 THEN TRUE END);`);
    expect(subprograms[0]?.parameters.map(({ name, notes }) => [name, notes.defaultText])).toEqual([
      ['P_1', "'a,b)'"],
      ['P_2', 'nvl( f(1, (2)), 3 )'],
      ['P_3', undefined],
      ['P_4', undefined],
      ['P_5', 'q.t(1, 2)'],
      ['P_6', "q'[it's]' || N'ü' || nq'!x!'"],
      ['P_7', "DATE '2020-01-01'"],
      ['P_8', 'CASE WHEN 1 = 1 THEN TRUE END'],
    ]);
  });
});

/** A type as it is written, and what differs from a plain name. */
const TYPES: readonly (readonly [string, Partial<DeclaredType>])[] = [
  ['NUMBER', { path: ['NUMBER'] }],
  ['number(9,2)', { path: ['NUMBER'], constraint: '(9,2)' }],
  ['NUMBER ( * , -2 )', { path: ['NUMBER'], constraint: '(*,-2)' }],
  ['VARCHAR2(30 char)', { path: ['VARCHAR2'], constraint: '(30 CHAR)' }],
  ['VARCHAR2 CHARACTER SET ANY_CS', { path: ['VARCHAR2'], constraint: 'CHARACTER SET ANY_CS' }],
  ['CHARACTER VARYING(3)', { path: ['CHARACTER'], constraint: 'VARYING(3)' }],
  ['DOUBLE PRECISION', { path: ['DOUBLE'], constraint: 'PRECISION' }],
  ['LONG RAW', { path: ['LONG'], constraint: 'RAW' }],
  ['TIMESTAMP(6) WITH LOCAL TIME ZONE', { path: ['TIMESTAMP'], constraint: '(6) WITH LOCAL TIME ZONE' }],
  ['INTERVAL DAY(2) TO SECOND(6)', { path: ['INTERVAL'], constraint: 'DAY(2) TO SECOND(6)' }],
  ['INTERVAL YEAR TO MONTH', { path: ['INTERVAL'], constraint: 'YEAR TO MONTH' }],
  ['erp."Orders_Api".t_id', { path: ['ERP', 'Orders_Api', 'T_ID'] }],
  ['orders.status%TYPE', { path: ['ORDERS', 'STATUS'], attribute: 'TYPE' }],
  ['erp.orders%ROWTYPE', { path: ['ERP', 'ORDERS'], attribute: 'ROWTYPE' }],
  ['orders@hq.world%ROWTYPE', { path: null, attribute: 'ROWTYPE' }],
  ['REF order_t', { path: null }],
  ['SYS_REFCURSOR', { path: ['SYS_REFCURSOR'] }],
];

describe('a type', () => {
  it.each(TYPES)('%s', (text, expected) => {
    const { subprograms, gaps } = specificationOf(`FUNCTION f(x ${text}) RETURN ${text} DETERMINISTIC;`);
    const type = { text, path: null, attribute: null, constraint: null, range: null, notNull: false, ...expected };
    expect(gaps).toEqual([]);
    expect(subprograms[0]?.returns).toEqual(type);
    expect(subprograms[0]?.parameters[0]?.type).toEqual(type);
    expect(subprograms[0]?.parameters[0]?.notes.declaredType).toBe(text);
  });

  it('is text with one blank for what stands between words', () => {
    const { subprograms } = specificationOf('PROCEDURE a(x IN orders /* c */ . id\n -- c\n %TYPE);');
    expect(subprograms[0]?.parameters[0]?.type).toMatchObject({
      text: 'orders . id %TYPE',
      path: ['ORDERS', 'ID'],
      attribute: 'TYPE',
    });
  });
});

describe('type declarations', () => {
  it('are records with their fields', () => {
    const { types } = specificationOf(`
      TYPE r IS RECORD (
        id orders.id%TYPE NOT NULL := 0,
        "Text" VARCHAR2(10) DEFAULT f(1, 2),
        line t_line);`);
    expect(types).toEqual([
      {
        kind: 'record',
        name: 'R',
        notes: { spelling: 'r' },
        fields: [
          expect.objectContaining({
            name: 'ID',
            notes: { spelling: 'id', notNull: true, declaredType: 'orders.id%TYPE', defaultText: '0' },
          }),
          expect.objectContaining({ name: 'Text', notes: { declaredType: 'VARCHAR2(10)', defaultText: 'f(1, 2)' } }),
          expect.objectContaining({ name: 'LINE', notes: { spelling: 'line', declaredType: 't_line' } }),
        ],
      },
    ]);
  });

  it('are collections of all forms', () => {
    const { types, gaps } = specificationOf(`
      TYPE a IS TABLE OF NUMBER(9) NOT NULL;
      TYPE b IS TABLE OF orders%ROWTYPE INDEX BY PLS_INTEGER;
      TYPE c IS TABLE OF q.t INDEX BY VARCHAR2(30);
      TYPE d IS VARRAY(10) OF VARCHAR2(5 CHAR);
      TYPE e IS VARYING ARRAY (c_max) OF DATE;
      TYPE f IS TABLE OF REF order_t;`);
    expect(gaps).toEqual([]);
    expect(
      types.map((type) => type.kind === 'collection' && [type.name, type.element.text, type.element.notNull]),
    ).toEqual([
      ['A', 'NUMBER(9)', true],
      ['B', 'orders%ROWTYPE', false],
      ['C', 'q.t', false],
      ['D', 'VARCHAR2(5 CHAR)', false],
      ['E', 'DATE', false],
      ['F', 'REF order_t', false],
    ]);
  });

  it('are REF CURSORs', () => {
    const { types } = specificationOf(`
      TYPE a IS REF CURSOR;
      TYPE b IS REF CURSOR RETURN orders%ROWTYPE;
      TYPE c IS REF CURSOR RETURN t_row;`);
    expect(types.map((type) => type.kind === 'ref cursor' && [type.name, type.returns?.text])).toEqual([
      ['A', undefined],
      ['B', 'orders%ROWTYPE'],
      ['C', 't_row'],
    ]);
  });

  it('are subtypes with what they allow', () => {
    const { subtypes } = specificationOf(`
      c_low CONSTANT PLS_INTEGER := -2;
      SUBTYPE a IS PLS_INTEGER RANGE c_low .. 3 * 4;
      SUBTYPE b IS NUMBER(9) NOT NULL;
      SUBTYPE c IS a RANGE 1..2 NOT NULL;
      SUBTYPE d IS PLS_INTEGER RANGE 1 .. q.c_high;
      SUBTYPE e IS orders%ROWTYPE;`);
    expect(subtypes.map(({ name, type }) => [name, type.text, type.range, type.notNull])).toEqual([
      ['A', 'PLS_INTEGER RANGE c_low .. 3 * 4', ['-2', '12'], false],
      ['B', 'NUMBER(9)', null, true],
      ['C', 'a RANGE 1..2', ['1', '2'], true],
      ['D', 'PLS_INTEGER RANGE 1 .. q.c_high', null, false],
      ['E', 'orders%ROWTYPE', null, false],
    ]);
  });
});

describe('other declarations', () => {
  it('are exceptions with their numbers', () => {
    const { exceptions } = specificationOf(`
      c_first CONSTANT PLS_INTEGER := -20000;
      a EXCEPTION;
      b EXCEPTION; PRAGMA EXCEPTION_INIT(b, -20001);
      c EXCEPTION; d EXCEPTION;
      PRAGMA EXCEPTION_INIT(c, c_first - 2);
      PRAGMA EXCEPTION_INIT("D", +100);
      e EXCEPTION; PRAGMA EXCEPTION_INIT(p.e, q.code);`);
    expect(exceptions.map(({ name, code }) => [name, code])).toEqual([
      ['A', null],
      ['B', -20001],
      ['C', -20002],
      ['D', 100],
      ['E', null],
    ]);
  });

  it('are cursors', () => {
    const { cursors, gaps } = specificationOf(`
      CURSOR a RETURN orders%ROWTYPE;
      CURSOR b(x NUMBER DEFAULT 1, y q.t) RETURN t_row IS SELECT * FROM orders WHERE id = x AND s = ';';
      CURSOR c IS WITH q AS (SELECT 1 AS a FROM dual) SELECT a FROM q;`);
    expect(gaps).toEqual([]);
    expect(cursors.map(({ name, returns }) => [name, returns?.text])).toEqual([
      ['A', 'orders%ROWTYPE'],
      ['B', 't_row'],
      ['C', undefined],
    ]);
  });

  it('are variables and pragmas, which clients do not have', () => {
    const read = specificationOf(`
      g_a NUMBER := 1;
      g_b orders%ROWTYPE;
      type NUMBER;
      subtype VARCHAR2(3) NOT NULL DEFAULT 'x';
      PRAGMA SERIALLY_REUSABLE;
      PROCEDURE a;
      PRAGMA RESTRICT_REFERENCES(a, WNDS, RNPS);`);
    const { notes: _, subprograms, ...rest } = read;
    expect(subprograms).toHaveLength(1);
    expect(rest).toEqual({ types: [], subtypes: [], constants: [], exceptions: [], cursors: [], gaps: [] });
  });

  it('are deprecated by a pragma', () => {
    const read = specificationOf(`
      PRAGMA DEPRECATE(p, 'Use q.');
      PROCEDURE a;
      PROCEDURE a(x NUMBER);
      PRAGMA DEPRECATE(a, 'Use b.');
      /** @deprecated use d */
      PROCEDURE c;
      PRAGMA DEPRECATE(c, 'Not this.');
      k CONSTANT NUMBER := 1;
      PRAGMA DEPRECATE(p.k);`);
    expect(read.notes.deprecated).toBe('Use q.');
    expect(read.subprograms.map(({ notes }) => notes.deprecated)).toEqual([undefined, 'Use b.', 'use d']);
    expect(read.constants.map(({ notes }) => notes.deprecated)).toEqual(['']);
  });
});
