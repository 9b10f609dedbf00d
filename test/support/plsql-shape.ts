import type { PlsqlStatement } from '../../sandbox/plsql/ast/statement.js';
import type { PlsqlUnit, StoredUnit } from '../../sandbox/plsql/ast/unit.js';
import { parsePlsql } from '../../sandbox/plsql/parse-plsql.js';
import { PlsqlSyntaxError } from '../../sandbox/syntax/syntax-error.js';

/**
 * A syntax tree as a test can show it: names and literals as text, a node as `[kind, …]` with what it has, positions and
 * whatever is absent, empty or false left out.
 */
export function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (typeof node !== 'object' || node === null) return node;
  const short = shorthand(node);
  if (short !== undefined) return short;
  const shown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (!OMITTED.has(key) && !isAbsent(value)) shown[key] = shape(value);
  }
  return shown;
}

/** As a session without PLSQL_CCFLAGS parses it. */
export function parseUnit(text: string): PlsqlUnit {
  return parsePlsql(text, { version: [23, 9, 0, 25, 10], flags: new Map() });
}

/** The tree of one statement, in the middle of a block. */
export function statementShape(text: string): unknown {
  return shape(statements(`begin ${text} end;`)[0]);
}

export function statements(text: string): readonly PlsqlStatement[] {
  const unit = parseUnit(text);
  if (unit.kind !== 'anonymous_block') throw new Error(`${unit.kind} is no block`);
  return unit.block.statements;
}

/** The tree of one declaration. */
export function declarationShape(text: string): unknown {
  const unit = parseUnit(`declare ${text} begin null; end;`);
  if (unit.kind !== 'anonymous_block') throw new Error(`${unit.kind} is no block`);
  return shape(unit.block.declarations[0]);
}

export function storedUnit(text: string): StoredUnit {
  const unit = createUnit(text);
  return unit.unit;
}

export function createUnit(text: string): Extract<PlsqlUnit, { kind: 'create_unit' }> {
  const unit = parseUnit(text);
  if (unit.kind !== 'create_unit') throw new Error(`${unit.kind} is no unit to store`);
  return unit;
}

/** `line:column text` of the error that a block has; of its first lines as many as are asked for. */
export function blockError(text: string): string {
  try {
    parseUnit(text);
  } catch (error) {
    if (!(error instanceof PlsqlSyntaxError)) throw error;
    return `${error.line}:${error.column} ${error.errorText}`;
  }
  throw new Error('there is no error');
}

function shorthand(node: object): unknown {
  if (has(node, 'name', 'quoted') && !has(node, 'kind')) return node.name;
  if (!has(node, 'kind')) return has(node, 'parts') ? dotted(node.parts) : undefined;
  switch (node.kind) {
    case 'name':
      return has(node, 'parts') ? dotted(node.parts) : undefined;
    case 'number_literal':
      return has(node, 'text') ? Number(node.text) : undefined;
    case 'string_literal':
      return has(node, 'value') ? `'${String(node.value)}'` : undefined;
    case 'bind_variable':
      return has(node, 'name') ? `:${String(node.name)}` : undefined;
    case 'call':
      return has(node, 'callee', 'arguments') && Array.isArray(node.arguments)
        ? [shape(node.callee), node.arguments.map(argument)]
        : undefined;
    case 'scalar_type':
      return has(node, 'name', 'length') && isAbsent(node.length) ? node.name : undefined;
    default:
      return undefined;
  }
}

function argument(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !has(node, 'name', 'value')) return node;
  return node.name === undefined ? shape(node.value) : { [String(shape(node.name))]: shape(node.value) };
}

function dotted(parts: unknown): string {
  return Array.isArray(parts) ? parts.map(shape).join('.') : '';
}

function has<K extends string>(node: object, ...keys: readonly K[]): node is Record<K, unknown> {
  return keys.every((key) => key in node);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

const OMITTED: ReadonlySet<string> = new Set(['position', 'end']);
