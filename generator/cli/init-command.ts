import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { configText } from '../../templates/init/config-text.js';
import type { InitAnswers, SampleUsers } from '../../templates/init/init-answers.js';
import { sampleSql } from '../../templates/init/sample-sql.js';
import { hasConfig } from '../config/load-config.js';
import { formatSqlName, parseSqlName } from '../config/sql-name.js';
import { OutputError, UsageError } from '../errors/generator-error.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { answersOf, hasAnswers, type InitFlags } from './init/init-flags.js';
import { projectNotes } from './init/project-notes.js';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes a configuration and, to begin with, a sample schema for the sandbox. */
export async function initCommand(flags: InitFlags): Promise<ExitCode> {
  const given = answersOf(flags);
  const file = resolve(flags.config ?? 'oracle.config.ts');
  const folder = dirname(file);
  const sampleFile = join(folder, 'sql', 'sample.sql');
  if (flags.config === undefined && hasConfig()) throw alreadyThere('a configuration', process.cwd());
  refuseExisting([file]);
  const asks = !flags.yes && process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (!asks && !flags.yes && !hasAnswers(flags))
    throw new UsageError(
      'There is no terminal to ask questions on. Take the defaults with --yes, or give answers as flags; see gen-oracle-client init --help.',
    );
  if (asks && given.database === null) refuseExisting([sampleFile]);
  const answers = asks ? await ask(flags, given) : given;
  if (answers === undefined) return EXIT_CODES.cancelled;
  const users = usersOf(answers);
  const files: readonly NewFile[] = [
    { path: file, text: configText(answers, users) },
    ...(answers.database === null ? [{ path: sampleFile, text: sampleSql(users) }] : []),
  ];
  refuseExisting(files.map(({ path }) => path));
  await writeNew(files);
  for (const { path } of files) console.log(`Wrote ${relative(process.cwd(), path)}.`);
  for (const note of projectNotes(folder, answers)) console.log(`Note: ${note}`);
  console.log(nextSteps(answers, users, flags.config));
  return EXIT_CODES.fine;
}

/** Loaded only for a person. */
async function ask(flags: InitFlags, given: InitAnswers): Promise<InitAnswers | undefined> {
  const { askAnswers } = await import('./init/ask-answers.js');
  return askAnswers(flags, given);
}

function usersOf({ schemas }: InitAnswers): SampleUsers {
  const owner = parseSqlName(schemas[0] ?? 'ERP') ?? 'ERP';
  return {
    owner: formatSqlName(owner),
    proxy: formatSqlName(`${owner}_APP`),
    people: ['ALICE', 'BOB', 'CAROL'].filter((name) => name !== owner).slice(0, 2),
  };
}

function refuseExisting(paths: readonly string[]): void {
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) throw alreadyThere(relative(process.cwd(), found), dirname(found));
}

function alreadyThere(what: string, folder: string): UsageError {
  return new UsageError(
    `There is ${what} in ${folder} already, and init overwrites nothing. Remove it, or run init in another folder. Nothing was written.`,
  );
}

/** All of them or none. @throws OutputError */
async function writeNew(files: readonly NewFile[]): Promise<void> {
  const written: string[] = [];
  for (const { path, text } of files) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
      written.push(path);
    } catch (error) {
      await Promise.all(written.map((one) => rm(one, { force: true })));
      const reason = error instanceof Error ? error.message : String(error);
      throw new OutputError(`${path} could not be written: ${reason}. Nothing else was.`, { cause: error });
    }
  }
}

function nextSteps({ database }: InitAnswers, { people }: SampleUsers, config: string | undefined): string {
  const named = config === undefined ? '' : ` --config ${config}`;
  const steps: readonly (readonly [string, string])[] =
    database === null
      ? [
          [`generate --sandbox${named}`, 'write the client'],
          [`call orders_api.list_orders --as ${people[0]} --sandbox${named}`, 'call a routine'],
          [`sandbox${named}`, 'start the database, for your application'],
        ]
      : [
          [`doctor${named}`, 'check the database and the account'],
          [`generate${named}`, 'write the client'],
        ];
  const before = database === null ? [] : ['', 'Put the password into a .env file beside it: ORACLE_PASSWORD=…'];
  const width = Math.max(...steps.map(([command]) => command.length));
  const lines = steps.map(([command, what]) => `  npx gen-oracle-client ${command.padEnd(width)}  # ${what}`);
  return [...before, '', 'Next:', ...lines].join('\n');
}
