import type { JsonExpression, JsonMergePatch, JsonPathFunction, JsonSerialize } from '../../syntax/ast/json.js';
import type { DataType } from '../../values/data-type.js';
import { jsonText, prettyJson } from '../../values/json/json-text.js';
import type { JsonValue } from '../../values/json/json-value.js';
import { mergePatch } from '../../values/json/merge-patch.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import type { ExpressionCompiler } from '../expressions/expression-compiler.js';
import { sqlOnly, unknownName } from '../expressions/expression-errors.js';
import { dataText, JsonData, requireJsonData, syntaxError } from './json-data.js';
import { compileJsonArray, compileJsonObject } from './json-generation.js';
import { compileJsonEqual, compileJsonTransform } from './json-transform.js';
import { DEFAULT_TEXT, jsonOutput, requireOutputType, returningType } from './json-types.js';
import { compilePathEvaluation } from './path-evaluation.js';

/** The SQL/JSON functions, as both SQL and PL/SQL have them. */
export function compileJson<F>(node: JsonExpression, compiler: ExpressionCompiler<F>): Compiled<F> {
  switch (node.kind) {
    case 'json_path_function':
      return compilePathFunction(node, compiler);
    case 'json_object':
      return compileJsonObject(node, compiler);
    case 'json_array':
      return compileJsonArray(node, compiler);
    case 'json_serialize':
      return compileSerialize(node, compiler);
    case 'json_mergepatch':
      return compileMergePatch(node, compiler);
    case 'json_transform':
      return compileJsonTransform(node, compiler);
    case 'json_equal':
      if (compiler.scope.language === 'plsql') throw unknownName('plsql', [{ name: 'JSON_EQUAL' }], node.position);
      return compileJsonEqual(node, compiler);
    case 'json_aggregate':
      throw compiler.scope.language === 'plsql'
        ? sqlOnly(node.name, node.position)
        : new OracleError(934, 'group function is not allowed here', { position: node.position });
  }
}

/** Of a NULL document there is no value; JSON_EXISTS finds nothing in it. */
function compilePathFunction<F>(node: JsonPathFunction, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { name, position, clauses } = node;
  const operand = compiler.compile(node.operand);
  requireJsonData(operand.dataType, name, position);
  const evaluation = compilePathEvaluation(name, clauses, operand.dataType.kind === 'json', position, compiler);
  const data = new JsonData();
  return combine(evaluation.dataType, [operand, ...evaluation.operands], ([document = null, ...values]) => {
    const text = dataText(document);
    if (text === null) return name === 'JSON_EXISTS' ? false : null;
    return evaluation.apply(data.read(text), values);
  });
}

/** Without RETURNING, VARCHAR2(4000). Source: JSON Developer's Guide, "Oracle SQL Function JSON_SERIALIZE". */
function compileSerialize<F>(node: JsonSerialize, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { position } = node;
  const operand = compiler.compile(node.operand);
  requireJsonData(operand.dataType, 'JSON_SERIALIZE', position);
  const type = outputType(node, DEFAULT_TEXT, 'JSON_SERIALIZE', compiler);
  if (type.kind === 'json') throw new NotSupportedError('JSON_SERIALIZE RETURNING JSON', position);
  const data = new JsonData();
  return combine(type, [operand], ([document = null]) => {
    const text = dataText(document);
    return text === null ? null : written(node, type, () => data.read(text));
  });
}

/** Of type JSON where the target is. Source: SQL Language Reference, "JSON_MERGEPATCH". */
function compileMergePatch<F>(node: JsonMergePatch, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { position } = node;
  const [target, patch] = [compiler.compile(node.target), compiler.compile(node.patch)];
  requireJsonData(target.dataType, 'JSON_MERGEPATCH', position);
  requireJsonData(patch.dataType, 'JSON_MERGEPATCH', position);
  const inherent: DataType = target.dataType.kind === 'json' ? target.dataType : DEFAULT_TEXT;
  const type = outputType(node, inherent, 'JSON_MERGEPATCH', compiler);
  const [targets, patches] = [new JsonData(), new JsonData()];
  return combine(type, [target, patch], ([document = null, change = null]) => {
    const [text, changed] = [dataText(document), dataText(change)];
    if (text === null || changed === null) return null;
    return written(node, type, () => {
      const [from, by] = [targets.read(text), patches.read(changed)];
      return from === undefined || by === undefined ? undefined : mergePatch(from, by);
    });
  });
}

function outputType<F>(
  { returning, onError, position }: JsonSerialize | JsonMergePatch,
  inherent: DataType,
  name: string,
  { scope }: ExpressionCompiler<F>,
): DataType {
  if (onError !== undefined && onError.action !== 'NULL' && onError.action !== 'ERROR') {
    throw new NotSupportedError(`${onError.action} ON ERROR of ${name}`, position);
  }
  return requireOutputType(returningType(returning, scope) ?? inherent, name, position);
}

/** @param json gives undefined for what is no JSON */
function written(
  { pretty, onError }: JsonSerialize | JsonMergePatch,
  type: DataType,
  json: () => JsonValue | undefined,
): Value {
  try {
    const value = json();
    if (value === undefined) throw syntaxError();
    return jsonOutput(pretty ? prettyJson(value) : jsonText(value), type);
  } catch (error) {
    const isNull = error instanceof OracleError && onError?.action === 'NULL';
    if (isNull) return null;
    throw error;
  }
}
