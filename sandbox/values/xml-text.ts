import { isNameCharacter, isNameStart, isXmlCharacter, isXmlSpace } from './xml-characters.js';

/** Why a text is no well-formed document, and in which of its lines, from 1. */
export interface XmlFault {
  readonly reason: string;
  readonly line: number;
  /** The document may be well-formed: `reason` names what in it is not read here. */
  readonly unread: boolean;
}

/**
 * Looks for what makes a text no well-formed document. Document type declarations are not read.
 * Source: Extensible Markup Language (XML) 1.0, fifth edition; Namespaces in XML 1.0.
 * @returns undefined for a well-formed document
 */
export function xmlFault(text: string): XmlFault | undefined {
  const reader = new XmlReader(text);
  try {
    reader.readDocument();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    return { reason: error.message, line: reader.line, unread: error.unread };
  }
}

class NotWellFormed extends Error {
  override readonly name = 'NotWellFormed';
  readonly unread: boolean;

  constructor(reason: string, unread = false) {
    super(reason);
    this.unread = unread;
  }
}

const END = 'unexpected end of the document';
/** Prefixes that every document knows. */
const KNOWN_PREFIXES: ReadonlySet<string> = new Set(['xml']);
const PREDEFINED_ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'apos', 'quot']);

interface OpenElement {
  readonly name: string;
  /** Declared here or around. */
  readonly prefixes: ReadonlySet<string>;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Reads a document from left to right, checking only. */
class XmlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    // A byte order mark is no part of the document.
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  get line(): number {
    return this.#text.slice(0, this.#at).split('\n').length;
  }

  readDocument(): void {
    if (this.#text.startsWith('<?xml') && isXmlSpace(this.#text.charAt(5))) this.#readDeclaration();
    this.#readMiscellaneous();
    if (this.#ended) throw new NotWellFormed(this.#text === '' ? 'the document is empty' : END);
    if (this.#accept('<!DOCTYPE')) throw new NotWellFormed('document type declarations', true);
    this.#readElements();
    this.#readMiscellaneous();
    if (!this.#ended) throw new NotWellFormed('extra data after the end of the document');
  }

  get #ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /** `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`: the version is needed, the order fixed. */
  #readDeclaration(): void {
    this.#at = '<?xml'.length;
    const expected = ['version', 'encoding', 'standalone'];
    let found = 0;
    while (this.#skipSpace() && !this.#text.startsWith('?>', this.#at)) {
      const { name } = this.#readAttribute();
      const position = expected.indexOf(name);
      if (position < 0 || (found === 0 && position !== 0)) throw new NotWellFormed(`${name} in the XML declaration`);
      expected.splice(0, position + 1);
      found += 1;
    }
    if (found === 0) throw new NotWellFormed('the XML declaration has no version');
    this.#expect('?>');
  }

  /** White space, comments and processing instructions, outside of the root element. */
  #readMiscellaneous(): void {
    for (;;) {
      this.#skipSpace();
      if (this.#accept('<!--')) this.#readComment();
      else if (this.#accept('<?')) this.#readInstruction();
      else return;
    }
  }

  /** The root element with all that is in it; a stack, for documents of any depth. */
  #readElements(): void {
    const open: OpenElement[] = [];
    this.#expect('<');
    this.#readStartTag(open);
    for (let element = open.at(-1); element !== undefined; element = open.at(-1)) {
      if (this.#ended) throw new NotWellFormed(END);
      if (this.#accept('</')) this.#readEndTag(open, element);
      else if (this.#accept('<!--')) this.#readComment();
      else if (this.#accept('<![CDATA[')) this.#readUntil(']]>');
      else if (this.#accept('<?')) this.#readInstruction();
      else if (this.#accept('<')) this.#readStartTag(open);
      else if (this.#accept('&')) this.#readReference();
      else if (this.#text.startsWith(']]>', this.#at)) throw new NotWellFormed(']]> outside of a CDATA section');
      else this.#readCharacter();
    }
  }

  /** After `<`. An element that is not empty stays open. */
  #readStartTag(open: OpenElement[]): void {
    const name = this.#readName();
    const attributes: Attribute[] = [];
    let spaced = this.#skipSpace();
    while (!this.#text.startsWith('/>', this.#at) && !this.#text.startsWith('>', this.#at)) {
      if (!spaced) throw new NotWellFormed(this.#ended ? END : `white space is missing after ${name}`);
      attributes.push(this.#readAttribute());
      spaced = this.#skipSpace();
    }
    const prefixes = checkNames(name, attributes, open.at(-1)?.prefixes ?? KNOWN_PREFIXES);
    if (!this.#accept('/>')) {
      this.#expect('>');
      open.push({ name, prefixes });
    }
  }

  #readEndTag(open: OpenElement[], { name }: OpenElement): void {
    const ended = this.#readName();
    if (ended !== name) {
      throw new NotWellFormed(`end-element tag "${ended}" does not match start-element tag "${name}"`);
    }
    this.#skipSpace();
    this.#expect('>');
    open.pop();
  }

  #readAttribute(): Attribute {
    const name = this.#readName();
    this.#skipSpace();
    this.#expect('=');
    this.#skipSpace();
    const quote = this.#text.charAt(this.#at);
    if (quote !== '"' && quote !== "'") throw new NotWellFormed(this.#ended ? END : `${name} has no quoted value`);
    this.#at += 1;
    const start = this.#at;
    while (!this.#text.startsWith(quote, this.#at)) {
      if (this.#text.startsWith('<', this.#at)) throw new NotWellFormed(`< in the value of ${name}`);
      if (this.#accept('&')) this.#readReference();
      else this.#readCharacter();
    }
    const value = this.#text.slice(start, this.#at);
    this.#at += 1;
    return { name, value };
  }

  /** After `&`. There are no entities but the predefined ones, because nothing declares others. */
  #readReference(): void {
    if (this.#accept('#')) {
      const radix = this.#accept('x') ? 16 : 10;
      const start = this.#at;
      while (isDigit(this.#text.charAt(this.#at), radix)) this.#at += 1;
      const code = Number.parseInt(this.#text.slice(start, this.#at), radix);
      if (!isXmlCharacter(code)) throw new NotWellFormed('a character reference to no character');
    } else {
      const name = this.#readName();
      if (!PREDEFINED_ENTITIES.has(name)) throw new NotWellFormed(`undefined entity "${name}"`);
    }
    this.#expect(';');
  }

  /** After `<!--`. */
  #readComment(): void {
    this.#readUntil('--');
    if (!this.#accept('>')) throw new NotWellFormed('-- in a comment');
  }

  /** After `<?`. */
  #readInstruction(): void {
    const target = this.#readName();
    if (target.toLowerCase() === 'xml') throw new NotWellFormed('an XML declaration that is not at the beginning');
    if (target.includes(':')) throw new NotWellFormed(`the name ${target} of a processing instruction`);
    if (!this.#skipSpace() && !this.#text.startsWith('?>', this.#at)) {
      throw new NotWellFormed(this.#ended ? END : `white space is missing after ${target}`);
    }
    this.#readUntil('?>');
  }

  #readUntil(end: string): void {
    while (!this.#accept(end)) this.#readCharacter();
  }

  #readCharacter(): void {
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) throw new NotWellFormed(END);
    if (!isXmlCharacter(code)) throw new NotWellFormed(`the character with the code ${code}`);
    this.#at += code > 0xffff ? 2 : 1;
  }

  #readName(): string {
    const start = this.#at;
    let code = this.#text.codePointAt(this.#at);
    if (code === undefined) throw new NotWellFormed(END);
    if (!isNameStart(code)) throw new NotWellFormed('a name is missing or begins with what no name begins with');
    while (code !== undefined && isNameCharacter(code)) {
      this.#at += code > 0xffff ? 2 : 1;
      code = this.#text.codePointAt(this.#at);
    }
    return this.#text.slice(start, this.#at);
  }

  /** Whether there was any. */
  #skipSpace(): boolean {
    const start = this.#at;
    while (isXmlSpace(this.#text.charAt(this.#at))) this.#at += 1;
    return this.#at > start;
  }

  #accept(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  #expect(expected: string): void {
    if (this.#accept(expected)) return;
    throw new NotWellFormed(this.#ended ? END : `${expected} is missing`);
  }
}

/**
 * Names have one colon at most, their prefixes are declared, and no attribute is there twice.
 * @returns the prefixes that are declared within the element
 */
function checkNames(name: string, attributes: readonly Attribute[], around: ReadonlySet<string>): ReadonlySet<string> {
  const namespaces = new Map(attributes.flatMap(({ name: key, value }) => declaredPrefix(key, value)));
  const prefixes = namespaces.size === 0 ? around : new Set([...around, ...namespaces.keys()]);
  for (const qualified of [name, ...attributes.map((attribute) => attribute.name)]) {
    const [first = '', second, third] = qualified.split(':');
    if (second === undefined) continue;
    const invalid = first === '' || second === '' || third !== undefined;
    if (invalid || !isNameStart(second.codePointAt(0) ?? 0)) throw new NotWellFormed(`the name ${qualified}`);
    if (first !== 'xmlns' && !prefixes.has(first)) {
      throw new NotWellFormed(`namespace prefix "${first}" is not declared`);
    }
  }
  if (new Set(attributes.map((attribute) => attribute.name)).size < attributes.length) {
    throw new NotWellFormed(`an attribute of ${name} is there twice`);
  }
  return prefixes;
}

function declaredPrefix(name: string, value: string): [string, string][] {
  if (!name.startsWith('xmlns:')) return [];
  if (value === '') throw new NotWellFormed(`${name} without a namespace`);
  return [[name.slice('xmlns:'.length), value]];
}

function isDigit(character: string, radix: 10 | 16): boolean {
  return character !== '' && (radix === 10 ? '0123456789' : '0123456789abcdefABCDEF').includes(character);
}
