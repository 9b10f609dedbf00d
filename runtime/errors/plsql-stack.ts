/** One frame of a PL/SQL call stack. */
export interface StackFrame {
  /** The unit as Oracle names it, `ERP.ORDERS_API`; null for an anonymous block. */
  readonly unit: string | null;
  /** 1-based line in the unit. */
  readonly line: number;
}

const FRAME = 'ORA-06512:';

/**
 * The frames of an Oracle error text, in its order (innermost first). The words around name and number follow the session's language
 * (`at "ERP.ORDERS_API", line 12`, `in "ERP.ORDERS_API", Zeile 12`), so only the quotes and the last number of the line count.
 */
export function parsePlsqlStack(databaseMessage: string): readonly StackFrame[] {
  const frames: StackFrame[] = [];
  for (const text of databaseMessage.split('\n')) {
    if (!text.startsWith(FRAME)) continue;
    const line = lastNumber(text);
    if (line !== undefined) frames.push({ unit: quotedName(text), line });
  }
  return frames;
}

function quotedName(text: string): string | null {
  const start = text.indexOf('"', FRAME.length);
  if (start === -1) return null;
  const end = text.indexOf('"', start + 1);
  return end === -1 ? null : text.slice(start + 1, end);
}

function lastNumber(text: string): number | undefined {
  let end = text.length;
  while (end > FRAME.length && !isDigit(text, end - 1)) end -= 1;
  let start = end;
  while (start > FRAME.length && isDigit(text, start - 1)) start -= 1;
  return start === end ? undefined : Number(text.slice(start, end));
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}
