import type { InitAnswers } from '../../../templates/init/init-answers.js';
import { parseNamePattern } from '../../config/name-pattern.js';
import { parseSqlName } from '../../config/sql-name.js';
import { UsageError } from '../../errors/generator-error.js';

/** Answers given by flags; undefined is to be asked, or the default. */
export interface InitFlags {
  readonly config: string | undefined;
  readonly yes: boolean;
  readonly schema: readonly string[] | undefined;
  readonly packages: readonly string[] | undefined;
  readonly output: string | undefined;
  readonly stripPrefix: readonly string[] | undefined;
  readonly numbers: InitAnswers['numbers'] | undefined;
  readonly dates: InitAnswers['dates'] | undefined;
  readonly timeZone: string | undefined;
  readonly spelling: InitAnswers['spelling'] | undefined;
  readonly emit: InitAnswers['emit'] | undefined;
  readonly connectString: string | undefined;
  readonly user: string | undefined;
}

const DEFAULTS: InitAnswers = {
  schemas: ['ERP'],
  packages: ['*'],
  output: './generated',
  stripPrefixes: ['p_'],
  numbers: 'exact',
  dates: 'iso',
  timeZone: 'UTC',
  spelling: 'source',
  emit: 'ts',
  database: null,
};

/** Flags, and the defaults for the rest. @throws UsageError for a flag that cannot be */
export function answersOf(flags: InitFlags): InitAnswers {
  const schemas = flags.schema?.flatMap(words) ?? DEFAULTS.schemas;
  const packages = flags.packages?.flatMap(words) ?? DEFAULTS.packages;
  const answers: InitAnswers = {
    schemas,
    packages,
    output: flags.output ?? DEFAULTS.output,
    stripPrefixes: flags.stripPrefix?.flatMap(words) ?? DEFAULTS.stripPrefixes,
    numbers: flags.numbers ?? DEFAULTS.numbers,
    dates: flags.dates ?? (flags.timeZone === undefined ? DEFAULTS.dates : 'date'),
    timeZone: flags.timeZone ?? DEFAULTS.timeZone,
    spelling: flags.spelling ?? DEFAULTS.spelling,
    emit: flags.emit ?? DEFAULTS.emit,
    database:
      flags.connectString === undefined && flags.user === undefined
        ? null
        : { connectString: flags.connectString ?? '', user: flags.user ?? '' },
  };
  refuse('--schema', complainOfSchemas(schemas.join(' ')));
  refuse('--packages', complainOfPatterns(packages.join(' ')));
  refuse('--output', complainOfEmpty(answers.output));
  refuse('--time-zone', complainOfTimeZone(answers.timeZone));
  if (answers.database !== null) {
    refuse('--connect-string', complainOfEmpty(answers.database.connectString));
    refuse('--user', complainOfEmpty(answers.database.user));
  }
  return answers;
}

/** Whether anything but `--yes` has been said. */
export function hasAnswers({ config: _, yes: __, ...answers }: InitFlags): boolean {
  return Object.values(answers).some((answer) => answer !== undefined);
}

/** Names separated by commas or blanks. */
export function words(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

export function complainOfSchemas(text: string): string | undefined {
  const names = words(text).map(parseSqlName);
  if (names.length === 0) return 'Name at least one schema.';
  if (names.includes(undefined)) return 'Write names as in SQL, separated by blanks.';
  return new Set(names).size < names.length ? 'A schema is there twice.' : undefined;
}

export function complainOfPatterns(text: string): string | undefined {
  const patterns = words(text).map(parseNamePattern);
  if (patterns.length === 0) return 'Write * for all packages.';
  return patterns.includes(undefined) ? 'Write names as in SQL, with * and ?, separated by blanks.' : undefined;
}

export function complainOfEmpty(text: string): string | undefined {
  return text.trim() === '' ? 'This must not be empty.' : undefined;
}

export function complainOfTimeZone(text: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return undefined;
  } catch {
    return 'Write UTC, an offset such as +05:45, or a region such as Europe/Berlin.';
  }
}

function refuse(flag: string, complaint: string | undefined): void {
  if (complaint !== undefined) throw new UsageError(`${flag}: ${complaint}`);
}
