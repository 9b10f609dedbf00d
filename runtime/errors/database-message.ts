const HELP = 'Help: https://docs.oracle.com/';

/**
 * The text of the first error in an Oracle message, without its `ORA-nnnnn: ` prefix and without the errors and frames stacked
 * below it. The text itself may have several lines.
 */
export function firstErrorText(databaseMessage: string): string {
  const lines = databaseMessage.split('\n');
  const first = lines.findIndex((line) => oracleNumber(line) !== undefined);
  if (first === -1) return databaseMessage.trim();
  const text = [lines[first]?.slice(PREFIX_LENGTH + 1).trimStart() ?? ''];
  for (const line of lines.slice(first + 1)) {
    if (oracleNumber(line) !== undefined || line.startsWith(HELP)) break;
    text.push(line);
  }
  return text.join('\n').trimEnd();
}

/** The numbers of all errors in the text, the first one first. */
export function oraNumbers(databaseMessage: string): readonly number[] {
  return databaseMessage.split('\n').flatMap((line) => oracleNumber(line) ?? []);
}

/** The numbers of PL/SQL's compiler messages in the text: 201 for PLS-00201. */
export function plsNumbers(databaseMessage: string): readonly number[] {
  const numbers: number[] = [];
  for (let at = databaseMessage.indexOf('PLS-'); at !== -1; at = databaseMessage.indexOf('PLS-', at + 4)) {
    const digits = databaseMessage.slice(at + 4, at + 9);
    if (isDigits(digits) && databaseMessage[at + 9] === ':') numbers.push(Number(digits));
  }
  return numbers;
}

/** The name in the first pair of parentheses of a constraint violation's text, `ERP.ORDERS_PK`; undefined if there is none. */
export function constraintName(text: string): string | undefined {
  const start = text.indexOf('(');
  const end = text.indexOf(')', start);
  return start === -1 || end === -1 ? undefined : text.slice(start + 1, end);
}

const PREFIX_LENGTH = 'ORA-00000'.length;

/** 1403 for a line that begins with `ORA-01403:`. */
function oracleNumber(line: string): number | undefined {
  if (!line.startsWith('ORA-') || line[PREFIX_LENGTH] !== ':') return undefined;
  const digits = line.slice(4, PREFIX_LENGTH);
  return isDigits(digits) ? Number(digits) : undefined;
}

function isDigits(text: string): boolean {
  return text.length === 5 && [...text].every((character) => character >= '0' && character <= '9');
}
