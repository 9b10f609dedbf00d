import type { RaisedNote } from '../../model/source-notes.js';
import { type CommentLine, indentOf } from './comment-lines.js';
import { type Entry, isEntry, isNothing, raisedEntry, readHeading, valueEntry, withoutMode } from './prose-headings.js';
import { paragraph, valueText } from './value-text.js';

/** What a comment says about a value. */
export interface ValueAnnotations {
  readonly comment: string;
  readonly notNull: boolean;
  /** Of a parameter: no client has it. */
  readonly hidden: boolean;
  readonly cursor: string | undefined;
}

/** What a comment says, taken apart. */
export interface Annotations {
  /** The description: what belongs to nothing else. */
  readonly comment: string;
  readonly deprecated: string | undefined;
  readonly hidden: boolean;
  /** By the names of the parameters in exact spelling. */
  readonly parameters: ReadonlyMap<string, ValueAnnotations>;
  readonly returns: ValueAnnotations;
  readonly throws: readonly RaisedNote[];
}

/** Where lines go: kept until the end, because what they say may go on below. */
interface Sink {
  readonly kind: 'description' | 'parameter' | 'returns' | 'throws' | 'deprecated' | 'dropped';
  readonly name: string;
  readonly lines: string[];
}

/** Tags whose text is part of the description. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(['description', 'desc', 'brief', 'summary', 'headcom', 'purpose']);

/** What pldoc writes with a percent sign; others keep it. */
const PERCENT_TAGS: ReadonlySet<string> = new Set(
  'param parameter return returns raises throws deprecated hidden notnull cursor usage author version see since'.split(
    ' ',
  ),
);

/**
 * Takes the text of a comment apart. Annotations begin a line: `@param p_id text`, `@return` or `@returns`, `@throws`, `@raises`, `@raise` or `@exception name text`,
 * `@deprecated text`, `@hidden`, `@notnull` and `@cursor row_type` about a function's value, `@cursor p_rows row_type` about a parameter's; with `%` for `@`, too. Each goes
 * on to the next one. Others are left out with their text. `@notnull`, `@cursor row_type` and a parameter's `@hidden` may also stand inside the text about a value. In prose, `Parameters:`,
 * `Arguments:`, `Returns:`, `Raises:`, `Exceptions:` and the like begin a list, which ends at the next such word or below a blank line where the text is no longer indented.
 * @param names of the parameters, or of a record's fields, about which `@field` speaks
 */
export function readAnnotations(lines: readonly CommentLine[], names: readonly string[]): Annotations {
  const reader = new AnnotationReader(names);
  for (const [index, line] of lines.entries()) reader.line(line.text, lines, index);
  return reader.result();
}

/** Of something without comments. */
export const NO_ANNOTATIONS: Annotations = {
  comment: '',
  deprecated: undefined,
  hidden: false,
  parameters: new Map(),
  returns: { comment: '', notNull: false, hidden: false, cursor: undefined },
  throws: [],
};

class AnnotationReader {
  readonly #names: ReadonlyMap<string, string>;
  readonly #sinks: Sink[] = [];
  readonly #description: Sink = { kind: 'description', name: '', lines: [] };
  readonly #cursors = new Map<string, string>();
  #sink: Sink = this.#description;
  #hidden = false;
  #returnsNotNull = false;
  /** The prose list that is open, and how deep its heading and entries stand. */
  #list:
    | { readonly kind: 'parameters' | 'raises' | 'returns'; readonly indent: number; entryIndent: number }
    | undefined;
  #afterBlank = false;

  constructor(names: readonly string[]) {
    this.#names = new Map(names.map((name) => [name.toUpperCase(), name]));
  }

  line(text: string, lines: readonly CommentLine[], index: number): void {
    const trimmed = text.trim();
    if (lines[index]?.kind === 'end') {
      this.#list = undefined;
      this.#sink = this.#description;
    }
    if (trimmed === '') {
      this.#sink.lines.push('');
      this.#afterBlank = true;
      return;
    }
    if (!this.#tag(trimmed)) this.#prose(text, trimmed, lines, index);
    this.#afterBlank = false;
  }

  result(): Annotations {
    const aboutParameters = new Map<string, string[]>();
    const returns: string[] = [];
    const throws: RaisedNote[] = [];
    const deprecated: string[] = [];
    for (const { kind, name, lines } of this.#sinks) {
      if (kind === 'parameter') {
        const known = aboutParameters.get(name);
        if (known === undefined) aboutParameters.set(name, [lines.join('\n')]);
        else known.push(lines.join('\n'));
      } else if (kind === 'returns') returns.push(lines.join('\n'), '');
      else if (kind === 'throws') throws.push({ name, comment: paragraph(lines.join('\n')) });
      else if (kind === 'deprecated') deprecated.push(paragraph(lines.join('\n')));
    }
    const parameters = new Map([...aboutParameters].map(([name, texts]) => [name, valueText(texts.join('\n'))]));
    for (const [name, cursor] of this.#cursors) {
      if (name !== '') parameters.set(name, { ...(parameters.get(name) ?? valueText('')), cursor });
    }
    const value = valueText(returns.join('\n'));
    return {
      comment: paragraph(this.#description.lines.join('\n')),
      deprecated: deprecated.length === 0 ? undefined : deprecated.filter((text) => text !== '').join('\n'),
      hidden: this.#hidden,
      parameters,
      returns: {
        comment: value.comment,
        notNull: value.notNull || this.#returnsNotNull,
        hidden: value.hidden,
        cursor: value.cursor ?? this.#cursors.get(''),
      },
      throws,
    };
  }

  #tag(line: string): boolean {
    const mark = line.charAt(0);
    if (mark !== '@' && mark !== '%') return false;
    const word = /^[A-Za-z]+/.exec(line.slice(1))?.[0].toLowerCase();
    if (word === undefined || (mark === '%' && !PERCENT_TAGS.has(word))) return false;
    const rest = line.slice(1 + word.length).trim();
    this.#list = undefined;
    switch (word) {
      case 'param':
      case 'parameter':
      case 'arg':
      case 'argument':
      case 'field':
      case 'attribute':
      case 'column': {
        const { name, text } = firstWord(rest);
        const known = this.#names.get(name.toUpperCase());
        this.#open(known === undefined ? 'dropped' : 'parameter', known ?? '', text);
        return true;
      }
      case 'return':
      case 'returns':
        this.#open('returns', '', rest);
        return true;
      case 'throws':
      case 'throw':
      case 'raises':
      case 'raise':
      case 'exception': {
        const { name, text } = firstWord(rest);
        if (name === '') this.#open('dropped', '', '');
        else this.#open('throws', name, text);
        return true;
      }
      case 'deprecated':
        this.#open('deprecated', '', rest);
        return true;
      case 'hidden':
        this.#hidden = true;
        this.#sink = this.#description;
        return true;
      case 'notnull':
        this.#returnsNotNull = true;
        this.#sink = this.#description;
        return true;
      case 'cursor':
        this.#cursor(rest);
        return true;
      default:
        if (DESCRIPTIONS.has(word)) {
          this.#sink = this.#description;
          if (rest !== '') this.#sink.lines.push(rest);
        } else this.#open('dropped', '', rest);
        return true;
    }
  }

  #cursor(rest: string): void {
    const [first = '', second = '', ...more] = rest.split(/\s+/);
    const parameter = second === '' ? undefined : this.#names.get(first.toUpperCase().replaceAll('"', ''));
    if (parameter !== undefined) this.#cursors.set(parameter, second);
    else if (first !== '') this.#cursors.set('', first);
    this.#sink = this.#description;
    const text = parameter === undefined ? [second, ...more].join(' ') : more.join(' ');
    if (text !== '') this.#sink.lines.push(text);
  }

  #prose(text: string, trimmed: string, lines: readonly CommentLine[], index: number): void {
    const heading = readHeading(text, lines, index, this.#names);
    if (heading !== undefined) {
      this.#begin(heading.kind, indentOf(text), heading.rest);
      return;
    }
    const list = this.#list;
    if (list === undefined) {
      this.#sink.lines.push(this.#sink === this.#description ? text : trimmed);
      return;
    }
    const entry = this.#entry(list.kind, trimmed);
    if (isNothing(trimmed)) this.#open('dropped', '', '');
    else if (entry !== undefined) {
      if (list.entryIndent < 0) list.entryIndent = indentOf(text);
      this.#open(list.kind === 'raises' ? 'throws' : 'parameter', entry.name, entry.text);
    } else if (indentOf(text) <= list.indent && (this.#afterBlank || trimmed.endsWith(':'))) {
      this.#list = undefined;
      this.#sink = this.#description;
      this.#sink.lines.push(text);
    } else if (list.kind === 'parameters' && indentOf(text) === list.entryIndent && isEntry(trimmed)) {
      this.#open('dropped', '', '');
    } else this.#sink.lines.push(trimmed);
  }

  #begin(kind: 'parameters' | 'raises' | 'returns' | 'description', indent: number, rest: string): void {
    if (kind === 'description') {
      this.#list = undefined;
      this.#sink = this.#description;
      if (rest !== '') this.#sink.lines.push(rest);
      return;
    }
    this.#list = { kind, indent, entryIndent: -1 };
    if (kind === 'returns') {
      this.#open('returns', '', rest);
      return;
    }
    const entry = rest === '' || isNothing(rest) ? undefined : this.#entry(kind, rest);
    if (entry === undefined) this.#open('dropped', '', '');
    else this.#open(kind === 'raises' ? 'throws' : 'parameter', entry.name, entry.text);
  }

  #entry(kind: 'parameters' | 'raises' | 'returns', text: string): Entry | undefined {
    if (kind === 'returns') return undefined;
    return kind === 'raises' ? raisedEntry(text) : valueEntry(text, this.#names);
  }

  #open(kind: Sink['kind'], name: string, text: string): void {
    this.#sink = { kind, name, lines: text === '' ? [] : [text] };
    this.#sinks.push(this.#sink);
  }
}

/** `p_id the text`, `p_id - the text`, `"Id": the text` */
function firstWord(rest: string): { readonly name: string; readonly text: string } {
  const word = rest.split(/\s/, 1)[0] ?? '';
  const name = word.replaceAll('"', '').replace(/[:,;]$/, '');
  return { name, text: withoutMode(rest.slice(word.length).replace(/^\s*(?:[-–—:=]\s+)?/, '')) };
}

export function merged(one: ValueAnnotations, other: ValueAnnotations): ValueAnnotations {
  const isSame = one.comment === other.comment || other.comment === '';
  return {
    comment: isSame ? one.comment : [one.comment, other.comment].filter((text) => text !== '').join('\n'),
    notNull: one.notNull || other.notNull,
    hidden: one.hidden || other.hidden,
    cursor: one.cursor ?? other.cursor,
  };
}
