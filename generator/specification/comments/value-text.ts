import type { ValueAnnotations } from './annotations.js';

/** The text about a value, in which `@notnull`, `@hidden` and `@cursor row_type` may stand anywhere. */
export function valueText(text: string): ValueAnnotations {
  if (!text.includes('@'))
    return { comment: withoutDash(paragraph(text)), notNull: false, hidden: false, cursor: undefined };
  let notNull = false;
  let hidden = false;
  let cursor: string | undefined;
  const words = text.split(/(\s+)/);
  const kept: string[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const word = withoutMark(words[at] ?? '').toLowerCase();
    if (word === '@notnull') notNull = true;
    else if (word === '@hidden') hidden = true;
    else if (word === '@cursor') {
      cursor = withoutMark(words[at + 2] ?? '');
      at += 2;
    } else {
      kept.push(words[at] ?? '', words[at + 1] ?? '');
      continue;
    }
    // What stands around it is one gap, which may end a line.
    if (kept.length > 0) kept.push(kept.pop() === '\n' || words[at + 1]?.includes('\n') ? '\n' : ' ');
  }
  return {
    comment: withoutDash(paragraph(kept.join(''))),
    notNull,
    hidden,
    cursor: cursor === '' ? undefined : cursor,
  };
}

function withoutMark(word: string): string {
  return /[.,;:]$/.test(word) ? word.slice(0, -1) : word;
}

/** `p_id - text`, of which only `- text` is left. */
function withoutDash(text: string): string {
  return text.replace(/^[-–—:]\s+/, '');
}

/** Without blank lines at the ends, more than one of them between, and blanks at the ends of lines. */
export function paragraph(text: string): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (trimmed !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(trimmed);
  }
  if (kept.at(-1) === '') kept.pop();
  return kept.join('\n').trimStart();
}
