import { OracleError } from './oracle-error.js';

/** What a flag of PLSQL_CCFLAGS can be. */
export type FlagValue = boolean | number | null;

/** By name, upper case. */
export type CompilerFlags = ReadonlyMap<string, FlagValue>;

const LARGEST = 2 ** 31 - 1;

/**
 * `debug:true, level:3, other:null`. Of several with one name the last counts, as Oracle looks from the right.
 * Source: Database Reference, "PLSQL_CCFLAGS"; PL/SQL Language Reference, "Inquiry Directives".
 * @throws OracleError 2097 for anything else
 */
export function parseCompilerFlags(text: string): CompilerFlags {
  const flags = new Map<string, FlagValue>();
  if (text.trim() === '') return flags;
  for (const pair of text.split(',')) {
    const [name = '', written = '', ...more] = pair.split(':').map((part) => part.trim().toUpperCase());
    const value = flagValue(written);
    if (!isName(name) || value === undefined || more.length > 0) throw invalid();
    flags.set(name, value);
  }
  return flags;
}

function flagValue(text: string): FlagValue | undefined {
  if (text === 'TRUE') return true;
  if (text === 'FALSE') return false;
  if (text === 'NULL') return null;
  const digits = text.startsWith('-') || text.startsWith('+') ? text.slice(1) : text;
  if (digits === '' || [...digits].some((char) => char < '0' || char > '9')) return undefined;
  return Number(digits) > LARGEST ? undefined : Number(text);
}

/** An identifier without quotes; reserved words are fine. */
function isName(text: string): boolean {
  const [first = '', ...rest] = text;
  return (
    isLetter(first) && rest.every((char) => isLetter(char) || (char >= '0' && char <= '9') || '_$#'.includes(char))
  );
}

function isLetter(char: string): boolean {
  return char.toLowerCase() !== char.toUpperCase();
}

function invalid(): OracleError {
  return new OracleError(2097, 'parameter cannot be modified because specified value is invalid', {
    stackLines: ['ORA-39962: invalid parameter for PLSQL_CCFLAGS'],
  });
}
