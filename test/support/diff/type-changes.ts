import type { ChangedPackage, PackageText } from './changed-package.js';

const MODES = {
  in: { heading: 'PROCEDURE run(v IN value_t)', body: 'BEGIN NULL; END' },
  out: { heading: 'PROCEDURE run(v OUT value_t)', body: 'BEGIN NULL; END' },
  'in out': { heading: 'PROCEDURE run(v IN OUT value_t)', body: 'BEGIN NULL; END' },
} as const;

type Mode = keyof typeof MODES;

/** A package with a type `value_t`, and a procedure with a parameter of it. */
function withType(declaration: string, mode: Mode, body: string = MODES[mode].body): PackageText {
  return { declarations: `TYPE value_t IS ${declaration};`, routines: [[MODES[mode].heading, body]] };
}

interface TypeChange {
  readonly mode: Mode;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly string[];
  readonly caller: string;
  readonly body?: string;
  readonly edge?: string;
  readonly exception?: string;
}

function typeChange(name: string, { mode, before, after, body, changes, ...rest }: TypeChange): ChangedPackage {
  return {
    name,
    before: withType(before, mode, body),
    after: withType(after, mode, body),
    changes: changes.map((change) => `VALUE_T: ${change}`),
    ...rest,
  };
}

const PASS = "return api.run({ v: { x: 1, y: 'x' } });";
const TAKE =
  'const { v } = await api.run();\nconst { x, y }: { x: number | null; y: string | null } = v;\nreturn { x, y };';
const PASS_AND_TAKE = "const { v } = await api.run({ v: { x: 1, y: 'x' } });\nreturn { x: v.x, y: v.y };";

/** Gives as long a text as there is room for, and not more than asked for. */
const longText = (room: number): PackageText => ({
  declarations: `TYPE value_t IS RECORD (y VARCHAR2(${room}));`,
  routines: [['PROCEDURE run(n NUMBER, v OUT value_t)', `BEGIN v.y := RPAD('x', LEAST(n, ${room}), 'x'); END`]],
});

const RECORDS: readonly ChangedPackage[] = [
  ...(
    [
      ['in', PASS],
      ['out', TAKE],
      ['in out', PASS_AND_TAKE],
    ] as const
  ).flatMap(([mode, caller]) => [
    typeChange(`field_added_${mode.replace(' ', '_')}`, {
      mode,
      before: 'RECORD (x NUMBER, y VARCHAR2(10))',
      after: 'RECORD (x NUMBER, z NUMBER, y VARCHAR2(10))',
      changes: ['compatible field-added Z'],
      caller,
    }),
    typeChange(`field_removed_${mode.replace(' ', '_')}`, {
      mode,
      before: 'RECORD (x NUMBER, y VARCHAR2(10))',
      after: 'RECORD (x NUMBER)',
      changes: ['breaking field-removed Y'],
      caller,
    }),
    typeChange(`field_retyped_${mode.replace(' ', '_')}`, {
      mode,
      before: 'RECORD (x NUMBER, y VARCHAR2(10))',
      after: 'RECORD (x VARCHAR2(10), y VARCHAR2(10))',
      changes: ['breaking field-type-changed X'],
      caller: mode === 'in out' ? PASS_AND_TAKE.replace('return', 'const x: number | null = v.x;\nreturn') : caller,
    }),
    typeChange(`fields_reordered_${mode.replace(' ', '_')}`, {
      mode,
      before: 'RECORD (x NUMBER, y VARCHAR2(10))',
      after: 'RECORD (y VARCHAR2(10), x NUMBER)',
      changes: ['docs fields-reordered'],
      caller,
    }),
  ]),
  typeChange('field_longer_in', {
    mode: 'in',
    before: 'RECORD (x NUMBER, y VARCHAR2(10))',
    after: 'RECORD (x NUMBER, y VARCHAR2(20))',
    changes: ['compatible field-type-changed Y'],
    caller: PASS,
  }),
  {
    name: 'field_longer_out',
    before: longText(10),
    after: longText(20),
    changes: ['VALUE_T: behaviour field-type-changed Y'],
    caller: 'const { v } = await api.run({ n: 1 });\nreturn { y: v.y };',
    edge: 'const { v } = await api.run({ n: 20 });\nreturn { y: v.y };',
  },
  typeChange('field_shorter_in', {
    mode: 'in',
    before: 'RECORD (x NUMBER, y VARCHAR2(10))',
    after: 'RECORD (x NUMBER, y VARCHAR2(5))',
    changes: ['behaviour field-type-changed Y'],
    caller: PASS,
    edge: PASS.replace("'x'", "'xxxxxxxxxx'"),
  }),
  typeChange('field_shorter_out', {
    mode: 'out',
    before: 'RECORD (x NUMBER, y VARCHAR2(10))',
    after: 'RECORD (x NUMBER, y VARCHAR2(5))',
    changes: ['compatible field-type-changed Y'],
    caller: TAKE,
  }),
  typeChange('field_big', {
    mode: 'out',
    before: 'RECORD (x NUMBER(15), y VARCHAR2(10))',
    after: 'RECORD (x NUMBER(18), y VARCHAR2(10))',
    changes: ['breaking field-type-changed X'],
    caller: TAKE,
  }),
  typeChange('field_unsupported', {
    mode: 'in',
    before: 'RECORD (x NUMBER, y VARCHAR2(10))',
    after: 'RECORD (x NUMBER, y VARCHAR2(10), z SYS_REFCURSOR)',
    changes: ['breaking type-unsupported'],
    caller: PASS,
  }),
];

const NUMBERS = 'return api.run({ v: [1, 2] });';

const COLLECTIONS: readonly ChangedPackage[] = [
  [
    'table_to_varray',
    'TABLE OF NUMBER',
    'VARRAY(10) OF NUMBER',
    'behaviour form-changed',
    'Array.from({ length: 11 }, () => 1)',
  ],
  ['varray_to_table', 'VARRAY(10) OF NUMBER', 'TABLE OF NUMBER', 'compatible form-changed'],
  [
    'varray_shorter',
    'VARRAY(10) OF NUMBER',
    'VARRAY(5) OF NUMBER',
    'behaviour limit-changed',
    'Array.from({ length: 10 }, () => 1)',
  ],
  ['varray_longer', 'VARRAY(5) OF NUMBER', 'VARRAY(10) OF NUMBER', 'compatible limit-changed'],
  [
    'index_to_text',
    'TABLE OF NUMBER INDEX BY PLS_INTEGER',
    'TABLE OF NUMBER INDEX BY VARCHAR2(10)',
    'breaking form-changed',
  ],
  ['element_retyped', 'TABLE OF NUMBER', 'TABLE OF VARCHAR2(10)', 'breaking element-type-changed ELEMENT'],
  [
    'element_narrower',
    'TABLE OF NUMBER',
    'TABLE OF NUMBER(5)',
    'behaviour element-type-changed ELEMENT',
    '[1_000_000]',
  ],
].map(([name = '', before = '', after = '', change = '', edge = '[1, 2]']) =>
  typeChange(name, {
    mode: 'in',
    before,
    after,
    changes: [change],
    caller: NUMBERS,
    edge: NUMBERS.replace('[1, 2]', edge),
  }),
);

const OBJECT = 'shape_t AS OBJECT (x NUMBER, y VARCHAR2(10))';

function objectChange(name: string, { mode, after, ...rest }: Omit<TypeChange, 'before' | 'body'>): ChangedPackage {
  const type = `${name}_t`;
  const text = (declaration: string): PackageText => ({
    types: declaration.replaceAll('shape_t', type).split('; '),
    routines: [
      [
        MODES[mode].heading.replace('value_t', type),
        mode === 'out' ? `BEGIN v := NEW ${type}(${argumentsOf(declaration)}); END` : 'BEGIN NULL; END',
      ],
    ],
  });
  return { name, before: text(OBJECT), after: text(after), ...rest };
}

function argumentsOf(declaration: string): string {
  return declaration.includes(' z ') ? "1, 'x', 3" : declaration.includes(' y ') ? "1, 'x'" : '1';
}

const TAKE_OBJECT = 'const { v } = await api.run();\nreturn { x: v?.x, y: v?.y };';

const OBJECTS: readonly ChangedPackage[] = [
  objectChange('attribute_added_in', {
    mode: 'in',
    after: 'shape_t AS OBJECT (x NUMBER, y VARCHAR2(10), z NUMBER)',
    changes: ['SCHEMA TYPE: breaking field-added Z'],
    caller: PASS,
  }),
  objectChange('attribute_added_out', {
    mode: 'out',
    after: 'shape_t AS OBJECT (x NUMBER, y VARCHAR2(10), z NUMBER)',
    changes: ['SCHEMA TYPE: compatible field-added Z'],
    caller: TAKE_OBJECT,
  }),
  objectChange('attribute_removed', {
    mode: 'out',
    after: 'shape_t AS OBJECT (x NUMBER)',
    changes: ['SCHEMA TYPE: breaking field-removed Y'],
    caller: TAKE_OBJECT,
  }),
  objectChange('attributes_reordered', {
    mode: 'in',
    after: 'shape_t AS OBJECT (y VARCHAR2(10), x NUMBER)',
    changes: ['SCHEMA TYPE: docs fields-reordered'],
    caller: PASS,
  }),
];

const ROW = 'TYPE row_t IS RECORD (x NUMBER, y VARCHAR2(10));';
const weak = (declarations: string, query: string): PackageText => ({
  declarations,
  routines: [['PROCEDURE run(c OUT SYS_REFCURSOR)', `BEGIN OPEN c FOR ${query}; END`]],
});
const ROWS = `const { c } = await api.run();
const row: { x: number | null; y: string | null } | undefined = c?.[0];
return { x: row?.x, y: row?.y };`;

const strong = (row: string, query: string, type = 'row_t'): PackageText => ({
  declarations: `TYPE ${type} IS RECORD (${row}); TYPE cursor_t IS REF CURSOR RETURN ${type};`,
  routines: [['PROCEDURE run(c OUT cursor_t)', `BEGIN OPEN c FOR ${query}; END`]],
});

/** Columns are found by their position. */
const STRONG_CURSORS: readonly ChangedPackage[] = [
  {
    name: 'strong_row_with_more_columns',
    before: strong('x NUMBER, y VARCHAR2(10)', "SELECT 1, 'x' FROM dual"),
    after: strong('x NUMBER, y VARCHAR2(10), z NUMBER', "SELECT 1, 'x', 3 FROM dual"),
    changes: ['ROW_T: breaking field-added Z'],
    caller: ROWS,
  },
  {
    name: 'strong_row_of_other_type',
    before: strong('x NUMBER, y VARCHAR2(10)', "SELECT 1, 'x' FROM dual"),
    after: strong('x NUMBER, y VARCHAR2(10)', "SELECT 1, 'x' FROM dual", 'other_t'),
    changes: ['compatible parameter-type-changed C'],
    caller: ROWS,
  },
  {
    name: 'strong_cursor_weakened',
    before: strong('x NUMBER, y VARCHAR2(10)', "SELECT 1, 'x' FROM dual"),
    after: weak('', "SELECT 1 x, 'x' y FROM dual"),
    changes: ['breaking parameter-type-changed C'],
    caller: ROWS,
  },
];

/** Cursors whose rows the configuration names: columns are found by their names. */
const CURSORS: readonly ChangedPackage[] = [
  {
    name: 'row_with_more_columns',
    before: weak(ROW, "SELECT 1 x, 'x' y FROM dual"),
    after: weak(ROW.replace('(10))', '(10), z NUMBER)'), "SELECT 1 x, 'x' y, 3 z FROM dual"),
    changes: ['ROW_T: compatible field-added Z'],
    caller: ROWS,
    isCursor: true,
  },
  {
    name: 'row_with_fewer_columns',
    before: weak(ROW, "SELECT 1 x, 'x' y FROM dual"),
    after: weak(ROW.replace(', y VARCHAR2(10)', ''), 'SELECT 1 x FROM dual'),
    changes: ['ROW_T: breaking field-removed Y'],
    caller: ROWS,
    isCursor: true,
  },
  {
    name: 'row_retyped',
    before: weak(ROW, "SELECT 1 x, 'x' y FROM dual"),
    after: weak(ROW.replace('x NUMBER', 'x VARCHAR2(10)'), "SELECT 'x' x, 'x' y FROM dual"),
    changes: ['ROW_T: breaking field-type-changed X'],
    caller: ROWS,
    isCursor: true,
  },
  {
    name: 'row_longer',
    before: weak(ROW, "SELECT 1 x, 'x' y FROM dual"),
    after: weak(ROW.replace('(10)', '(20)'), "SELECT 1 x, 'x' y FROM dual"),
    changes: ['ROW_T: compatible field-type-changed Y'],
    caller: ROWS,
    isCursor: true,
  },
];

const piped = (row: string, values = "r.x := 1; r.y := 'x';"): PackageText => ({
  declarations: `TYPE row_t IS RECORD (${row}); TYPE rows_t IS TABLE OF row_t;`,
  routines: [['FUNCTION run RETURN rows_t PIPELINED', `r row_t; BEGIN ${values} PIPE ROW (r); RETURN; END`]],
});
const PIPED = `const rows = await api.run();
const row: { x: number | null; y: string | null } | undefined = rows[0];
return { x: row?.x, y: row?.y };`;

/** Columns are found by their position. */
const PIPED_ROWS: readonly ChangedPackage[] = [
  {
    name: 'piped_row_with_more_columns',
    before: piped('x NUMBER, y VARCHAR2(10)'),
    after: piped('x NUMBER, y VARCHAR2(10), z NUMBER'),
    changes: ['ROW_T: breaking field-added Z'],
    caller: PIPED,
  },
  {
    name: 'piped_row_reordered',
    before: piped('x NUMBER, y VARCHAR2(10)'),
    after: piped('y VARCHAR2(10), x NUMBER'),
    changes: ['ROW_T: breaking fields-reordered'],
    caller: PIPED,
  },
  {
    name: 'piped_row_retyped',
    before: piped('x NUMBER, y VARCHAR2(10)'),
    after: piped('x VARCHAR2(10), y VARCHAR2(10)'),
    changes: ['ROW_T: breaking field-type-changed X'],
    caller: PIPED,
  },
  {
    name: 'piped_row_longer',
    before: piped('x NUMBER, y VARCHAR2(10)'),
    after: piped('x NUMBER, y VARCHAR2(20)'),
    changes: ['ROW_T: compatible field-type-changed Y'],
    caller: PIPED,
  },
];

export const TYPE_CHANGES: readonly ChangedPackage[] = [
  ...RECORDS,
  ...COLLECTIONS,
  ...OBJECTS,
  ...CURSORS,
  ...STRONG_CURSORS,
  ...PIPED_ROWS,
];
