import { parseNumber } from '../../number.js';
import { NotSupportedError } from '../../oracle-error.js';
import { JsonScalar } from '../json-value.js';
import type { FilterCondition, FilterOperand, FilterOperator, JsonPath } from './path.js';
import type { PathReader } from './path-reader.js';

/** Parses what follows `@`. */
type ParseSteps = () => Omit<JsonPath, 'text'>;

/** `@.a > 3 && (exists(@.b) || @.c == $v)`. Source: JSON Developer's Guide, "SQL/JSON Path Expression Syntax", filter expressions. */
export function parseFilter(reader: PathReader, position: number | undefined, parseSteps: ParseSteps): FilterCondition {
  return sequence(reader, '||', 'or', () =>
    sequence(reader, '&&', 'and', () => parseTest(reader, position, parseSteps)),
  );
}

function sequence(
  reader: PathReader,
  operator: '&&' | '||',
  kind: 'and' | 'or',
  parse: () => FilterCondition,
): FilterCondition {
  const first = parse();
  const operands = [first];
  while (reader.accept(operator)) operands.push(parse());
  return operands.length === 1 ? first : { kind, operands };
}

function parseTest(reader: PathReader, position: number | undefined, parseSteps: ParseSteps): FilterCondition {
  if (reader.at('!') && !reader.at('!=')) {
    reader.expect('!');
    return { kind: 'not', operand: parseTest(reader, position, parseSteps) };
  }
  if (reader.accept('(')) {
    const inner = parseFilter(reader, position, parseSteps);
    reader.expect(')');
    return inner;
  }
  if (reader.acceptWord('exists')) {
    reader.expect('(');
    reader.expect('@');
    const path = parseSteps();
    reader.expect(')');
    return { kind: 'exists', path: { kind: 'path', ...path } };
  }
  const left = parseOperand(reader, parseSteps);
  if (reader.acceptWord('in')) {
    reader.expect('(');
    const values = [parseOperand(reader, parseSteps)];
    while (reader.accept(',')) values.push(parseOperand(reader, parseSteps));
    reader.expect(')');
    return { kind: 'in', left, values };
  }
  const operator = acceptOperator(reader, position);
  // A path by itself asks whether there is such a value.
  if (operator === undefined) return left.kind === 'path' ? { kind: 'exists', path: left } : reader.fail();
  return { kind: 'comparison', operator, left, right: parseOperand(reader, parseSteps) };
}

function acceptOperator(reader: PathReader, position: number | undefined): FilterOperator | undefined {
  if (reader.accept('==') || reader.accept('=')) return '==';
  if (reader.accept('!=') || reader.accept('<>')) return '!=';
  if (reader.accept('<=')) return '<=';
  if (reader.accept('>=')) return '>=';
  if (reader.accept('<')) return '<';
  if (reader.accept('>')) return '>';
  if (reader.acceptWord('has')) {
    if (!reader.acceptWord('substring')) reader.fail();
    return 'has substring';
  }
  if (reader.acceptWord('starts')) {
    if (!reader.acceptWord('with')) reader.fail();
    return 'starts with';
  }
  if (reader.acceptWord('like')) return 'like';
  for (const word of REGULAR_EXPRESSIONS) {
    if (reader.acceptWord(word)) throw new NotSupportedError(`${word} in SQL/JSON paths`, position);
  }
  return undefined;
}

const REGULAR_EXPRESSIONS = ['like_regex', 'regex', 'eq_regex', 'ci_regex'] as const;

function parseOperand(reader: PathReader, parseSteps: ParseSteps): FilterOperand {
  if (reader.accept('@')) return { kind: 'path', ...parseSteps() };
  if (reader.accept('$')) return { kind: 'variable', name: reader.string() ?? reader.name() ?? reader.fail() };
  const text = reader.string();
  if (text !== undefined) return literal(text);
  const digits = reader.number();
  if (digits !== undefined) return literal(parseNumber(digits) ?? reader.fail());
  if (reader.acceptWord('true')) return literal(true);
  if (reader.acceptWord('false')) return literal(false);
  if (reader.acceptWord('null')) return literal(null);
  return reader.fail();
}

function literal(value: JsonScalar['value']): FilterOperand {
  return { kind: 'literal', value: new JsonScalar(value) };
}
