import { expect, test } from 'vitest';
import type { CallDescriptor, ScalarDescriptor } from '../../../../runtime/call-descriptor.js';
import { Routine, type RoutineParameter } from '../../../../runtime/calls/routine.js';
import type { ArgumentShape, BlockShape } from '../../../../runtime/calls/statement.js';
import { DATE, NUMBER, parameter, routine, TEXT } from '../support.js';

/** Nothing but the call. */
const PLAIN: BlockShape = { guard: 'none', packageState: 'keep' };

const GUARD =
  `if sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER') = :i then null; ` +
  `else raise_application_error(-20999, 'gen-oracle-client identity ' || sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER')); end if;`;

/** What arguments ask that leave these parameters out. */
function leaving(...omitted: readonly RoutineParameter[]): ArgumentShape {
  return { omitted: new Set(omitted), partial: false, keyed: false };
}

/** The block for a call that leaves out the defaulted parameters named. */
function block(descriptor: CallDescriptor, omit: readonly string[] = [], schemas = new Map<string, string>()) {
  const made = new Routine(descriptor, schemas);
  return made.statementFor(leaving(...made.parameters.filter(({ descriptor: { key } }) => omit.includes(key))), PLAIN);
}

test('a procedure without parameters', () => {
  expect(block(routine('PING', [])).text).toBe(`begin\n${GUARD}\nbegin\n"ERP"."ORDERS_API"."PING";\nend;\nend;`);
});

test('a function with IN, IN OUT and OUT parameters', () => {
  const { text } = block(
    routine(
      'F',
      [parameter('id', NUMBER), parameter('due', DATE, { mode: 'IN OUT' }), parameter('status', TEXT, { mode: 'OUT' })],
      {
        ...TEXT,
        declaration: 'VARCHAR2(30)',
      },
    ),
  );
  expect(text).toBe(
    [
      'begin',
      GUARD,
      'declare',
      'r# VARCHAR2(30);',
      'p0# NUMBER := :p0;',
      `p1# DATE := to_date(:p1, 'SYYYY-MM-DD"T"HH24:MI:SS');`,
      'p2# VARCHAR2(32767);',
      'begin',
      'r# := "ERP"."ORDERS_API"."F"("P_ID" => p0#, "P_DUE" => p1#, "P_STATUS" => p2#);',
      ':r := r#;',
      `:p1 := to_char(p1#, 'SYYYY-MM-DD"T"HH24:MI:SS');`,
      ':p2 := p2#;',
      'end;',
      'end;',
    ].join('\n'),
  );
});

test('a LOB comes in as VARCHAR2 or LOB, and is committed by the block when it goes out as VARCHAR2', () => {
  const clob: ScalarDescriptor = { kind: 'clob', declaration: 'CLOB' };
  const made = new Routine(routine('F', [parameter('doc', clob)], clob), new Map());
  const { text, slots } = made.statementFor(leaving(), { ...PLAIN, commitsWhole: true });
  expect(text.split('\n').slice(2)).toEqual([
    'declare',
    'lob# boolean := false;',
    'r# CLOB;',
    'p0# CLOB;',
    'begin',
    'if :cp0_0 = 1 then p0# := :cp0_1;',
    'elsif :cp0_0 = 2 then p0# := :cp0_2;',
    `elsif :cp0_0 = 0 then p0# := ' '; sys.dbms_lob.trim(p0#, 0);`,
    'else p0# := null; end if;',
    'r# := "ERP"."ORDERS_API"."F"("P_DOC" => p0#);',
    'if r# is null then',
    ':or_0 := null;',
    ':or_1 := null;',
    ':or_2 := null;',
    'else',
    'if sys.dbms_lob.getlength(r#) = 0 then',
    ':or_0 := 0;',
    ':or_1 := null;',
    ':or_2 := null;',
    'elsif sys.dbms_lob.getlength(r#) > 32767 then',
    ':or_0 := 2;',
    ':or_1 := null;',
    ':or_2 := r#;',
    'lob# := true;',
    'else begin',
    ':or_0 := 1;',
    ':or_1 := r#;',
    ':or_2 := null;',
    'exception when value_error then',
    ':or_0 := 2;',
    ':or_1 := null;',
    ':or_2 := r#;',
    'lob# := true;',
    'end; end if;',
    'end if;',
    'if not lob# then commit; end if;',
    'end;',
    'end;',
  ]);
  expect(slots.map(({ binder, direction }) => `${direction} ${binder.bindType}`)).toEqual([
    'in DB_TYPE_VARCHAR',
    'in DB_TYPE_NUMBER',
    'in DB_TYPE_VARCHAR',
    'in DB_TYPE_CLOB',
    'out DB_TYPE_NUMBER',
    'out DB_TYPE_VARCHAR',
    'out DB_TYPE_CLOB',
  ]);
});

test('a BFILE comes in as names, and goes out with what is in its file, which is closed on every way', () => {
  const bfile: ScalarDescriptor = { kind: 'bfile', declaration: 'BFILE' };
  const { text, slots } = block(routine('F', [parameter('scan', bfile)], bfile));
  const lines = text.split('\n');
  expect(lines.slice(2, lines.indexOf('if b# is null then'))).toEqual([
    'declare',
    'lob# boolean := false;',
    'r# BFILE;',
    'p0# BFILE;',
    'begin',
    'if :cp0_0 is null then p0# := null; else p0# := bfilename(:cp0_0, :cp0_1); end if;',
    'r# := "ERP"."ORDERS_API"."F"("P_SCAN" => p0#);',
    'if r# is null then',
    ':or_0 := null;',
    ':or_1 := null;',
    ':or_2 := null;',
    ':or_3 := null;',
    ':or_4 := null;',
    'else',
    'declare f# bfile := r#; b# blob;',
    'begin',
    'declare d# varchar2(512); n# varchar2(1020); begin',
    'sys.dbms_lob.filegetname(f#, d#, n#);',
    ':or_0 := d#; :or_1 := n#;',
    'end;',
    'declare t# integer := 1; u# integer := 1; o# boolean := false;',
    'begin',
    "b# := hextoraw('00'); sys.dbms_lob.trim(b#, 0);",
    'if sys.dbms_lob.fileisopen(f#) = 0 then sys.dbms_lob.fileopen(f#); end if; o# := true;',
    'if sys.dbms_lob.getlength(f#) > 0 then sys.dbms_lob.loadblobfromfile(b#, f#, sys.dbms_lob.getlength(f#), t#, u#); end if;',
    'o# := false; sys.dbms_lob.fileclose(f#);',
    'exception when others then',
    'if o# then sys.dbms_lob.fileclose(f#); end if;',
    "if sqlcode between -22290 and -22285 then raise_application_error(-20999, 'gen-oracle-client result file -1', true); end if;",
    'raise;',
    'end;',
  ]);
  expect(slots.map(({ binder, direction }) => `${direction} ${binder.bindType}`).slice(1)).toEqual([
    'in DB_TYPE_VARCHAR',
    'in DB_TYPE_VARCHAR',
    'out DB_TYPE_VARCHAR',
    'out DB_TYPE_VARCHAR',
    'out DB_TYPE_NUMBER',
    'out DB_TYPE_RAW',
    'out DB_TYPE_BLOB',
  ]);
  // The name alone touches no file.
  expect(block(routine('F', [], { ...bfile, as: 'name' })).text).not.toMatch(/fileopen|blob/);
});

test('binds are listed in the order in which their names first occur, with the results among them', () => {
  const { text, slots, results } = block(
    routine(
      'F',
      [parameter('status', TEXT, { mode: 'OUT' }), parameter('name', TEXT), parameter('n', NUMBER, { mode: 'IN OUT' })],
      NUMBER,
    ),
  );
  const names = [
    ...new Set(
      [...text.matchAll(/:(\w+)(?!\s*=>)\b/g)].map(([, name]) => name).filter((name) => name !== 'MI' && name !== 'SS'),
    ),
  ];
  expect(names).toEqual(['i', 'p1', 'p2', 'r', 'p0']);
  expect(
    slots.map(({ source, direction }) => [typeof source === 'string' ? source : `p${source.index}`, direction]),
  ).toEqual([
    ['identity', 'in'],
    ['p1', 'in'],
    ['p2', 'in out'],
    ['result', 'out'],
    ['p0', 'out'],
  ]);
  expect(results.map(({ key }) => key)).toEqual(['returnValue', 'status', 'n']);
});

test('an omitted defaulted parameter is left out, so that its default applies', () => {
  const descriptor = routine('P', [parameter('id', NUMBER), parameter('note', TEXT, { defaulted: true })]);
  expect(block(descriptor, ['note']).text).toContain('"P"("P_ID" => p0#);');
  expect(block(descriptor, ['note']).text).not.toContain('p1');
  expect(block(descriptor).text).toContain('"P"("P_ID" => p0#, "P_NOTE" => p1#);');
});

test('one statement per combination of omitted parameters, made once', () => {
  const made = new Routine(
    routine('P', [parameter('a', NUMBER, { defaulted: true }), parameter('b', NUMBER, { defaulted: true })]),
    new Map(),
  );
  const [a, b] = made.parameters;
  if (a === undefined || b === undefined) throw new Error('two parameters');
  expect(made.statementFor(leaving(a), PLAIN)).toBe(made.statementFor(leaving(a), PLAIN));
  expect(made.statementFor(leaving(a), PLAIN).text).not.toBe(made.statementFor(leaving(b), PLAIN).text);
});

test('an integer that number would round, a fraction for bigint and NULL for NOT NULL raise before the results leave the block', () => {
  const { text } = block(
    routine('P', [
      parameter('n', NUMBER, { mode: 'OUT' }),
      parameter('b', { ...NUMBER, as: 'bigint' }, { mode: 'OUT' }),
      parameter('i', { kind: 'integer', declaration: 'SIMPLE_INTEGER', initial: '0', notNull: true }, { mode: 'OUT' }),
    ]),
  );
  expect(text).toContain(
    `if abs(p0#) > 9007199254740991 and p0# = trunc(p0#) then raise_application_error(-20999, 'gen-oracle-client result range 0'); end if;`,
  );
  expect(text).toContain(
    `if p1# <> trunc(p1#) then raise_application_error(-20999, 'gen-oracle-client result fraction 1'); end if;`,
  );
  expect(text).toContain(
    `if p2# is null then raise_application_error(-20999, 'gen-oracle-client result null 2'); end if;`,
  );
  expect(text).toContain('p2# SIMPLE_INTEGER := 0;');
  expect(text.indexOf('result null 2')).toBeLessThan(text.indexOf(':p0 :='));
});

test('schemas are mapped, names keep their exact spelling', () => {
  expect(block(routine('Mixed Case', []), [], new Map([['ERP', 'ERP_UAT']])).text).toContain(
    '"ERP_UAT"."ORDERS_API"."Mixed Case";',
  );
});

test('a standalone routine', () => {
  const made = new Routine({ owner: 'HR', packageName: null, name: 'ADD_JOB', parameters: [] }, new Map());
  expect(made.statementFor(leaving(), PLAIN).text).toContain('\n"HR"."ADD_JOB";\n');
  expect([made.name, made.module, made.action]).toEqual(['HR.ADD_JOB', 'HR', 'ADD_JOB']);
});

test('a call by itself gives the package state up, one in a transaction compares the transaction before and after', () => {
  const made = new Routine(routine('P', [parameter('id', NUMBER)]), new Map());
  const text = (shape: BlockShape) => made.statementFor(leaving(), shape).text;
  expect(text({ guard: 'none', packageState: 'reinitialize' })).toContain(
    '"P"("P_ID" => p0#);\nsys.dbms_session.modify_package_state(sys.dbms_session.reinitialize);\nend;',
  );
  expect(text({ guard: 'none', packageState: 'reset' })).toContain('sys.dbms_session.free_all_resources');
  expect(text({ guard: 'same', packageState: 'keep' })).toBe(
    [
      'begin',
      GUARD,
      'declare',
      'tx# varchar2(64) := :tx;',
      'p0# NUMBER := :p0;',
      'begin',
      'if tx# is null then tx# := sys.dbms_transaction.local_transaction_id(true);',
      "elsif sys.dbms_transaction.local_transaction_id = tx# then null; else raise_application_error(-20999, 'gen-oracle-client transaction ended before'); end if;",
      '"ERP"."ORDERS_API"."P"("P_ID" => p0#);',
      "if sys.dbms_transaction.local_transaction_id = tx# then null; else raise_application_error(-20999, 'gen-oracle-client transaction ended during'); end if;",
      ':tx := tx#;',
      'end;',
      'end;',
    ].join('\n'),
  );
  expect(made.statementFor(leaving(), { guard: 'same', packageState: 'keep' }).transactionIndex).toBe(1);
});
