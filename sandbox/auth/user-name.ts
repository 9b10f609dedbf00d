/** A user name as Oracle folds it: upper case, unless it is in double quotes. */
export function foldUserName(name: string): string {
  const trimmed = name.trim();
  const quoted = trimmed.length > 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
  return quoted ? trimmed.slice(1, -1) : trimmed.toUpperCase();
}
