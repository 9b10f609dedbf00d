import type { ScriptStatement } from '../../../sandbox/scripts/script-item.js';
import { splitScript } from '../../../sandbox/scripts/split-script.js';

/** The statements of a script, which is ended by a slash. */
export function statements(script: string): readonly ScriptStatement[] {
  return [...splitScript(`${script}\n/\n`, 'x.sql')].filter((item) => 'text' in item);
}
