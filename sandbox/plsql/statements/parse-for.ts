import type { ForIterator } from '../../syntax/ast/iterator.js';
import type { Identifier } from '../../syntax/ast/name.js';
import { parseIterator } from '../../syntax/expressions/parse-iterator.js';
import type { CursorForStatement, IteratorForStatement, NumericForStatement } from '../ast/statement.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseLoopBody } from './parse-loop.js';

/** FOR over numbers, a query or a cursor, or with what 21c has added. */
export function parseFor(
  cursor: PlsqlCursor,
  labels: readonly Identifier[],
): NumericForStatement | CursorForStatement | IteratorForStatement {
  const { position } = cursor.expect('FOR');
  const iterator = parseIterator(cursor);
  const statements = parseLoopBody(cursor, labels);
  return { ...simplest(iterator), statements, position, end: cursor.lastEnd };
}

function simplest(
  iterator: ForIterator,
): Omit<NumericForStatement, Common> | Omit<CursorForStatement, Common> | Omit<IteratorForStatement, Common> {
  const { iterands, controls } = iterator;
  const [iterand, second] = iterands;
  const [control, ...more] = controls;
  const isSimple =
    second === undefined &&
    iterand?.type === undefined &&
    iterand?.mutability === undefined &&
    more.length === 0 &&
    control.while === undefined &&
    control.when === undefined;
  if (!isSimple || iterand === undefined) return { kind: 'iterator_for', iterator };
  const { reverse, source } = control;
  const variable = iterand.name;
  switch (source.kind) {
    case 'stepped':
      if (source.step !== undefined) return { kind: 'iterator_for', iterator };
      return { kind: 'numeric_for', variable, reverse, low: source.low, high: source.high };
    case 'single': {
      const { value, repeat } = source;
      if (repeat || !CURSORS.has(value.kind)) return { kind: 'iterator_for', iterator };
      const isQuery = value.kind === 'subquery';
      return {
        kind: 'cursor_for',
        variable,
        source: isQuery ? { kind: 'query', query: value.query } : { kind: 'cursor', cursor: value },
      };
    }
    default:
      return { kind: 'iterator_for', iterator };
  }
}

type Common = 'statements' | 'position' | 'end';

/** What may be a cursor; other values are run through once. */
const CURSORS: ReadonlySet<string> = new Set(['subquery', 'name', 'call', 'member', 'bind_variable']);
