import { describe, expect, it } from 'vitest';
import { declarationShape } from '../../../support/plsql-shape.js';

describe('declarations', () => {
  it.each([
    ['x number;', { kind: 'variable_declaration', name: 'X', type: 'NUMBER' }],
    ['x number not null := 1;', { kind: 'variable_declaration', name: 'X', type: 'NUMBER', notNull: true, initial: 1 }],
    [
      'c constant date default sysdate;',
      { kind: 'variable_declaration', name: 'C', constant: true, type: 'DATE', initial: 'SYSDATE' },
    ],
    [
      'x orders.status%type;',
      { kind: 'variable_declaration', name: 'X', type: { kind: 'anchored_type', name: 'ORDERS.STATUS' } },
    ],
    [
      'x erp.orders%rowtype;',
      { kind: 'variable_declaration', name: 'X', type: { kind: 'row_type', name: 'ERP.ORDERS' } },
    ],
    ['x pkg.t_lines;', { kind: 'variable_declaration', name: 'X', type: { kind: 'named_type', name: 'PKG.T_LINES' } }],
    [
      'language varchar2(20);',
      { kind: 'variable_declaration', name: 'LANGUAGE', type: { kind: 'scalar_type', name: 'VARCHAR2', length: 20 } },
    ],
    ['e_limit exception;', { kind: 'exception_declaration', name: 'E_LIMIT' }],
    [
      'pragma exception_init(e_limit, -20001);',
      {
        kind: 'pragma',
        name: 'EXCEPTION_INIT',
        arguments: ['E_LIMIT', { kind: 'unary', operator: '-', operand: 20001 }],
      },
    ],
    ['pragma autonomous_transaction;', { kind: 'pragma', name: 'AUTONOMOUS_TRANSACTION' }],
    [
      'pragma restrict_references(default, wnds);',
      { kind: 'pragma', name: 'RESTRICT_REFERENCES', arguments: ['DEFAULT', 'WNDS'] },
    ],
    [
      'subtype percent_t is pls_integer range 0..100 not null;',
      {
        kind: 'subtype_declaration',
        name: 'PERCENT_T',
        base: 'PLS_INTEGER',
        range: { low: 0, high: 100 },
        notNull: true,
      },
    ],
    [
      'type t_line is record (id number not null default 1, name t.name%type);',
      {
        kind: 'type_declaration',
        name: 'T_LINE',
        definition: {
          kind: 'record_type',
          fields: [
            { name: 'ID', type: 'NUMBER', notNull: true, default: 1 },
            { name: 'NAME', type: { kind: 'anchored_type', name: 'T.NAME' } },
          ],
        },
      },
    ],
    [
      'type t is table of number not null;',
      {
        kind: 'type_declaration',
        name: 'T',
        definition: { kind: 'nested_table_type', element: 'NUMBER', elementNotNull: true },
      },
    ],
    [
      'type t is table of orders%rowtype index by pls_integer;',
      {
        kind: 'type_declaration',
        name: 'T',
        definition: { kind: 'index_by_type', element: { kind: 'row_type', name: 'ORDERS' }, index: 'PLS_INTEGER' },
      },
    ],
    [
      'type t is varray(10) of date;',
      { kind: 'type_declaration', name: 'T', definition: { kind: 'varray_type', element: 'DATE', limit: 10 } },
    ],
    [
      'type t is varying array (10) of date;',
      { kind: 'type_declaration', name: 'T', definition: { kind: 'varray_type', element: 'DATE', limit: 10 } },
    ],
    ['type t is ref cursor;', { kind: 'type_declaration', name: 'T', definition: { kind: 'ref_cursor_type' } }],
    [
      'type t is ref cursor return orders%rowtype;',
      {
        kind: 'type_declaration',
        name: 'T',
        definition: { kind: 'ref_cursor_type', returns: { kind: 'row_type', name: 'ORDERS' } },
      },
    ],
    [
      'cursor c (p_id in number := 1) return t%rowtype;',
      {
        kind: 'cursor_declaration',
        name: 'C',
        parameters: [{ name: 'P_ID', mode: 'IN', type: 'NUMBER', default: 1 }],
        returns: { kind: 'row_type', name: 'T' },
      },
    ],
    [
      'procedure p (a number, b in out nocopy t, c out varchar2, d in number default 1);',
      {
        kind: 'subprogram',
        subprogramKind: 'PROCEDURE',
        name: 'P',
        parameters: [
          { name: 'A', mode: 'IN', type: 'NUMBER' },
          { name: 'B', mode: 'IN OUT', nocopy: true, type: { kind: 'named_type', name: 'T' } },
          { name: 'C', mode: 'OUT', type: 'VARCHAR2' },
          { name: 'D', mode: 'IN', type: 'NUMBER', default: 1 },
        ],
        properties: {},
      },
    ],
    [
      'function f return number deterministic result_cache relies_on (t) parallel_enable (partition a by any);',
      {
        kind: 'subprogram',
        subprogramKind: 'FUNCTION',
        name: 'F',
        returns: 'NUMBER',
        properties: { deterministic: true, resultCache: true, parallelEnable: true },
      },
    ],
    [
      'function f return t pipelined accessible by (package a.b, c);',
      {
        kind: 'subprogram',
        subprogramKind: 'FUNCTION',
        name: 'F',
        returns: { kind: 'named_type', name: 'T' },
        properties: { pipelined: true, accessibleBy: [{ unitKind: 'PACKAGE', name: 'A.B' }, { name: 'C' }] },
      },
    ],
    [
      'procedure p is x number; begin null; end p;',
      {
        kind: 'subprogram',
        subprogramKind: 'PROCEDURE',
        name: 'P',
        properties: {},
        body: {
          kind: 'block',
          declarations: [{ kind: 'variable_declaration', name: 'X', type: 'NUMBER' }],
          statements: [{ kind: 'null_statement' }],
        },
      },
    ],
    [
      "function f return number as language java name 'A.f() return int';",
      {
        kind: 'subprogram',
        subprogramKind: 'FUNCTION',
        name: 'F',
        returns: 'NUMBER',
        properties: {},
        body: { kind: 'call_specification', text: "language java name 'A.f() return int'" },
      },
    ],
  ])('%s', (text, expected) => {
    expect(declarationShape(text)).toEqual(expected);
  });

  it('a cursor has its query', () => {
    expect(declarationShape('cursor c is select a from t where b = p for update of a nowait;')).toMatchObject({
      kind: 'cursor_declaration',
      query: { body: { kind: 'query_block' }, forUpdate: { wait: 'NOWAIT' } },
    });
  });
});
