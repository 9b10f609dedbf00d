import type { ResultFault } from '../binds/binder.js';

/**
 * What our anonymous blocks raise themselves, as application errors that no application raises by accident: a fixed number and a
 * text with a fixed beginning. The block's text and the reader of its errors must agree, so both are here.
 */
const NUMBER = 20999;
const IDENTITY = 'gen-oracle-client identity ';
const RESULT = 'gen-oracle-client result ';
const TRANSACTION = 'gen-oracle-client transaction ended ';

export type BlockFault =
  | { readonly kind: 'identity'; readonly actual: string }
  | { readonly kind: 'result'; readonly fault: ResultFault; readonly index: number; readonly path: string }
  | { readonly kind: 'transaction'; readonly ended: TransactionEnd };

/** When the block found that the transaction had ended: before it did anything, or after the routine that it called. */
export type TransactionEnd = 'before' | 'during';

const RESULT_TEXTS: Readonly<Record<ResultFault, string>> = {
  range: 'an integer beyond ±(2^53-1) cannot be given as number; map it to bigint or string',
  fraction: 'a number with a fraction cannot be given as bigint; map it to number or string',
  digits:
    'digits beyond milliseconds cannot be given as Date; map it to an ISO string or Temporal, or have them truncated',
  calendar: 'a 29 February that only the Julian calendar has can be given as an ISO string only',
  clock:
    'a clock time that its zone has never or twice is no moment; map it to an ISO string, or say which one is meant',
  null: 'NULL where the declaration promises a value',
  sparse: 'an index-by table whose keys are not 1, 2, 3 … cannot be given as an array; map it to a Map',
  subtype: 'an object of a type that the client does not know: generate the client again',
  size: 'more elements than can be given at once',
  length: 'a LOB of more than 32,767 bytes cannot be given within a collection',
  file: 'the file of a BFILE cannot be read',
};

/** A statement that raises the identity fault; `actual` is a PL/SQL expression. */
export function raiseIdentity(actual: string): string {
  return `raise_application_error(-${NUMBER}, '${IDENTITY}' || ${actual});`;
}

/**
 * A statement that raises a fault of the result at `index`. That of a file stands in an exception handler and keeps the error that is its cause.
 * @param path within a composite: `.lines[].sku`
 */
export function raiseResult(fault: ResultFault, index: number, path = ''): string {
  const text = `${RESULT}${fault} ${index} ${path}`.trimEnd();
  const keeps = fault === 'file' ? ', true' : '';
  return `raise_application_error(-${NUMBER}, '${text.replaceAll("'", "''")}'${keeps});`;
}

/** A statement that raises that the transaction is not there any more. */
export function raiseTransactionEnded(ended: TransactionEnd): string {
  return `raise_application_error(-${NUMBER}, '${TRANSACTION}${ended}');`;
}

/** What is wrong with a result, in words. */
export function resultText(fault: ResultFault): string {
  return RESULT_TEXTS[fault];
}

/** Reads a fault of ours; undefined for an error of the application. `text` is the error's text without prefix and stack. */
export function readBlockFault(code: number, text: string): BlockFault | undefined {
  if (code !== NUMBER) return undefined;
  if (text.startsWith(IDENTITY)) {
    const [user = '', proxy = '', ...person] = text.slice(IDENTITY.length).split('"');
    const account = proxy === '' ? user : `${user} through ${proxy}`;
    return {
      kind: 'identity',
      actual: person.length === 0 ? account : `${account} with the client identifier ${person.join('"')}`,
    };
  }
  if (text.startsWith(TRANSACTION)) {
    return { kind: 'transaction', ended: text.endsWith('during') ? 'during' : 'before' };
  }
  if (!text.startsWith(RESULT)) return undefined;
  const [fault = '', index = '', ...path] = text.slice(RESULT.length).split(' ');
  if (!isResultFault(fault)) return undefined;
  return { kind: 'result', fault, index: Number(index), path: path.join(' ') };
}

function isResultFault(text: string): text is ResultFault {
  return text in RESULT_TEXTS;
}
