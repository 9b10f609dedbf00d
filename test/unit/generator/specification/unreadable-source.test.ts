import { describe, expect, it } from 'vitest';
import { readSpecification } from '../../../../generator/specification/read-specification.js';
import { specificationOf } from './support/specification.js';

const UNREADABLE: readonly (readonly [string, string, string, number])[] = [
  ['wrapped', "PACKAGE p wrapped \na000000\nb2 'x\n", 'is wrapped', 1],
  ['wrapped in a script', 'CREATE OR REPLACE\nPACKAGE erp."P" WRAPPED\na000000', 'is wrapped', 2],
  ['nothing', '', 'is not a package specification', 1],
  ['a body', 'PACKAGE BODY p IS END;', 'is not a package specification', 1],
  ['something else', 'FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END;', 'is not a package specification', 1],
  ['a heading alone', '\nPACKAGE p', 'is not a package specification', 2],
  [
    'an endless literal',
    "PACKAGE p IS\nc CONSTANT VARCHAR2(9) := 'x;\nEND;",
    'has a text literal that does not end',
    2,
  ],
  [
    "an endless q'[",
    "PACKAGE p IS\n\nc CONSTANT VARCHAR2(9) := q'[x';\nEND;",
    'has a text literal that does not end',
    3,
  ],
  ['an endless name', 'PACKAGE p IS\nPROCEDURE "a;\nEND;', 'has a quoted name that does not end', 2],
  ['an endless comment', 'PACKAGE p IS\nPROCEDURE a;\n/* b\nEND;', 'has a comment that does not end', 3],
];

describe('a source that says nothing', () => {
  it.each(UNREADABLE)('%s', (_, source, reason, line) => {
    expect(readSpecification(source)).toEqual({ reason, line });
  });
});

/** Declarations that are no PL/SQL, or not yet. */
const NONSENSE = [
  'PROCEDURE',
  'PROCEDURE 1',
  'PROCEDURE a(x',
  'PROCEDURE a(x NUMBER',
  'PROCEDURE a(x NUMBER,)',
  'PROCEDURE a(x NUMBER y)',
  'PROCEDURE a(x NUMBER :=)',
  'FUNCTION a',
  'FUNCTION a(x NUMBER)',
  'FUNCTION a RETURN',
  'TYPE a IS',
  'TYPE a IS OBJECT (x NUMBER)',
  'TYPE a IS RECORD ()',
  'TYPE a IS RECORD (x)',
  'TYPE a IS TABLE',
  'SUBTYPE a IS NUMBER FOO',
  'c CONSTANT NUMBER',
  'c CONSTANT NUMBER :=',
  'CURSOR',
  'PRAGMA EXCEPTION_INIT',
  'PRAGMA EXCEPTION_INIT(a',
  'FOO BAR BAZ (((',
  ')))',
  '42',
  "'text'",
  '<<label>>',
  '\u0000\u0001§',
  '',
];

describe('what is not understood', () => {
  it.each(NONSENSE)('costs nothing but itself: %s', (declaration) => {
    const { subprograms } = specificationOf(
      `PROCEDURE before; -- b\n${declaration};\n-- Does after.\nPROCEDURE after;`,
    );
    expect(subprograms.filter(({ name }) => name !== 'A').map(({ name, notes }) => [name, notes.comment])).toEqual([
      ['BEFORE', 'b'],
      ['AFTER', 'Does after.'],
    ]);
  });

  it('is told with its line', () => {
    const { gaps } = specificationOf('PROCEDURE a;\nPROCEDURE b(x;\nFUNCTION c;\nx IS NUMBER;');
    expect(gaps.map(({ line }) => line)).toEqual([4, 5]);
    expect(readSpecification('PACKAGE p IS\nPROCEDURE a;\nPROCEDURE b')).toMatchObject({
      subprograms: [{ name: 'A' }],
      gaps: [{ line: 3 }, { line: 3 }],
    });
  });
});

const MANY = 1_000_000;

/** Each about a megabyte: more than calls can be nested, or arguments can be passed. */
const LARGE: readonly (readonly [string, () => string])[] = [
  ['parentheses in a constant', () => `c CONSTANT NUMBER := ${'('.repeat(MANY / 2)}1${')'.repeat(MANY / 2)};`],
  ['parentheses in a default', () => `PROCEDURE a(x NUMBER := ${'('.repeat(MANY / 2)}1${')'.repeat(MANY / 2)});`],
  ['parentheses that do not close', () => `PROCEDURE a(x NUMBER${'('.repeat(MANY)};`],
  ['signs', () => `c CONSTANT NUMBER := ${'- '.repeat(MANY / 2)}1;`],
  ['a sum', () => `c CONSTANT NUMBER := ${'1.5+'.repeat(MANY / 4)}1;`],
  ['a text', () => `c CONSTANT VARCHAR2(9) := ${"'a'||".repeat(MANY / 5)}'';`],
  ['digits', () => `c CONSTANT NUMBER := ${'9'.repeat(MANY)};`],
  [
    'texts that double',
    () =>
      Array.from({ length: 30_000 }, (_, index) => `c${index + 1} CONSTANT LONG := 'a'||c${index}||c${index};`).join(),
  ],
  ['conditions', () => `$IF ${'('.repeat(MANY)} $THEN $END`],
  ['selections', () => '$IF TRUE $THEN '.repeat(MANY / 20) + '$END '.repeat(MANY / 20)],
  ['comments', () => '/**/'.repeat(MANY / 4)],
  ['lines of a comment', () => `${'--\n'.repeat(MANY / 3)}PROCEDURE a;`],
  ['stars', () => `/** ${'* a\n'.repeat(MANY / 4)}*/ PROCEDURE a;`],
  ['annotations', () => `/** ${'@param x y\n'.repeat(MANY / 11)}*/ PROCEDURE a(x NUMBER);`],
  ['blanks in a comment', () => `/** Parameters${' \n'.repeat(MANY / 2)}*/ PROCEDURE a(x NUMBER);`],
  ['parameters', () => `PROCEDURE a(${'x NUMBER, -- x\n'.repeat(MANY / 15)}x NUMBER);`],
  ['parts of a name', () => `x ${'a.'.repeat(MANY / 2)}b;`],
  ['subtypes', () => Array.from({ length: 30_000 }, (_, one) => `SUBTYPE s${one + 1} IS s${one};`).join('\n')],
];

describe('a megabyte of', () => {
  it.each(LARGE)('%s', (_, declarations) => {
    const { subprograms } = specificationOf(`${declarations()}\nPROCEDURE last;`);
    expect(subprograms.at(-1)?.name).toBe('LAST');
  });
});
