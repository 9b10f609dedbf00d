/** A JSON text as it was written: numbers keep all their digits, objects the order of their keys. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

export type JsonObject = ReadonlyMap<string, JsonValue>;

/** A number as it was written, `12345678901234567890.50`. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What is no JSON. The message says where; it holds nothing of the text. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

export function isJsonObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * Reads JSON (RFC 8259) without rounding numbers, which JSON.parse would.
 * @throws JsonSyntaxError also for a key that an object has twice
 */
export function parseJson(text: string): JsonValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

const MAX_DEPTH = 200;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) this.#fail('it is nested too deeply');
    this.#blanks();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) this.#fail('there is more after its end');
  }

  #object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.#at += 1;
    if (this.#takes('}')) return members;
    do {
      this.#blanks();
      if (this.#text[this.#at] !== '"') this.#fail('a key in double quotes is expected');
      const key = this.#string();
      if (members.has(key)) this.#fail('the object has this key twice');
      if (!this.#takes(':')) this.#fail('":" is expected');
      members.set(key, this.value(depth + 1));
    } while (this.#takes(','));
    if (!this.#takes('}')) this.#fail('"," or "}" is expected');
    return members;
  }

  #array(depth: number): readonly JsonValue[] {
    const elements: JsonValue[] = [];
    this.#at += 1;
    if (this.#takes(']')) return elements;
    do elements.push(this.value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) this.#fail('"," or "]" is expected');
    return elements;
  }

  /** JSON.parse knows the escapes; only where the string ends is found here. */
  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (this.#text[end] !== '"') {
      if (end >= this.#text.length) this.#fail('a string is not closed');
      end += this.#text[end] === '\\' ? 2 : 1;
    }
    this.#at = end + 1;
    try {
      const value: unknown = JSON.parse(this.#text.slice(start, this.#at));
      if (typeof value === 'string') return value;
    } catch {
      // Said below.
    }
    this.#at = start;
    return this.#fail('this is no string of JSON: line breaks and control characters are written as \\n, \\u0000');
  }

  #number(): JsonNumber {
    const pattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    pattern.lastIndex = this.#at;
    const [text] = pattern.exec(this.#text) ?? this.#fail('a value is expected');
    this.#at += text.length;
    return new JsonNumber(text);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('a value is expected');
    this.#at += word.length;
    return value;
  }

  #takes(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
  }

  #fail(complaint: string): never {
    const before = this.#text.slice(0, this.#at).split('\n');
    throw new JsonSyntaxError(`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${complaint}`);
  }
}
