import { createHash } from 'node:crypto';
import { camelCase, constantCase, kebabCase, pascalCase } from 'change-case';

/*
 * How an Oracle name looks in TypeScript depends on that name alone, so that adding a routine never renames another and no two names meet (`source-words.ts` says
 * which name that is where a declaration spells it with capitals inside):
 *
 *   ORDERS_API   ordersApi        regular: the words can be told from the camelCase again
 *   SYS$LOB      sys$Lob          `$` and `#` separate regular pieces; both are kept, `#` as `$$`
 *   "Ship-To"    shipTo$x1f0c9a   anything else: a code from the exact spelling is added
 */

/** `orderId`: members, arguments. */
export function camelName(name: string): string {
  return spell(name, { first: camel, further: pascal });
}

/** `OrdersApi`: types. */
export function pascalName(name: string): string {
  return spell(name, { first: pascal, further: pascal });
}

/** `orders-api`: files and folders, without their ending. */
export function fileName(name: string): string {
  const spelled = spell(name, { first: kebab, further: kebab });
  return WINDOWS_DEVICES.has(spelled) ? `${spelled}_` : spelled;
}

interface Style {
  readonly first: (piece: string) => string;
  readonly further: (piece: string) => string;
}

/** Never the locale of this machine: in Turkish, I is no capital of i. */
const PLAIN = { locale: false } as const;
const camel = (text: string) => identifierPart(camelCase(worded(text), PLAIN));
const pascal = (text: string) => identifierPart(pascalCase(worded(text), PLAIN));
const kebab = (text: string) => kebabCase(worded(text), PLAIN);

/** A few letters, such as U+2E2F, cannot stand in an identifier. */
function identifierPart(text: string): string {
  return text.replaceAll(/\P{ID_Continue}/gu, '');
}

/** Capitals only separate words in a name that also has small letters: B2B is one word. */
function worded(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text;
}

function spell(name: string, { first, further }: Style): string {
  const pieces = splitPieces(name);
  if (pieces.every(isRegular))
    return asIdentifier(
      pieces.map(({ mark, text }, index) => mark + (index === 0 ? first(text) : further(text))).join(''),
    );
  return asIdentifier(`${first(name)}$x${codeOf(name)}`);
}

/** Whether the words of a name can be told from its camelCase again. */
export function isRegularName(name: string): boolean {
  return splitPieces(name).every(isRegular);
}

interface Piece {
  /** What stood before it, as it is written. */
  readonly mark: '' | '$' | '$$';
  readonly text: string;
  readonly last: boolean;
}

function splitPieces(name: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let mark: Piece['mark'] = '';
  let text = '';
  for (const char of name) {
    if (char === '$' || char === '#') {
      pieces.push({ mark, text, last: false });
      mark = char === '$' ? '$' : '$$';
      text = '';
    } else {
      text += char;
    }
  }
  return [...pieces, { mark, text, last: true }];
}

/** Whether nothing is lost in camelCase. A name may end in `$` or `#`, but two of them in a row could not be told apart. */
function isRegular({ mark, text, last }: Piece): boolean {
  if (text === '') return mark !== '' && last;
  return constantCase(camel(text), PLAIN) === text;
}

/** An identifier cannot begin with a digit, and ours do not begin with `$`. */
function asIdentifier(spelled: string): string {
  return /^[\p{ID_Start}_]/u.test(spelled) ? spelled : `_${spelled}`;
}

/** Six hexadecimal digits from the exact spelling. */
function codeOf(name: string): string {
  return createHash('sha256').update(name, 'utf8').digest('hex').slice(0, 6);
}

/** Windows has no such files, whatever their ending. */
const WINDOWS_DEVICES: ReadonlySet<string> = new Set([
  ...['con', 'prn', 'aux', 'nul'],
  ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `lpt${digit}`]).flat(),
]);
