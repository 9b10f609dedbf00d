import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { newDatabase, openTestSession } from './engine.js';
import { type DocumentationPage, printedBy } from './golden.js';

/** `A: UPDATE t …` is executed by session A; `A waits: …` must not end; `A ends` waits until that has ended. */
export type SessionStep = `${'A' | 'B'}: ${string}` | `${'A' | 'B'} waits: ${string}` | `${'A' | 'B'} ends`;

/**
 * What two sessions do in turn, and the lines that they print: `A: …`, errors included.
 * @param cases the steps with the lines of all, in the order in which the steps end
 */
export function goldenSessions(
  page: DocumentationPage,
  cases: readonly (readonly [steps: readonly SessionStep[], lines: readonly string[]])[],
  { setUp = [] }: { readonly setUp?: readonly string[] } = {},
): void {
  describe(page, () => {
    test.each(cases)('%s', async (steps, expected) => {
      const database = newDatabase();
      const sessions = { A: openTestSession(database), B: openTestSession(database) };
      await sessions.A.run(...setUp);
      const waiting = new Map<string, Promise<readonly string[]>>();
      const lines: string[] = [];
      const note = (name: string, printed: readonly string[]) => {
        for (const line of printed) lines.push(`${name}: ${line}`);
      };
      for (const step of steps) {
        const name = step.startsWith('A') ? 'A' : 'B';
        const started = waiting.get(name);
        if (step.endsWith(' ends') && started !== undefined) {
          note(name, await started);
          waiting.delete(name);
          continue;
        }
        const statement = step.slice(step.indexOf(':') + 2);
        const printed = printedBy(sessions[name], statement);
        if (step.startsWith(`${name} waits:`)) {
          waiting.set(name, printed);
          expect(await Promise.race([printed, sleep(30, 'is waiting')])).toBe('is waiting');
        } else note(name, await printed);
      }
      expect(lines).toEqual(expected);
    });
  });
}
