import type {
  JsonArrayConstructor,
  JsonGenerationOptions,
  JsonMember,
  JsonObjectConstructor,
  JsonWildcard,
} from '../../syntax/ast/json.js';
import type { Query } from '../../syntax/ast/query.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { prettyJson } from '../../values/json/json-text.js';
import { requireJson } from '../../values/json/parse-json.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import type { ExpressionCompiler } from '../expressions/expression-compiler.js';
import type { Scope } from '../expressions/scope.js';
import { convertTo } from '../expressions/type-matching.js';
import { type GeneratedItem, generatedItem, selectedExpression } from './json-item.js';
import { DEFAULT_TEXT, jsonOutput, requireOutputType, returningType } from './json-types.js';

/** JSON_OBJECT: what is NULL is JSON null unless ABSENT ON NULL is said. */
export function compileJsonObject<F>(
  { members: given, options, position }: JsonObjectConstructor,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const { scope, compile } = compiler;
  const members = given.flatMap((member) => ('wildcard' in member ? columnMembers(member, scope) : [member]));
  const type = generatedType(options, 'JSON_OBJECT', position, compiler);
  const keys = members.map(({ key }) => convertTo(compile(key), VARCHAR2, scope));
  const items = members.map((member) => generatedItem(member, compile(member.value), options.strict));
  const operands = items.flatMap(({ compiled }, index) => [...keys.slice(index, index + 1), compiled]);
  return combine(type, operands, (values) => {
    const texts = items.flatMap(({ textOf }, index) => {
      const value = textOf(values[index * 2 + 1] ?? null);
      const key = requireKey(values[index * 2] ?? null);
      return value === undefined && options.onNull === 'ABSENT' ? [] : [{ key, value: value ?? 'null' }];
    });
    return generated(objectText(texts, options.uniqueKeys), options, type);
  });
}

/** A column's name is the key. */
function columnMembers<F>({ wildcard, at }: JsonWildcard, scope: Scope<F>): readonly JsonMember[] {
  if (scope.columnsOf === undefined) throw new NotSupportedError('JSON_OBJECT(*) outside of SQL', at);
  return scope.columnsOf(wildcard, at).map((value) => ({
    key: { kind: 'string_literal', value: value.parts.at(-1)?.name ?? '', national: false, position: at, end: at },
    value,
    isJson: false,
  }));
}

/** JSON_ARRAY: what is NULL is left out unless NULL ON NULL is said. */
export function compileJsonArray<F>(
  { elements, options, position }: JsonArrayConstructor,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const type = generatedType(options, 'JSON_ARRAY', position, compiler);
  if ('kind' in elements) return ofQuery(elements, options, type, compiler);
  const items = elements.map((element) => generatedItem(element, compiler.compile(element.value), options.strict));
  return combine(
    type,
    items.map(({ compiled }) => compiled),
    (values) => generated(arrayText(elementTexts(items, values, options)), options, type),
  );
}

function elementTexts<F>(
  items: readonly GeneratedItem<F>[],
  values: readonly Value[],
  { onNull }: JsonGenerationOptions,
): readonly string[] {
  return items.flatMap(({ textOf }, index) => {
    const text = textOf(values[index] ?? null) ?? (onNull === 'NULL' ? 'null' : undefined);
    return text === undefined ? [] : [text];
  });
}

/** `JSON_ARRAY(SELECT …)`: an element a row. */
function ofQuery<F>(
  query: Query,
  options: JsonGenerationOptions,
  type: DataType,
  { scope }: ExpressionCompiler<F>,
): Compiled<F> {
  if (scope.subqueries === undefined) throw new NotSupportedError('JSON_ARRAY of a query here', query.position);
  const subquery = scope.subqueries.compile(query);
  const [column, another] = subquery.columns;
  if (column === undefined || another !== undefined) {
    throw new OracleError(913, 'too many values', { position: query.position });
  }
  const { dataType } = column;
  const { position, end } = query;
  const value = selectedExpression(query) ?? { kind: 'null_literal', position, end };
  const nothing: Compiled<F> = { pauses: false, dataType, evaluate: () => null };
  const item = generatedItem({ value, isJson: false }, nothing, options.strict);
  return {
    pauses: true,
    dataType: type,
    *run(frame) {
      const texts: string[] = [];
      yield* subquery.run(frame, (row) => {
        texts.push(...elementTexts([item], row, options));
        return true;
      });
      return generated(arrayText(texts), options, type);
    },
  };
}

/** What a function that generates JSON gives: without RETURNING, VARCHAR2(4000). */
export function generatedType<F>(
  { returning }: JsonGenerationOptions,
  name: string,
  position: number,
  { scope }: Pick<ExpressionCompiler<F>, 'scope'>,
): DataType {
  return requireOutputType(returningType(returning, scope) ?? DEFAULT_TEXT, name, position);
}

/** @throws OracleError 40478 */
export function generated(text: string, { pretty }: JsonGenerationOptions, type: DataType): Value {
  return jsonOutput(pretty ? prettyJson(requireJson(text)) : text, type);
}

export interface MemberText {
  readonly key: string;
  readonly value: string;
}

/** @throws OracleError 40473 for keys that must be unique and are not */
export function objectText(members: readonly MemberText[], uniqueKeys: boolean): string {
  if (uniqueKeys) {
    const seen = new Set<string>();
    for (const { key } of members) {
      if (seen.has(key)) throw new OracleError(40473, `duplicate key names '${key}' in JSON object`);
      seen.add(key);
    }
  }
  return `{${members.map(({ key, value }) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

export function arrayText(elements: readonly string[]): string {
  return `[${elements.join(',')}]`;
}

/** @throws OracleError 40595 */
export function requireKey(value: Value): string {
  if (typeof value !== 'string') {
    throw new OracleError(40595, 'Name input to JSON generation function cannot be null.');
  }
  return value;
}
