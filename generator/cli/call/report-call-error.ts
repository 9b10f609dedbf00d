import {
  ApplicationError,
  ArgumentError,
  ConfigurationError,
  InvalidUserError,
  MissingUserError,
  type OracleClientError,
  ResultError,
  TooManyRowsError,
} from '../../../runtime/index.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';

/** What a person reads about a failed call, and what the process ends with. */
export function reportCallError(
  error: OracleClientError,
  verbose: boolean,
): { readonly text: string; readonly exitCode: ExitCode } {
  const { routine, code, outcome, plsqlStack, message } = error;
  // A ResultError's number is only how it left the block.
  const isOwn = code === undefined || error instanceof ResultError || message.includes(`ORA-${oraNumber(code)}`);
  const number = isOwn ? '' : `ORA-${oraNumber(code)}: `;
  const where = routine === undefined || message.includes(routine) ? '' : `${routine} failed: `;
  const lines = [`gen-oracle-client: ${where}${number}${advised(error)}${OUTCOMES[outcome]}`];
  if (verbose) {
    for (const { unit, line } of plsqlStack) lines.push(`    at ${unit ?? 'anonymous block'}, line ${line}`);
    lines.push('', stackOf(error));
  }
  return { text: lines.join('\n'), exitCode: exitCodeOf(error) };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}

const OUTCOMES = {
  'not-started': '',
  'rolled-back': ' What it did was rolled back.',
  committed: ' What it did is committed nevertheless.',
  unknown: ' Whether what it did is committed is not known.',
} as const;

function advised(error: OracleClientError): string {
  const message = /[.?!]$/.test(error.message) ? error.message : `${error.message}.`;
  return error instanceof TooManyRowsError ? `${message} Here that is --max-rows.` : message;
}

function exitCodeOf(error: OracleClientError): ExitCode {
  if (error instanceof ApplicationError) return EXIT_CODES.checkFailed;
  const isUsage = [ArgumentError, ConfigurationError, InvalidUserError, MissingUserError, TooManyRowsError].some(
    (kind) => error instanceof kind,
  );
  return isUsage ? EXIT_CODES.usage : EXIT_CODES.database;
}

function oraNumber(code: number): string {
  return String(code).padStart(5, '0');
}
