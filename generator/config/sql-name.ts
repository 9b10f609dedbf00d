/**
 * Names in the configuration are written as in SQL: folded to upper case unless quoted.
 * Source: SQL Language Reference, "Database Object Naming Rules".
 */

/** `erp` → ERP, `"Erp"` → Erp; undefined when the text is no name. */
export function parseSqlName(text: string): string | undefined {
  const parts = parseSqlPath(text);
  return parts?.length === 1 ? parts[0] : undefined;
}

/** `erp."Orders".p_id` → [ERP, Orders, P_ID]; undefined when a part is empty or a quote is not closed. */
export function parseSqlPath(text: string): readonly string[] | undefined {
  return parsePathParts(text)?.map((part) => part.name);
}

/** The parts of a path, and whether they were quoted. */
export function parsePathParts(text: string): readonly PathPart[] | undefined {
  const parts: PathPart[] = [];
  let rest = text;
  for (;;) {
    const quoted = rest.startsWith('"');
    const part = quoted ? quotedPart(rest) : plainPart(rest);
    if (part === undefined || part.name === '') return undefined;
    parts.push({ name: part.name, quoted });
    if (part.rest === '') return parts;
    if (!part.rest.startsWith('.')) return undefined;
    rest = part.rest.slice(1);
  }
}

export interface PathPart {
  /** Exact spelling. */
  readonly name: string;
  readonly quoted: boolean;
}

/** A name as SQL would accept it: quoted only if it must be. The inverse of `parseSqlName`. */
export function formatSqlName(name: string): string {
  return /^[A-Z][A-Z0-9_$#]*$/.test(name) ? name : `"${name}"`;
}

export function formatSqlPath(parts: readonly string[]): string {
  return parts.map(formatSqlName).join('.');
}

function quotedPart(text: string): { name: string; rest: string } | undefined {
  const end = text.indexOf('"', 1);
  return end < 0 ? undefined : { name: text.slice(1, end), rest: text.slice(end + 1) };
}

function plainPart(text: string): { name: string; rest: string } | undefined {
  const dot = text.indexOf('.');
  const name = dot < 0 ? text : text.slice(0, dot);
  if (name.includes('"') || name.trim() !== name) return undefined;
  return { name: name.toUpperCase(), rest: dot < 0 ? '' : text.slice(dot) };
}
