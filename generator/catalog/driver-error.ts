import { DatabaseError } from '../errors/generator-error.js';

/** What the driver says about an error, without its help lines. */
export interface DriverError {
  /** `ORA-01017`, `NJS-503` … or undefined for what is not the driver's. */
  readonly code: string | undefined;
  readonly text: string;
}

export function readDriverError(error: unknown): DriverError {
  if (!(error instanceof Error)) return { code: undefined, text: String(error) };
  const [text = ''] = error.message.split('\n', 1);
  return { code: codeOf(error), text };
}

/** One line, without a full stop. */
export function describeDriverError(error: unknown): string {
  const { text } = readDriverError(error);
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** The account may not see the view or table, or there is none. */
const NOT_THERE: readonly (string | undefined)[] = ['ORA-00942', 'ORA-01031', 'ORA-04043'];

/** Whether the error of a view says that it is not there for the account. */
export function isNotThere(error: unknown): boolean {
  return error instanceof DatabaseError && NOT_THERE.includes(readDriverError(error.cause).code);
}

/** A session's end is NJS-500 with the ORA number kept beside it, which says more. */
function codeOf(error: Error): string | undefined {
  if (
    'errorNum' in error &&
    typeof error.errorNum === 'number' &&
    error.errorNum > 0 &&
    error.message.startsWith('ORA-')
  ) {
    return `ORA-${String(error.errorNum).padStart(5, '0')}`;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
