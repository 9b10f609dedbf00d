import { describe, expect, test } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from './engine.js';

/** A page of Oracle's documentation: the book's title without the release, and the section's. */
export type DocumentationPage =
  `${'SQL Language Reference' | 'PL/SQL Language Reference' | 'PL/SQL Packages and Types Reference' | 'Database Concepts' | 'Development Guide' | 'Globalization Support Guide' | 'SQL*Plus User Guide' | 'Error Messages'}: ${string}`;

export interface GoldenOptions {
  /** What the session executes before: ALTER SESSION, CREATE TABLE. */
  readonly setUp?: readonly string[];
  /** Where the expression is tried; default both. */
  readonly only?: 'SQL' | 'PL/SQL';
}

/**
 * Expressions and what a documented rule makes of them, tried in SQL and in PL/SQL.
 * @param cases the value as the session converts it into text, null, or the first line of the error (`ORA-01843: …`)
 */
export function goldenExpressions(
  page: DocumentationPage,
  cases: Readonly<Record<string, string | null>>,
  { setUp = [], only }: GoldenOptions = {},
): void {
  describe(page, () => {
    for (const language of ['SQL', 'PL/SQL'] as const) {
      if (only !== undefined && only !== language) continue;
      test.each(Object.entries(cases))(`${language}: %s is %s`, async (expression, expected) => {
        const session = await sessionAfter(setUp);
        const source =
          language === 'SQL' ? `SELECT ${expression} || '' FROM dual` : `BEGIN :r := ${expression} || ''; END;`;
        expect(await textOf(session, source, language)).toBe(expected);
      });
    }
  });
}

/**
 * Blocks and the lines that they print by DBMS_OUTPUT; an error that leaves the block is the last lines.
 * @param cases the block with its lines
 */
export function goldenBlocks(
  page: DocumentationPage,
  cases: readonly (readonly [block: string, lines: readonly string[]])[],
  { setUp = [] }: Pick<GoldenOptions, 'setUp'> = {},
): void {
  describe(page, () => {
    test.each(cases)('%s', async (block, expected) => {
      const session = await sessionAfter(setUp);
      expect(await printedBy(session, block)).toEqual(expected);
    });
  });
}

/** The lines that a block prints, and then those of the error that it ends with. */
async function printedBy(session: TestSession, block: string): Promise<readonly string[]> {
  await session.run('BEGIN dbms_output.enable(NULL); END;');
  const error = await session.error(block);
  const lines: string[] = [];
  for (;;) {
    const line = await session.block(
      `DECLARE line VARCHAR2(32767); status INTEGER; BEGIN
         dbms_output.get_line(line, status); :r := CASE status WHEN 0 THEN '=' || line END; END;`,
    );
    if (typeof line !== 'string') break;
    lines.push(line.slice(1));
  }
  return error === 'no error' ? lines : [...lines, ...error.split('\n')];
}

async function sessionAfter(setUp: readonly string[]): Promise<TestSession> {
  const session = openTestSession(newDatabase());
  await session.run(...setUp);
  return session;
}

async function textOf(session: TestSession, source: string, language: 'SQL' | 'PL/SQL'): Promise<unknown> {
  const error = await session.error(source, { r: {} });
  if (error !== 'no error') return error.split('\n')[0];
  return language === 'SQL' ? (await session.rows(source))[0]?.[0] : session.block(source);
}
