import { closest } from '../config/closest.js';
import type { Help } from './read-help.js';

/** Of the program, or of one of its commands. */
export type HelpOf = (command?: string) => Promise<Help>;

const PROGRAM = 'gen-oracle-client';
const ONE_UNKNOWN = 'Unknown argument: ';
const SEVERAL_UNKNOWN = 'Unknown arguments: ';
const TOO_FEW = 'Not enough non-option arguments: got ';

/**
 * Yargs' complaint about a command line in sentences: what there is no such thing as and what is like it, or what is missing, and where to look.
 * @param complaint in yargs' own words
 * @param word the first one that is no flag, as yargs found it; it finds none where one is missing
 */
export async function explainUsage(
  complaint: string,
  args: readonly string[],
  word: string | undefined,
  helpOf: HelpOf,
): Promise<string> {
  const { commands } = await helpOf();
  if (word !== undefined && !commands.includes(word))
    return `Unknown command ${word}.${didYouMean(word, commands)} See ${PROGRAM} --help.`;
  const command = word ?? (complaint.startsWith(TOO_FEW) ? args.find((arg) => commands.includes(arg)) : undefined);
  const see = `See ${[PROGRAM, ...(command === undefined ? [] : [command])].join(' ')} --help.`;
  const { usage, flags } = await helpOf(command ?? 'generate');
  if (complaint.startsWith(TOO_FEW)) {
    const given = Number.parseInt(complaint.slice(TOO_FEW.length), 10);
    const missing = usage.split(' ').filter((one) => one.startsWith('<'))[given] ?? 'argument';
    return `${missing} is missing. Usage: ${usage}. ${see}`;
  }
  const unknown = unknownOf(complaint);
  // One of several lines becomes a paragraph.
  if (unknown.length === 0) return `${complaint.split(/\s+/).join(' ')}. ${see}`;
  const owner = command === undefined ? '' : ` of ${command}`;
  const sentences = withoutCamelCase(unknown, args).map((name) => {
    const flag = flagOf(name, args);
    return flag === undefined
      ? `Unknown argument ${name}${owner}. Usage: ${usage}.`
      : `Unknown flag ${flag}${owner}.${didYouMean(flag, flags)}`;
  });
  return [...sentences, see].join(' ');
}

/** The names that yargs does not know, without dashes. */
function unknownOf(complaint: string): readonly string[] {
  if (complaint.startsWith(ONE_UNKNOWN)) return [complaint.slice(ONE_UNKNOWN.length)];
  return complaint.startsWith(SEVERAL_UNKNOWN) ? complaint.slice(SEVERAL_UNKNOWN.length).split(', ') : [];
}

/** As it was given, with its dashes and without its value; undefined for a word that is no flag. */
function flagOf(name: string, args: readonly string[]): string | undefined {
  const given = args.flatMap((arg) => (arg.startsWith('-') ? arg.split('=', 1) : []));
  const long = given.find((flag) => flag === `--${name}` || flag === `--no-${name}` || flag === `-${name}`);
  if (long !== undefined) return long;
  // Several letters behind one dash are as many flags.
  return name.length === 1 && given.some((flag) => !flag.startsWith('--') && flag.includes(name))
    ? `-${name}`
    : undefined;
}

/** Yargs has a flag with dashes in camel case, too. */
function withoutCamelCase(names: readonly string[], args: readonly string[]): readonly string[] {
  const doubles = new Set(names.filter((name) => name.includes('-')).map(camelCase));
  return names.filter((name) => !doubles.has(name) || flagOf(name, args) !== undefined);
}

function camelCase(name: string): string {
  return name.replace(/-+(.?)/g, (_, letter: string) => letter.toUpperCase());
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const bare = (text: string) => text.replace(/^-+/, '');
  // Everything is like a single letter.
  const similar = bare(word).length === 1 ? undefined : closest(bare(word), candidates.map(bare));
  const candidate = candidates.find((one) => bare(one) === similar);
  return candidate === undefined ? '' : ` Did you mean ${candidate}?`;
}
