import type { NameReference } from '../../syntax/ast/expression.js';
import type { JsonPathClauses } from '../../syntax/ast/json.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { DataType } from '../../values/data-type.js';
import { jsonText, scalarText } from '../../values/json/json-text.js';
import { JsonArray, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { matches } from '../../values/json/path/evaluate-path.js';
import { parsePath } from '../../values/json/path/parse-path.js';
import { ITEM_METHODS, type PathVariables } from '../../values/json/path/path.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import { someNode } from '../expressions/syntax-walk.js';
import type { BlockScope, ColumnPlace } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { dataText, JsonData } from './json-data.js';
import { DEFAULT_TEXT } from './json-types.js';
import { compilePathEvaluation } from './path-evaluation.js';

/**
 * `o.doc.address.city` of a column of JSON data, which an alias must qualify: JSON of a column of type JSON; a text of others, a scalar
 * without quotes. Several values are in an array. Names of fields are as they were written. Source: JSON Developer's Guide, "Simple
 * Dot-Notation Access to JSON Data".
 * @returns undefined if it is no such name
 */
export function compileDotNotation(name: NameReference, scope: BlockScope): Compiled<QueryFrame> | undefined {
  const fields = name.parts.slice(2);
  const column = jsonColumn(name, scope);
  if (column === undefined || fields.length === 0) return undefined;
  const path = parsePath(pathOf(fields), name.position);
  const isTyped = column.dataType.kind === 'json';
  const dataType = isTyped ? column.dataType : DEFAULT_TEXT;
  const data = new JsonData();
  return combine(dataType, [scope.readColumn(column)], ([document = null]) => {
    const text = dataText(document);
    const json = text === null ? undefined : data.read(text);
    if (json === undefined) return null;
    const [first, ...others] = matches(path, json, NO_VARIABLES);
    if (first === undefined) return null;
    const found = others.length === 0 ? first : new JsonArray([first, ...others]);
    return isTyped ? jsonText(found) : shownText(found);
  });
}

const NO_VARIABLES: PathVariables = new Map();

/** NULL for what is longer than the type. */
function shownText(found: JsonValue): string | null {
  const text = found instanceof JsonScalar ? (scalarText(found) ?? '') : jsonText(found);
  return text === '' || Buffer.byteLength(text) > MAX_BYTES ? null : text;
}

const MAX_BYTES = 4000;

/** The same with an item method at the end: `o.doc.total.number()`. */
export function compileDotMethod(name: NameReference, scope: BlockScope): Compiled<QueryFrame> | undefined {
  const [fields, method] = [name.parts.slice(2, -1), name.parts.at(-1)];
  const column = jsonColumn(name, scope);
  if (column === undefined || method === undefined || fields.length === 0) return undefined;
  const clauses: JsonPathClauses = {
    path: { text: `${pathOf(fields)}.${methodName(method)}()`, start: name.position },
    passing: [],
    returning: undefined,
    pretty: false,
    scalars: undefined,
    wrapper: undefined,
    onError: undefined,
    onEmpty: undefined,
  };
  const evaluation = compilePathEvaluation('JSON_VALUE', clauses, true, name.position, {
    scope,
    compile: (expression) => compileExpression(expression, scope),
  });
  const data = new JsonData();
  return combine(evaluation.dataType, [scope.readColumn(column)], ([document = null]) => {
    const text = dataText(document);
    return text === null ? null : evaluation.apply(data.read(text), []);
  });
}

function pathOf(fields: readonly Identifier[]): string {
  return `$${fields.map(({ name, spelling = name }) => `."${spelling.replaceAll('"', '\\"')}"`).join('')}`;
}

/** What tells such a name from others; undefined if it is none. */
export function dotNotationKey(name: NameReference, scope: BlockScope): string | undefined {
  const column = jsonColumn(name, scope);
  return column === undefined
    ? undefined
    : `#${[column.depth, column.source, column.column].join('.')}${pathOf(name.parts.slice(2))}`;
}

/** A column of type JSON, or one whose texts a constraint says to be JSON. */
function jsonColumn({ parts, databaseLink }: NameReference, scope: BlockScope): ColumnPlace | undefined {
  if (databaseLink !== undefined || parts.length < 3) return undefined;
  const [alias, column] = parts;
  const place = column === undefined ? undefined : scope.findColumn([alias, column]);
  if (place === undefined || column === undefined) return undefined;
  if (place.dataType.kind === 'json') return place;
  return TEXT_KINDS.has(place.dataType.kind) && isCheckedJson(place, column.name, scope) ? place : undefined;
}

const TEXT_KINDS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'clob', 'blob']);

function isCheckedJson({ depth, source }: ColumnPlace, column: string, scope: BlockScope): boolean {
  let around: BlockScope | undefined = scope;
  for (let level = 0; level < depth; level += 1) around = around?.parent;
  const constraints = around?.sources[source]?.table?.constraints ?? [];
  return constraints.some(
    (constraint) =>
      constraint.kind === 'check' &&
      someNode(
        constraint.condition,
        (node) =>
          node.kind === 'is' &&
          node.test === 'JSON' &&
          !node.negated &&
          node.operand.kind === 'name' &&
          node.operand.parts.at(-1)?.name === column,
      ),
  );
}

/** Names of methods are written in any case. */
function methodName({ name, position }: Identifier): string {
  const found = ITEM_METHODS.find((method) => method.toUpperCase() === name.toUpperCase());
  if (found === undefined) throw new NotSupportedError(`the item method ${name}() in dot notation`, position);
  return found;
}
