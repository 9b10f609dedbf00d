import type { CharacterType, ScalarType, VectorFormat } from '../model/data-type.js';

/**
 * Reads a type as a column's declaration has it: the predefined types that ALL_TAB_COLS shows, with their lengths, precisions and scales. Undefined for any other text.
 * Source: SQL Language Reference, "Oracle Built-in Data Types".
 */
export function parseScalarType(text: string): ScalarType | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const reader = new TokenReader(tokens);
  const type = readType(reader);
  return reader.atEnd ? type : undefined;
}

function readType(reader: TokenReader): ScalarType | undefined {
  const name = reader.word();
  switch (name) {
    case 'VARCHAR2':
    case 'CHAR':
      return readCharacter(name, reader);
    case 'NVARCHAR2':
    case 'NCHAR': {
      const length = reader.optionalSize();
      return length === undefined
        ? undefined
        : { kind: 'character', name, length, semantics: length === null ? null : 'CHAR' };
    }
    case 'NUMBER':
      return readNumber(reader);
    case 'FLOAT': {
      const precision = reader.optionalSize();
      return precision === undefined ? undefined : { kind: 'float', name, binaryPrecision: precision ?? 126 };
    }
    case 'RAW': {
      const length = reader.optionalSize();
      return length === undefined ? undefined : { kind: 'raw', name, length };
    }
    case 'LONG':
      if (reader.takes('RAW')) return { kind: 'raw', name: 'LONG RAW', length: null };
      return { kind: 'character', name, length: null, semantics: null };
    case 'ROWID':
      return { kind: 'rowid', name };
    case 'UROWID':
      return reader.optionalSize() === undefined ? undefined : { kind: 'rowid', name };
    case 'BOOLEAN':
    case 'BINARY_FLOAT':
    case 'BINARY_DOUBLE':
      return { kind: 'plain', name };
    case 'DATE':
      return { kind: 'datetime', name };
    case 'TIMESTAMP':
      return readTimestamp(reader);
    case 'INTERVAL':
      return readInterval(reader);
    case 'CLOB':
    case 'NCLOB':
    case 'BLOB':
    case 'BFILE':
    case 'JSON':
    case 'XMLTYPE':
      return { kind: 'large', name };
    case 'VECTOR':
      return readVector(reader);
    default:
      return undefined;
  }
}

/** `(30)`, `(30 BYTE)`, `(30 CHAR)` */
function readCharacter(name: CharacterType['name'], reader: TokenReader): ScalarType | undefined {
  if (!reader.takes('(')) return { kind: 'character', name, length: null, semantics: null };
  const length = reader.size();
  const semantics = reader.takes('CHAR') ? 'CHAR' : 'BYTE';
  if (semantics === 'BYTE') reader.takes('BYTE');
  return length !== undefined && reader.takes(')') ? { kind: 'character', name, length, semantics } : undefined;
}

/** `(9)`, `(9,2)`, `(9,-2)`, `(*,2)` */
function readNumber(reader: TokenReader): ScalarType | undefined {
  const number = (precision: number | null, scale: number | null): ScalarType => ({
    kind: 'number',
    name: 'NUMBER',
    precision,
    scale,
  });
  if (!reader.takes('(')) return number(null, null);
  const precision = reader.takes('*') ? null : reader.size();
  if (precision === undefined) return undefined;
  let scale: number | undefined = 0;
  if (reader.takes(',')) {
    const sign = reader.takes('-') ? -1 : 1;
    const digits = reader.size();
    scale = digits === undefined ? undefined : sign * digits;
  }
  return scale !== undefined && reader.takes(')') ? number(precision, scale) : undefined;
}

/** `(3)`, `(*, INT8)`, `(3, FLOAT32, DENSE)` */
function readVector(reader: TokenReader): ScalarType | undefined {
  if (!reader.takes('(')) return { kind: 'large', name: 'VECTOR' };
  const isFlexible = reader.takes('*');
  const dimensions = isFlexible ? undefined : reader.size();
  if (!isFlexible && dimensions === undefined) return undefined;
  const format = reader.takes(',') && !reader.takes('*') ? vectorFormat(reader.word()) : null;
  if (reader.takes(',') && !['DENSE', 'SPARSE', '*'].some((storage) => reader.takes(storage))) return undefined;
  if (format === undefined || !reader.takes(')')) return undefined;
  return {
    kind: 'large',
    name: 'VECTOR',
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(format === null ? {} : { format }),
  };
}

function vectorFormat(word: string | undefined): VectorFormat | undefined {
  switch (word) {
    case 'FLOAT32':
    case 'FLOAT64':
    case 'INT8':
    case 'BINARY':
      return word;
    default:
      return undefined;
  }
}

function readTimestamp(reader: TokenReader): ScalarType | undefined {
  if (reader.optionalSize() === undefined) return undefined;
  if (!reader.takes('WITH')) return { kind: 'datetime', name: 'TIMESTAMP' };
  const isLocal = reader.takes('LOCAL');
  if (!reader.takes('TIME') || !reader.takes('ZONE')) return undefined;
  return { kind: 'datetime', name: isLocal ? 'TIMESTAMP WITH LOCAL TIME ZONE' : 'TIMESTAMP WITH TIME ZONE' };
}

function readInterval(reader: TokenReader): ScalarType | undefined {
  const isYears = reader.takes('YEAR');
  if (!isYears && !reader.takes('DAY')) return undefined;
  if (reader.optionalSize() === undefined || !reader.takes('TO')) return undefined;
  if (isYears) return reader.takes('MONTH') ? { kind: 'datetime', name: 'INTERVAL YEAR TO MONTH' } : undefined;
  return reader.takes('SECOND') && reader.optionalSize() !== undefined
    ? { kind: 'datetime', name: 'INTERVAL DAY TO SECOND' }
    : undefined;
}

/** Steps through the tokens; what does not fit is not taken. */
class TokenReader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  word(): string | undefined {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    return token;
  }

  takes(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }

  size(): number | undefined {
    const token = this.#tokens[this.#next];
    if (token === undefined || ![...token].every((character) => DIGITS.includes(character))) return undefined;
    this.#next += 1;
    return Number(token);
  }

  /** In parentheses; null when there are none, undefined when they are wrong. */
  optionalSize(): number | null | undefined {
    if (!this.takes('(')) return null;
    const size = this.size();
    return this.takes(')') ? size : undefined;
  }
}

const MARKS = '(),*-';
const DIGITS = '0123456789';
const WORD_CHARACTERS = `ABCDEFGHIJKLMNOPQRSTUVWXYZ_${DIGITS}`;

/** Words in upper case, numbers and marks. Undefined when there is anything else. */
function tokenize(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  let word = '';
  const endWord = () => {
    if (word !== '') tokens.push(word);
    word = '';
  };
  for (const character of text.toUpperCase()) {
    if (WORD_CHARACTERS.includes(character)) {
      word += character;
      continue;
    }
    endWord();
    if (character.trim() === '') continue;
    if (!MARKS.includes(character)) return undefined;
    tokens.push(character);
  }
  endWord();
  return tokens;
}
