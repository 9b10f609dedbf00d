import type { JsonEqual, JsonTransform } from '../../syntax/ast/json.js';
import { BOOLEAN, type DataType } from '../../values/data-type.js';
import { isEqualJson } from '../../values/json/equal-json.js';
import { jsonText, prettyJson } from '../../values/json/json-text.js';
import { copyJson } from '../../values/json/json-value.js';
import { requireJson } from '../../values/json/parse-json.js';
import { parsePath } from '../../values/json/path/parse-path.js';
import { type TransformOperation, transformJson } from '../../values/json/transform.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import type { ExpressionCompiler } from '../expressions/expression-compiler.js';
import { dataText, JsonData, passedScalar, requireJsonData, syntaxError } from './json-data.js';
import { generatedItem } from './json-item.js';
import { DEFAULT_TEXT, jsonOutput, requireOutputType, returningType } from './json-types.js';

/** JSON_TRANSFORM: of the type that the data is of. Either all operations take effect or none. */
export function compileJsonTransform<F>(node: JsonTransform, { compile, scope }: ExpressionCompiler<F>): Compiled<F> {
  const { position, operations, passing } = node;
  const operand = compile(node.operand);
  requireJsonData(operand.dataType, 'JSON_TRANSFORM', position);
  const type = requireOutputType(
    returningType(node.returning, scope) ?? typeLike(operand.dataType),
    'JSON_TRANSFORM',
    position,
  );
  const steps = operations.map(({ paths, value, ...operation }) => {
    if (operation.onNull === 'ERROR')
      throw new NotSupportedError('ERROR ON NULL in a call of JSON_TRANSFORM', position);
    const step: TransformOperation = { ...operation, paths: paths.map(({ text, start }) => parsePath(text, start)) };
    return { step, item: value === undefined ? undefined : generatedItem(value, compile(value.value), false) };
  });
  const items = steps.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const variables = passing.map(({ value }) => compile(value));
  const data = new JsonData();
  const operands = [operand, ...items.map(({ compiled }) => compiled), ...variables];
  return combine(type, operands, ([document = null, ...values]) => {
    const text = dataText(document);
    if (text === null) return null;
    const read = data.read(text);
    if (read === undefined) throw syntaxError();
    const passed = new Map(
      passing.map(({ variable }, index) => [variable, passedScalar(values[items.length + index] ?? null)]),
    );
    let json = copyJson(read);
    let next = 0;
    for (const { step, item } of steps) {
      const given = item === undefined ? undefined : item.textOf(values[next] ?? null);
      if (item !== undefined) next += 1;
      json = transformJson(json, step, given === undefined ? undefined : requireJson(given), passed);
    }
    return jsonOutput(node.pretty ? prettyJson(json) : jsonText(json), type);
  });
}

function typeLike(type: DataType): DataType {
  return type.kind === 'json' || type.kind === 'clob' || type.kind === 'blob' ? type : DEFAULT_TEXT;
}

/** JSON_EQUAL: without regard to white space and the order of members. What is no JSON is FALSE unless ON ERROR says otherwise. */
export function compileJsonEqual<F>(node: JsonEqual, { compile }: ExpressionCompiler<F>): Compiled<F> {
  const operands = [compile(node.left), compile(node.right)];
  for (const { dataType } of operands) requireJsonData(dataType, 'JSON_EQUAL', node.position);
  const action = node.onError?.action ?? 'FALSE';
  if (action !== 'ERROR' && action !== 'FALSE' && action !== 'TRUE') {
    throw new NotSupportedError(`${action} ON ERROR of JSON_EQUAL`, node.position);
  }
  const [lefts, rights] = [new JsonData(), new JsonData()];
  return combine(BOOLEAN, operands, ([left = null, right = null]) => {
    const [a, b] = [dataText(left), dataText(right)];
    if (a === null || b === null) return null;
    const [first, second] = [lefts.read(a), rights.read(b)];
    if (first !== undefined && second !== undefined) return isEqualJson(first, second);
    if (action === 'ERROR') throw syntaxError();
    return action === 'TRUE';
  });
}
