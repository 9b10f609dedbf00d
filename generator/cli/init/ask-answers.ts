import { cancel, intro, select, text } from '@clack/prompts';
import type { InitAnswers } from '../../../templates/init/init-answers.js';
import {
  complainOfEmpty,
  complainOfPatterns,
  complainOfSchemas,
  complainOfTimeZone,
  type InitFlags,
  words,
} from './init-flags.js';

/**
 * Asks on the terminal what flags leave open.
 * @param given flags and defaults
 * @returns undefined when the person has cancelled
 */
export async function askAnswers(flags: InitFlags, given: InitAnswers): Promise<InitAnswers | undefined> {
  try {
    intro('A configuration for gen-oracle-client');
    const schemas = words(
      await unless(flags.schema, given.schemas.join(' '), (initial) =>
        askText('Which schemas own the packages?', initial, complainOfSchemas),
      ),
    );
    const packages = words(
      await unless(flags.packages, given.packages.join(' '), (initial) =>
        askText('Which of their packages? Names or patterns such as ORDERS_*', initial, complainOfPatterns),
      ),
    );
    const output = await unless(flags.output, given.output, (initial) =>
      askText('Into which folder is the client written?', initial, complainOfEmpty),
    );
    const stripPrefixes = words(
      await unless(flags.stripPrefix, given.stripPrefixes.join(' '), (initial) =>
        askText('Which beginnings of parameter names are left off? Empty for none', initial, () => undefined),
      ),
    );
    const numbers = await unless(flags.numbers, given.numbers, (initial) =>
      askChoice('What is a NUMBER?', initial, NUMBERS),
    );
    const dates = await unless(flags.dates ?? flags.timeZone, given.dates, (initial) =>
      askChoice('What is a DATE or TIMESTAMP?', initial, DATES),
    );
    const timeZone =
      dates === 'date'
        ? await unless(flags.timeZone, given.timeZone, (initial) =>
            askText(
              'Whose clock do DATE and TIMESTAMP show? UTC, or a region such as Europe/Berlin',
              initial,
              complainOfTimeZone,
            ),
          )
        : given.timeZone;
    const spelling = await unless(flags.spelling, given.spelling, (initial) =>
      askChoice('Where do the words of names come from?', initial, SPELLINGS),
    );
    const emit = await unless(flags.emit, given.emit, (initial) =>
      askChoice('In which language is the client?', initial, EMITS),
    );
    const database = await askDatabase(flags, given);
    return { schemas, packages, output, stripPrefixes, numbers, dates, timeZone, spelling, emit, database };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel('Nothing was written.');
    return undefined;
  }
}

type Choices<T> = readonly (readonly [value: T, label: string, hint: string])[];

const NUMBERS: Choices<InitAnswers['numbers']> = [
  ['exact', 'number', 'bigint or string where the declaration has too many digits for it'],
  ['decimal', 'Decimal', 'of decimal.js'],
  ['string', 'string', 'all digits, as text'],
];

const DATES: Choices<InitAnswers['dates']> = [
  ['iso', 'ISO string', 'all digits, no time zone'],
  ['date', 'Date', 'in a time zone that you say'],
  ['temporal', 'Temporal', 'of temporal-polyfill'],
];

const SPELLINGS: Choices<InitAnswers['spelling']> = [
  ['source', 'from the source', 'GetCustomerName is getCustomerName'],
  ['dictionary', 'from the dictionary', 'only _ separates words'],
];

const EMITS: Choices<InitAnswers['emit']> = [
  ['ts', 'TypeScript', ''],
  ['js', 'JavaScript', 'with declarations, for projects that compile nothing'],
];

async function askDatabase(flags: InitFlags, given: InitAnswers): Promise<InitAnswers['database']> {
  const known = given.database;
  if (known !== null) return known;
  const first = await askChoice<'sandbox' | 'database'>('What do you begin with?', 'sandbox', [
    ['sandbox', 'the sandbox', 'an embedded database with a sample schema'],
    ['database', 'a database', 'you know its address'],
  ]);
  if (first === 'sandbox') return null;
  const connectString = await unless(flags.connectString, '', (initial) =>
    askText('What is its connect string? host:port/service', initial, complainOfEmpty),
  );
  const user = await unless(flags.user, given.schemas[0] ?? '', (initial) =>
    askText('Which account reads it?', initial, complainOfEmpty),
  );
  return { connectString, user };
}

/** What a flag has said is not asked. */
async function unless<T>(flag: unknown, given: T, ask: (initial: T) => Promise<T>): Promise<T> {
  return flag === undefined ? ask(given) : given;
}

async function askText(
  message: string,
  initialValue: string,
  complain: (text: string) => string | undefined,
): Promise<string> {
  return answered(await text({ message, initialValue, validate: (value) => complain(value ?? '') }));
}

async function askChoice<T extends string>(message: string, initialValue: T, choices: Choices<T>): Promise<T> {
  const labels = choices.map(([value, label, hint]) => ({ value: String(value), label, hint }));
  const chosen = answered(await select<string>({ message, initialValue, options: labels }));
  return choices.find(([value]) => value === chosen)?.[0] ?? initialValue;
}

function answered(answer: string | symbol): string {
  if (typeof answer === 'symbol') throw new Cancelled();
  return answer;
}

class Cancelled extends Error {}
