import type { ScriptStatement } from '../../sandbox/scripts/script-item.js';
import { tokenize } from '../../sandbox/syntax/lexer/tokenize.js';

/**
 * Gives users another name wherever a statement names them. An identifier after a dot is no user, and one before `=>` is a
 * parameter; strings stay as they are. A column or variable that is called like a user is renamed with it.
 */
export function renameUsers(
  statement: ScriptStatement,
  users: ReadonlySet<string>,
  rename: (user: string) => string,
): ScriptStatement {
  const { text, unit } = statement;
  const tokens = tokenize(text);
  let renamed = '';
  let copied = 0;
  for (const [index, { kind, value, position, end }] of tokens.entries()) {
    if ((kind !== 'word' && kind !== 'quoted_identifier') || !users.has(value)) continue;
    if (tokens[index - 1]?.symbol === '.' || tokens[index + 1]?.symbol === '=>') continue;
    renamed += text.slice(copied, position) + (kind === 'word' ? rename(value) : `"${rename(value)}"`);
    copied = end;
  }
  const owner = unit?.owner;
  return {
    ...statement,
    text: renamed + text.slice(copied),
    unit: unit === undefined || owner === undefined || !users.has(owner) ? unit : { ...unit, owner: rename(owner) },
  };
}
