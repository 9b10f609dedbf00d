import type { Identifier } from '../../syntax/ast/name.js';
import type { CompoundTriggerBody, TimingPointSection, TriggerTiming } from '../ast/unit.js';
import { parseDeclarations } from '../declarations/parse-declarations.js';
import { parseEnd } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseBodyUpTo } from '../statements/parse-block.js';

/** `COMPOUND TRIGGER … BEFORE STATEMENT IS BEGIN … END BEFORE STATEMENT; … END name;` */
export function parseCompoundBody(cursor: PlsqlCursor, names: readonly Identifier[]): CompoundTriggerBody {
  const { position } = cursor;
  cursor.expect('COMPOUND');
  cursor.expect('TRIGGER');
  const declarations = parseDeclarations(cursor, () => atSection(cursor));
  const sections: TimingPointSection[] = [];
  do sections.push(parseSection(cursor));
  while (!cursor.at('END'));
  parseEnd(cursor, names);
  cursor.expect(';');
  return { kind: 'compound', declarations, sections, position, end: cursor.lastEnd };
}

/** What is not followed by IS declares a variable called BEFORE or AFTER. */
function atSection(cursor: PlsqlCursor): boolean {
  return TIMING_POINTS.some(({ words }) => cursor.atSequence(...words, 'IS'));
}

function parseSection(cursor: PlsqlCursor): TimingPointSection {
  const { position } = cursor;
  const point = TIMING_POINTS.find(({ words }) => cursor.acceptSequence(...words));
  if (point === undefined) throw cursor.unexpected(900, 'after', 'before', 'instead');
  cursor.expect('IS');
  const block = parseBodyUpTo(cursor, () => {
    cursor.expect('END');
    for (const word of point.words) cursor.expect(word);
  });
  cursor.expect(';');
  return { timing: point.timing, forEachRow: point.forEachRow, block, position, end: cursor.lastEnd };
}

const TIMING_POINTS: readonly {
  readonly words: readonly string[];
  readonly timing: TriggerTiming;
  readonly forEachRow: boolean;
}[] = [
  { words: ['BEFORE', 'STATEMENT'], timing: 'BEFORE', forEachRow: false },
  { words: ['BEFORE', 'EACH', 'ROW'], timing: 'BEFORE', forEachRow: true },
  { words: ['AFTER', 'EACH', 'ROW'], timing: 'AFTER', forEachRow: true },
  { words: ['AFTER', 'STATEMENT'], timing: 'AFTER', forEachRow: false },
  { words: ['INSTEAD', 'OF', 'EACH', 'ROW'], timing: 'INSTEAD OF', forEachRow: true },
];
