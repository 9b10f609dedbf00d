import { describe, expect, test } from 'vitest';
import { toText } from '../../sandbox/values/convert.js';
import { ClobValue } from '../../sandbox/values/lob.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import type { Value } from '../../sandbox/values/value.js';
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
    // Expressions change nothing: they share a session.
    const shared = sharedSession(setUp);
    for (const language of ['SQL', 'PL/SQL'] as const) {
      if (only !== undefined && only !== language) continue;
      test.each(Object.entries(cases))(`${language}: %s is %s`, async (expression, expected) => {
        const session = await shared();
        const source =
          language === 'SQL' ? `SELECT ${expression} || '' FROM dual` : `BEGIN :r := ${expression} || ''; END;`;
        expect(await textOf(session, source, language)).toBe(expected);
      });
    }
  });
}

/** A value of a row: a NUMBER that is no safe integer as its text, what is neither number nor text as the session shows it. */
export type GoldenValue = string | number | boolean | null;

/**
 * Queries and the rows that they give.
 * @param cases the query with its rows, or with the first line of its error
 */
export function goldenQueries(
  page: DocumentationPage,
  cases: readonly (readonly [query: string, rows: readonly (readonly GoldenValue[])[] | string])[],
  { setUp = [] }: Pick<GoldenOptions, 'setUp'> = {},
): void {
  describe(page, () => {
    const shared = sharedSession(setUp);
    test.each(cases)('%s', async (query, expected) => {
      const session = await shared();
      const rows = await orFirstLine(session.rows(query));
      expect(typeof rows === 'string' ? rows : rows.map((row) => row.map((value) => shown(value, session)))).toEqual(
        expected,
      );
    });
  });
}

function shown(value: Value, { session: { state } }: TestSession): GoldenValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return toText(value, state);
}

function sharedSession(setUp: readonly string[]): () => Promise<TestSession> {
  let session: Promise<TestSession> | undefined;
  return () => {
    session ??= sessionAfter(setUp);
    return session;
  };
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

/** A block that prints the first PL/SQL error of another one that does not compile; for where its position does not matter. */
export function compilationOf(block: string): string {
  return `BEGIN EXECUTE IMMEDIATE q'~${block}~';
    EXCEPTION WHEN OTHERS THEN dbms_output.put_line(REGEXP_SUBSTR(SQLERRM, 'PLS-[0-9]+.*')); END;`;
}

/** The lines that a block prints, and then those of the error that it ends with. */
export async function printedBy(session: TestSession, block: string): Promise<readonly string[]> {
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
  if (language === 'PL/SQL') return orFirstLine(session.block(source));
  const rows = await orFirstLine(session.rows(source));
  if (typeof rows === 'string') return rows;
  const value = rows[0]?.[0];
  return value instanceof ClobValue ? value.text : value;
}

/** What was awaited, or the first line of the error that it ended with. */
async function orFirstLine<T>(result: Promise<T>): Promise<T | string> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof OracleError) return error.fullText.split('\n', 1).join();
    throw error;
  }
}
