import { expect, test } from 'vitest';
import type { CallDescriptor, ScalarDescriptor } from '../../../../runtime/call-descriptor.js';
import { Routine } from '../../../../runtime/calls/routine.js';
import type { BlockShape } from '../../../../runtime/calls/statement.js';
import { DATE, NUMBER, parameter, routine, TEXT } from '../support.js';

/** Nothing but the call. */
const PLAIN: BlockShape = { guard: 'none', packageState: 'keep' };

const GUARD =
  `if sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER') = :i then null; ` +
  `else raise_application_error(-20999, 'gen-oracle-client identity ' || sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER')); end if;`;

/** The block for a call that leaves out the defaulted parameters named. */
function block(descriptor: CallDescriptor, omit: readonly string[] = [], schemas = new Map<string, string>()) {
  const made = new Routine(descriptor, schemas);
  return made.statementFor(new Set(made.parameters.filter(({ descriptor: { key } }) => omit.includes(key))), PLAIN);
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
      'p0 NUMBER := :p0;',
      `p1 DATE := to_date(:p1, 'SYYYY-MM-DD"T"HH24:MI:SS');`,
      'p2 VARCHAR2(32767);',
      'r VARCHAR2(30);',
      'begin',
      'r := "ERP"."ORDERS_API"."F"("P_ID" => p0, "P_DUE" => p1, "P_STATUS" => p2);',
      ':r := r;',
      `:p1 := to_char(p1, 'SYYYY-MM-DD"T"HH24:MI:SS');`,
      ':p2 := p2;',
      'end;',
      'end;',
    ].join('\n'),
  );
});

test('XMLTYPE, whose constructor and methods take no NULL, is converted by statements: its binds occur after the others', () => {
  const xml: ScalarDescriptor = { kind: 'xml', declaration: 'SYS.XMLTYPE' };
  const { text, slots } = block(
    routine('F', [parameter('doc', xml, { mode: 'IN OUT' }), parameter('id', NUMBER)], xml),
  );
  expect(text.split('\n').slice(2)).toEqual([
    'declare',
    'p0 SYS.XMLTYPE;',
    'p1 NUMBER := :p1;',
    'r SYS.XMLTYPE;',
    'begin',
    'if :p0 is not null then p0 := sys.xmltype(:p0); end if;',
    'r := "ERP"."ORDERS_API"."F"("P_DOC" => p0, "P_ID" => p1);',
    'if r is null then :r := null; else :r := r.getclobval(); end if;',
    'if p0 is null then :p0 := null; else :p0 := p0.getclobval(); end if;',
    'end;',
    'end;',
  ]);
  expect(slots.map(({ source }) => (typeof source === 'string' ? source : source.index))).toEqual([
    'identity',
    1,
    0,
    'result',
  ]);
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
  expect(results.map((slot) => slot?.key ?? null)).toEqual([null, null, 'n', 'returnValue', 'status']);
});

test('an omitted defaulted parameter is left out, so that its default applies', () => {
  const descriptor = routine('P', [parameter('id', NUMBER), parameter('note', TEXT, { defaulted: true })]);
  expect(block(descriptor, ['note']).text).toContain('"P"("P_ID" => p0);');
  expect(block(descriptor, ['note']).text).not.toContain('p1');
  expect(block(descriptor).text).toContain('"P"("P_ID" => p0, "P_NOTE" => p1);');
});

test('one statement per combination of omitted parameters, made once', () => {
  const made = new Routine(
    routine('P', [parameter('a', NUMBER, { defaulted: true }), parameter('b', NUMBER, { defaulted: true })]),
    new Map(),
  );
  const [a, b] = made.parameters;
  if (a === undefined || b === undefined) throw new Error('two parameters');
  expect(made.statementFor(new Set([a]), PLAIN)).toBe(made.statementFor(new Set([a]), PLAIN));
  expect(made.statementFor(new Set([a]), PLAIN).text).not.toBe(made.statementFor(new Set([b]), PLAIN).text);
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
    `if abs(p0) > 9007199254740991 and p0 = trunc(p0) then raise_application_error(-20999, 'gen-oracle-client result range 0'); end if;`,
  );
  expect(text).toContain(
    `if p1 <> trunc(p1) then raise_application_error(-20999, 'gen-oracle-client result fraction 1'); end if;`,
  );
  expect(text).toContain(
    `if p2 is null then raise_application_error(-20999, 'gen-oracle-client result null 2'); end if;`,
  );
  expect(text).toContain('p2 SIMPLE_INTEGER := 0;');
  expect(text.indexOf('result null 2')).toBeLessThan(text.indexOf(':p0 :='));
});

test('schemas are mapped, names keep their exact spelling', () => {
  expect(block(routine('Mixed Case', []), [], new Map([['ERP', 'ERP_UAT']])).text).toContain(
    '"ERP_UAT"."ORDERS_API"."Mixed Case";',
  );
});

test('a standalone routine', () => {
  const made = new Routine({ owner: 'HR', packageName: null, name: 'ADD_JOB', parameters: [] }, new Map());
  expect(made.statementFor(new Set(), PLAIN).text).toContain('\n"HR"."ADD_JOB";\n');
  expect([made.name, made.module, made.action]).toEqual(['HR.ADD_JOB', 'HR', 'ADD_JOB']);
});

test('a call by itself gives the package state up, one in a transaction compares the transaction before and after', () => {
  const made = new Routine(routine('P', [parameter('id', NUMBER)]), new Map());
  const text = (shape: BlockShape) => made.statementFor(new Set(), shape).text;
  expect(text({ guard: 'none', packageState: 'reinitialize' })).toContain(
    '"P"("P_ID" => p0);\nsys.dbms_session.modify_package_state(sys.dbms_session.reinitialize);\nend;',
  );
  expect(text({ guard: 'none', packageState: 'reset' })).toContain('sys.dbms_session.free_all_resources');
  expect(text({ guard: 'same', packageState: 'keep' })).toBe(
    [
      'begin',
      GUARD,
      'declare',
      'tx varchar2(64) := :tx;',
      'p0 NUMBER := :p0;',
      'begin',
      'if tx is null then tx := sys.dbms_transaction.local_transaction_id(true);',
      "elsif sys.dbms_transaction.local_transaction_id = tx then null; else raise_application_error(-20999, 'gen-oracle-client transaction ended before'); end if;",
      '"ERP"."ORDERS_API"."P"("P_ID" => p0);',
      "if sys.dbms_transaction.local_transaction_id = tx then null; else raise_application_error(-20999, 'gen-oracle-client transaction ended during'); end if;",
      ':tx := tx;',
      'end;',
      'end;',
    ].join('\n'),
  );
  expect(made.statementFor(new Set(), { guard: 'same', packageState: 'keep' }).transactionIndex).toBe(1);
});
