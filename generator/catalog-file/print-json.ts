/**
 * JSON with what is likely to change on lines of its own. Keys come in the order in which the objects have them.
 * @param lineKeys lists under these keys have an item a line; lists and objects under others are opened up if one of these is in them
 */
export function printJson(value: unknown, lineKeys: ReadonlySet<string>): string {
  return `${print(value, '', lineKeys)}\n`;
}

function print(value: unknown, indent: string, lineKeys: ReadonlySet<string>): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return list(
      value.map((item) => print(item, inner, lineKeys)),
      '[]',
      indent,
    );
  }
  if (typeof value !== 'object' || value === null || !opens(value, lineKeys)) return printInline(value);
  const members = Object.entries(value).map(([key, member]) => {
    const text =
      lineKeys.has(key) && Array.isArray(member)
        ? list(member.map(printInline), '[]', inner)
        : print(member, inner, lineKeys);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return list(members, '{}', indent);
}

/** Whether a list that has an item a line is somewhere in it. */
function opens(value: object, lineKeys: ReadonlySet<string>): boolean {
  return Object.entries(value).some(
    ([key, member]) => lineKeys.has(key) || (typeof member === 'object' && member !== null && opens(member, lineKeys)),
  );
}

function list(items: readonly string[], [open = '', close = '']: string, indent: string): string {
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

/** On one line. */
function printInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${printInline(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
