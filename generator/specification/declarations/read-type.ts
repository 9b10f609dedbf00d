import type { DeclaredType } from '../specification.js';
import type { PackageScope } from './package-scope.js';
import type { TokenReader } from './token-reader.js';
import { canonicalText, writtenText } from './written-text.js';

/**
 * A type with what constrains it: `VARCHAR2(30 CHAR) NOT NULL`, `orders.status%TYPE`, `PLS_INTEGER RANGE 1 .. 10`, `INTERVAL DAY(2) TO SECOND(6)`, `REF t`.
 * @throws NotUnderstood
 */
export function readType(reader: TokenReader, scope: PackageScope): DeclaredType {
  const from = reader.at;
  if (reader.isWord('REF') && reader.isName(1)) {
    reader.advance();
    readPath(reader);
    const text = writtenText(scope.source, reader.since(from));
    return {
      text,
      path: null,
      attribute: null,
      constraint: null,
      range: null,
      notNull: reader.takesWords('NOT', 'NULL'),
    };
  }
  const path = readPath(reader);
  const isRemote = skipLink(reader);
  const attribute = readAttribute(reader);
  const constraintFrom = reader.at;
  if (attribute === null) skipConstraint(reader, path);
  const constraint = canonicalText(reader.since(constraintFrom));
  const range = readRange(reader, scope);
  return {
    text: writtenText(scope.source, reader.since(from)),
    path: isRemote ? null : path,
    attribute,
    constraint: constraint === '' ? null : constraint,
    range,
    notNull: reader.takesWords('NOT', 'NULL'),
  };
}

function readPath(reader: TokenReader): readonly string[] {
  const path = [reader.expectName().value];
  while (reader.isSymbol('.') && reader.isName(1)) {
    reader.advance();
    path.push(reader.expectName().value);
  }
  return path;
}

/** `@link.domain` */
function skipLink(reader: TokenReader): boolean {
  if (!reader.takesSymbol('@')) return false;
  readPath(reader);
  return true;
}

function readAttribute(reader: TokenReader): 'TYPE' | 'ROWTYPE' | null {
  for (const attribute of ['TYPE', 'ROWTYPE'] as const) {
    if (reader.isSymbol('%') && reader.isWord(attribute, 1)) {
      reader.advance(2);
      return attribute;
    }
  }
  return null;
}

/** The further words of types, by the word that comes first. */
const FURTHER_WORDS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['DOUBLE', [['PRECISION']]],
  ['LONG', [['RAW']]],
  ['NATIONAL', [['CHARACTER'], ['CHAR'], ['VARYING']]],
  ['CHARACTER', [['VARYING'], ['LARGE', 'OBJECT']]],
  ['CHAR', [['VARYING']]],
  ['NCHAR', [['VARYING']]],
  ['BINARY', [['LARGE', 'OBJECT']]],
  [
    'TIMESTAMP',
    [
      ['WITH', 'LOCAL', 'TIME', 'ZONE'],
      ['WITH', 'TIME', 'ZONE'],
    ],
  ],
  ['TIME', [['WITH', 'TIME', 'ZONE']]],
  ['INTERVAL', [['YEAR'], ['DAY'], ['TO', 'MONTH'], ['TO', 'SECOND']]],
]);

function skipConstraint(reader: TokenReader, path: readonly string[]): void {
  const further = FURTHER_WORDS.get(path.join('.')) ?? [];
  for (;;) {
    if (reader.isSymbol('(')) reader.skipGroup();
    else if (reader.isWord('CHARACTER') && reader.isWord('SET', 1)) skipCharacterSet(reader);
    else if (!further.some((words) => reader.takesWords(...words))) return;
  }
}

/** `CHARACTER SET ANY_CS`, `CHARACTER SET p_text%CHARSET` */
function skipCharacterSet(reader: TokenReader): void {
  reader.advance(2);
  readPath(reader);
  if (reader.isSymbol('%') && reader.isWord('CHARSET', 1)) reader.advance(2);
}

/** Null also where the package alone does not tell its bounds. */
function readRange(reader: TokenReader, scope: PackageScope): readonly [string, string] | null {
  if (!reader.takesWords('RANGE')) return null;
  const from = reader.at;
  while (!reader.atEnd && !reader.isSymbol('..')) reader.advance();
  const low = scope.wholeNumber(reader.since(from));
  reader.expectSymbol('..');
  const highFrom = reader.at;
  while (!reader.atEnd && !reader.isSymbol(',') && !reader.isSymbol(')') && !reader.isSymbol(':=')) {
    if (reader.isWord('NOT') || reader.isWord('DEFAULT')) break;
    if (reader.isSymbol('(')) reader.skipGroup();
    else reader.advance();
  }
  const high = scope.wholeNumber(reader.since(highFrom));
  return low === undefined || high === undefined ? null : [low, high];
}
