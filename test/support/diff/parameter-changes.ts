import type { ChangedPackage, PackageText } from './changed-package.js';

const routine = (heading: string, body = 'BEGIN NULL; END'): PackageText => ({ routines: [[heading, body]] });
const typed = (declarations: string, heading: string, body = 'BEGIN NULL; END'): PackageText => ({
  declarations,
  routines: [[heading, body]],
});

/** A parameter of a subtype, which carries lengths and precisions: a function gives back what it gets, a procedure gives something. */
const passed = (type: string) =>
  typed(`SUBTYPE value_t IS ${type};`, 'FUNCTION run(a value_t) RETURN NUMBER', 'BEGIN RETURN a; END');
const given = (type: string, value: string) =>
  typed(`SUBTYPE value_t IS ${type};`, 'PROCEDURE run(a OUT value_t)', `BEGIN a := ${value}; END`);

export const PARAMETER_CHANGES: readonly ChangedPackage[] = [
  {
    name: 'removed',
    before: routine('PROCEDURE run(a NUMBER, b NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER)'),
    changes: ['breaking parameter-removed B'],
    caller: 'return api.run({ a: 1, b: 2 });',
  },
  {
    name: 'removed_defaulted',
    before: routine('PROCEDURE run(a NUMBER, b NUMBER DEFAULT 1)'),
    after: routine('PROCEDURE run(a NUMBER)'),
    changes: ['breaking parameter-removed B'],
    caller: 'return api.run({ a: 1, b: 2 });',
  },
  {
    name: 'added_required',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER, b NUMBER)'),
    changes: ['breaking parameter-added B'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'added_defaulted',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER, b NUMBER DEFAULT 1)'),
    changes: ['compatible parameter-added B'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'added_first_defaulted',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(b NUMBER DEFAULT 1, a NUMBER)'),
    changes: ['compatible parameter-added B'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'added_out',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER, b OUT NUMBER)'),
    changes: ['breaking parameter-added B'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'added_out_to_function',
    before: routine('FUNCTION run(a NUMBER) RETURN NUMBER', 'BEGIN RETURN a; END'),
    after: routine('FUNCTION run(a NUMBER, b OUT NUMBER) RETURN NUMBER', 'BEGIN RETURN a; END'),
    changes: ['breaking parameter-added B'],
    caller: 'const value: number | null = await api.run({ a: 1 });\nreturn value;',
  },
  {
    name: 'added_in_out',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER, b IN OUT NUMBER)'),
    changes: ['breaking parameter-added B'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'renamed',
    before: routine('PROCEDURE run(a NUMBER, b NUMBER DEFAULT 1)'),
    after: routine('PROCEDURE run(a NUMBER, c NUMBER DEFAULT 1)'),
    changes: ['breaking parameter-removed B', 'compatible parameter-added C'],
    caller: 'return api.run({ a: 1, b: 2 });',
  },
  {
    name: 'reordered',
    before: routine('PROCEDURE run(a NUMBER, b VARCHAR2, c OUT VARCHAR2)', 'BEGIN c := b || a; END'),
    after: routine('PROCEDURE run(c OUT VARCHAR2, b VARCHAR2, a NUMBER)', 'BEGIN c := b || a; END'),
    changes: ['docs parameters-reordered'],
    caller: "return api.run({ a: 1, b: 'x' });",
  },
  ...(
    [
      ['in_to_out', 'IN', 'OUT'],
      ['in_to_in_out', 'IN', 'IN OUT'],
      ['out_to_in', 'OUT', 'IN'],
      ['out_to_in_out', 'OUT', 'IN OUT'],
      ['in_out_to_in', 'IN OUT', 'IN'],
      ['in_out_to_out', 'IN OUT', 'OUT'],
    ] as const
  ).map(
    ([name, before, after]): ChangedPackage => ({
      name,
      before: routine(`PROCEDURE run(a ${before} NUMBER)`),
      after: routine(`PROCEDURE run(a ${after} NUMBER)`),
      changes: ['breaking mode-changed A'],
      caller:
        before === 'IN'
          ? 'const nothing: void = await api.run({ a: 1 });\nreturn nothing;'
          : `const { a } = await api.run(${before === 'OUT' ? '' : '{ a: 1 }'});\nreturn { a };`,
    }),
  ),
  {
    name: 'in_rowid_to_text',
    before: routine('PROCEDURE run(a ROWID)'),
    after: routine('PROCEDURE run(a VARCHAR2)'),
    changes: ['breaking parameter-type-changed A'],
    caller: "return api.run({ a: 'AAAAAAAAAAAAAAAAAA' });",
    exception: 'both are strings, but what was the address of a row is any text now',
  },
  {
    name: 'in_number_to_integer',
    before: routine('FUNCTION run(a NUMBER) RETURN NUMBER', 'BEGIN RETURN a; END'),
    after: routine('FUNCTION run(a INTEGER) RETURN NUMBER', 'BEGIN RETURN a; END'),
    changes: ['compatible parameter-type-changed A'],
    caller: 'return api.run({ a: 1 });',
    edge: 'return api.run({ a: 1.25 });',
    exception: 'Oracle documents that INTEGER parameters take fractions as they are; the sandbox rounds them',
  },
  {
    name: 'default_added',
    before: routine('PROCEDURE run(a NUMBER)'),
    after: routine('PROCEDURE run(a NUMBER DEFAULT 1)'),
    changes: ['compatible default-added A'],
    caller: 'return api.run({ a: 1 });',
  },
  {
    name: 'default_changed',
    before: routine('FUNCTION run(a NUMBER DEFAULT 1) RETURN NUMBER', 'BEGIN RETURN a; END'),
    after: routine('FUNCTION run(a NUMBER DEFAULT 2) RETURN NUMBER', 'BEGIN RETURN a; END'),
    changes: ['behaviour default-changed A'],
    caller: 'return api.run();',
  },
  {
    name: 'default_removed',
    before: routine('PROCEDURE run(a NUMBER DEFAULT 1)'),
    after: routine('PROCEDURE run(a NUMBER)'),
    changes: ['breaking default-removed A'],
    caller: 'return api.run();',
  },
  ...(
    [
      ['number_to_text', 'NUMBER', 'VARCHAR2', 'breaking', '1'],
      ['text_to_boolean', 'VARCHAR2', 'BOOLEAN', 'breaking', "'x'"],
      ['text_to_number', 'VARCHAR2', 'NUMBER', 'breaking', "'x'"],
      ['text_to_date', 'VARCHAR2', 'DATE', 'breaking', "'x'"],
      ['number_to_pls_integer', 'NUMBER', 'PLS_INTEGER', 'behaviour', '1', '1.25'],
      ['pls_integer_to_number', 'PLS_INTEGER', 'NUMBER', 'compatible', '1'],
      ['pls_integer_to_natural', 'PLS_INTEGER', 'NATURAL', 'behaviour', '1', '-1'],
      ['natural_to_not_null', 'NATURAL', 'NATURALN', 'breaking', 'null'],
      ['not_null_to_natural', 'NATURALN', 'NATURAL', 'compatible', '1'],
      ['float_to_double', 'BINARY_FLOAT', 'BINARY_DOUBLE', 'compatible', '1.5'],
      ['double_to_number', 'BINARY_DOUBLE', 'NUMBER', 'behaviour', '1.5', '1e300'],
      ['date_to_timestamp', 'DATE', 'TIMESTAMP', 'compatible', "'2024-02-29T00:00:00'"],
      ['timestamp_to_date', 'TIMESTAMP', 'DATE', 'behaviour', "'2024-02-29T00:00:00'", "'2024-02-29T00:00:00.25'"],
      ['zoned_to_zoneless', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMP', 'breaking', "'2024-02-29T00:00:00+01:00'"],
      ['text_to_clob', 'VARCHAR2', 'CLOB', 'compatible', "'x'"],
      ['clob_to_text', 'CLOB', 'VARCHAR2', 'breaking', "Readable.from(['x'])"],
      ['raw_to_blob', 'RAW', 'BLOB', 'compatible', 'Buffer.from([1])'],
      ['raw_to_text', 'RAW', 'VARCHAR2', 'breaking', 'Buffer.from([1])'],
    ] as const
  ).map(
    ([name, before, after, grade, value, edge = value]): ChangedPackage => ({
      name: `in_${name}`,
      before: routine(`PROCEDURE run(a ${before})`),
      after: routine(`PROCEDURE run(a ${after})`),
      changes: [`${grade} parameter-type-changed A`],
      caller: `return api.run({ a: ${value} });`,
      edge: `return api.run({ a: ${edge} });`,
    }),
  ),
  ...(
    [
      ['number_to_text', 'NUMBER', 'VARCHAR2', 'breaking', 'number', '1'],
      ['number_to_pls_integer', 'NUMBER', 'PLS_INTEGER', 'compatible', 'number', '1'],
      ['pls_integer_to_number', 'PLS_INTEGER', 'NUMBER', 'behaviour', 'number', '1.25'],
      ['date_to_timestamp', 'DATE', 'TIMESTAMP', 'behaviour', 'string', "TIMESTAMP '2024-02-29 00:00:00.25'"],
      ['text_to_clob', 'VARCHAR2', 'CLOB', 'compatible', 'string', "'x'"],
    ] as const
  ).map(
    ([name, before, after, grade, type, value]): ChangedPackage => ({
      name: `out_${name}`,
      before: routine(`PROCEDURE run(a OUT ${before})`, `BEGIN a := ${value}; END`),
      after: routine(`PROCEDURE run(a OUT ${after})`, `BEGIN a := ${value}; END`),
      changes: [`${grade} parameter-type-changed A`],
      caller: `const { a } = await api.run();\nconst value: ${type} | null = a;\nreturn { value };`,
    }),
  ),
  {
    name: 'out_clob_to_text',
    before: routine('PROCEDURE run(a OUT CLOB)', "BEGIN a := 'x'; END"),
    after: routine('PROCEDURE run(a OUT VARCHAR2)', "BEGIN a := 'x'; END"),
    changes: ['breaking parameter-type-changed A'],
    caller: 'const { a } = await api.run.stream();\na?.destroy();\nreturn { a: typeof a };',
  },
  {
    name: 'out_not_null_to_null',
    before: routine('PROCEDURE run(a OUT NATURALN)', 'BEGIN a := 1; END'),
    after: routine('PROCEDURE run(a OUT NATURAL)', 'BEGIN a := 1; END'),
    changes: ['breaking parameter-type-changed A'],
    caller: 'const { a } = await api.run();\nconst value: number = a;\nreturn { value };',
  },
  ...(
    [
      ['wider', 'NUMBER(9)', 'NUMBER(12)', 'compatible', '999_999_999'],
      ['narrower', 'NUMBER(12)', 'NUMBER(9)', 'compatible', '1_000_000_000'],
      ['fraction', 'NUMBER(9)', 'NUMBER(9,2)', 'compatible', '999_999_999'],
      ['fewer_digits', 'NUMBER(9,2)', 'NUMBER(9)', 'compatible', '1.25'],
      ['unlimited', 'NUMBER(9)', 'NUMBER', 'compatible', '999_999_999'],
      ['limited', 'NUMBER', 'NUMBER(9)', 'compatible', '1.25'],
      ['big', 'NUMBER(15)', 'NUMBER(16)', 'compatible', '999_999_999_999_999'],
    ] as const
  ).map(
    ([name, before, after, grade, edge]): ChangedPackage => ({
      name: `in_number_${name}`,
      before: passed(before),
      after: passed(after),
      changes: [`${grade} parameter-type-changed A`],
      caller: 'return api.run({ a: 1 });',
      edge: `return api.run({ a: ${edge} });`,
    }),
  ),
  ...(
    [
      ['wider', 'NUMBER(9)', 'NUMBER(12)', 'compatible', '1'],
      ['narrower', 'NUMBER(12)', 'NUMBER(9)', 'compatible', '1'],
      ['fraction', 'NUMBER(9)', 'NUMBER(11,2)', 'compatible', '1.25'],
      ['big', 'NUMBER(15)', 'NUMBER(16)', 'breaking', '1'],
    ] as const
  ).map(
    ([name, before, after, grade, value]): ChangedPackage => ({
      name: `out_number_${name}`,
      before: given(before, value),
      after: given(after, value),
      changes: [`${grade} parameter-type-changed A`],
      caller: 'const { a } = await api.run();\nconst value: number | null = a;\nreturn { value };',
    }),
  ),
];
