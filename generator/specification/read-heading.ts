import { isSymbol, isWord, type Token } from './lexer/token.js';

export interface PackageHeading {
  /** As the heading has it; undefined where there is no PACKAGE. */
  readonly name: Token | undefined;
  /** With the owner, where the heading has one. */
  readonly path: readonly string[];
  readonly isWrapped: boolean;
  /** The index of IS or AS. */
  readonly body: number | undefined;
}

const NO_HEADING: PackageHeading = { name: undefined, path: [], isWrapped: false, body: undefined };

/** `[CREATE [OR REPLACE] [EDITIONABLE | NONEDITIONABLE]] PACKAGE [IF NOT EXISTS] [owner.]name … IS`. Source: PL/SQL Language Reference, "CREATE PACKAGE Statement". */
export function readHeading(tokens: readonly Token[]): PackageHeading {
  let at = 0;
  const takes = (...words: readonly string[]) => {
    if (!words.every((word, ahead) => isWord(tokens[at + ahead], word))) return false;
    at += words.length;
    return true;
  };
  if (takes('CREATE')) {
    takes('OR', 'REPLACE');
    if (!takes('EDITIONABLE')) takes('NONEDITIONABLE');
  }
  if (!takes('PACKAGE') || isWord(tokens[at], 'BODY')) return NO_HEADING;
  takes('IF', 'NOT', 'EXISTS');
  const path: string[] = [];
  let name = tokens[at];
  for (; name?.kind === 'word' || name?.kind === 'quoted name'; name = tokens[at]) {
    path.push(name.value);
    at += 1;
    if (!isSymbol(tokens[at], '.')) break;
    at += 1;
  }
  if (path.length === 0) return NO_HEADING;
  return { name, path, isWrapped: isWord(tokens[at], 'WRAPPED'), body: indexOfBody(tokens, at) };
}

/** Behind AUTHID, ACCESSIBLE BY (…), DEFAULT COLLATION, SHARING. */
function indexOfBody(tokens: readonly Token[], from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (isSymbol(token, '(')) depth += 1;
    else if (isSymbol(token, ')')) depth -= 1;
    else if (isSymbol(token, ';')) return undefined;
    else if (depth === 0 && (isWord(token, 'IS') || isWord(token, 'AS'))) return at;
  }
  return undefined;
}
