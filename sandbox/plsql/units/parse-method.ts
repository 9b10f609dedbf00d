import type { Method } from '../ast/unit.js';
import { parseSubprogram } from '../declarations/parse-subprogram.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** Whether a method begins here and not an attribute, whose name may be one of these words. */
export function isMethodStart(cursor: PlsqlCursor): boolean {
  return cursor.at('NOT') || (cursor.atAny(METHOD_WORDS) && METHOD_CONTINUATIONS.has(cursor.peek().symbol));
}

/** `NOT FINAL MEMBER FUNCTION area RETURN NUMBER`, in a type's body with IS and what follows. */
export function parseMethod(cursor: PlsqlCursor): Method {
  const { position } = cursor;
  let [overriding, final, instantiable] = [false, false, true];
  for (;;) {
    const negated = cursor.accept('NOT');
    const word = cursor.acceptAny('OVERRIDING', 'FINAL', 'INSTANTIABLE');
    if (word === 'OVERRIDING') overriding = !negated;
    else if (word === 'FINAL') final = !negated;
    else if (word === 'INSTANTIABLE') instantiable = !negated;
    else break;
  }
  const role = cursor.expectAny(905, 'MEMBER', 'STATIC', 'CONSTRUCTOR', 'MAP', 'ORDER');
  if (role === 'MAP' || role === 'ORDER') cursor.expect('MEMBER');
  if (!cursor.at('PROCEDURE') && !cursor.at('FUNCTION')) throw cursor.unexpected(905, 'procedure', 'function');
  const subprogram = parseSubprogram(cursor);
  return { role, overriding, final, instantiable, subprogram, position, end: cursor.lastEnd };
}

const METHOD_WORDS: ReadonlySet<string> = new Set([
  'MEMBER',
  'STATIC',
  'CONSTRUCTOR',
  'MAP',
  'ORDER',
  'OVERRIDING',
  'FINAL',
  'INSTANTIABLE',
]);

const METHOD_CONTINUATIONS: ReadonlySet<string> = new Set([...METHOD_WORDS, 'NOT', 'PROCEDURE', 'FUNCTION']);
