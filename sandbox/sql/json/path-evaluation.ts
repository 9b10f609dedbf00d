import type { JsonBehavior, JsonPathClauses, JsonPathFunctionName } from '../../syntax/ast/json.js';
import { BOOLEAN, type DataType, NUMBER } from '../../values/data-type.js';
import { jsonText, prettyJson } from '../../values/json/json-text.js';
import { JsonArray, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { matches } from '../../values/json/path/evaluate-path.js';
import { parsePath } from '../../values/json/path/parse-path.js';
import type { ItemMethod, JsonPath, PathVariables } from '../../values/json/path/path.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from '../expressions/compiled.js';
import type { ExpressionCompiler } from '../expressions/expression-compiler.js';
import { convertTo } from '../expressions/type-matching.js';
import { passedScalar, syntaxError } from './json-data.js';
import {
  DEFAULT_TEXT,
  jsonOutput,
  requireOutputType,
  requireScalarType,
  returningType,
  scalarOutput,
} from './json-types.js';

/** JSON_VALUE, JSON_QUERY or JSON_EXISTS without the data that it is asked of: a column of JSON_TABLE, too. */
export interface PathEvaluation<F> {
  readonly dataType: DataType;
  /** The values of PASSING, then those of DEFAULT. */
  readonly operands: readonly Compiled<F>[];
  /** @param data undefined for text that is no JSON */
  apply(data: JsonValue | undefined, values: readonly Value[]): Value;
}

/** @param isTyped whether the data is of type JSON */
export function compilePathEvaluation<F>(
  name: JsonPathFunctionName,
  clauses: JsonPathClauses,
  isTyped: boolean,
  position: number,
  compiler: ExpressionCompiler<F>,
): PathEvaluation<F> {
  const path = parsePath(clauses.path.text, clauses.path.start);
  const given = returningType(clauses.returning, compiler.scope);
  switch (name) {
    case 'JSON_VALUE': {
      const type = requireScalarType(given ?? typeOfMethod(path.method, position), name, position);
      requireActions(clauses, ['NULL', 'ERROR', 'DEFAULT'], name, position);
      return evaluation(type, path, clauses, compiler, (found) => scalarOutput(onlyScalar(found, path), type));
    }
    case 'JSON_QUERY': {
      const type = requireOutputType(given ?? (isTyped ? { kind: 'json' } : DEFAULT_TEXT), name, position);
      requireActions(clauses, ['NULL', 'ERROR', 'EMPTY ARRAY', 'EMPTY OBJECT'], name, position);
      const allowsScalars = (clauses.scalars ?? (type.kind === 'json' ? 'ALLOW' : 'DISALLOW')) === 'ALLOW';
      const write = clauses.pretty ? prettyJson : jsonText;
      return evaluation(type, path, clauses, compiler, (found) =>
        jsonOutput(write(wrapped(found, clauses.wrapper ?? 'WITHOUT', allowsScalars)), type),
      );
    }
    case 'JSON_EXISTS':
      requireActions(clauses, ['TRUE', 'FALSE', 'ERROR'], name, position);
      if (clauses.onEmpty !== undefined) throw new NotSupportedError('ON EMPTY of JSON_EXISTS', position);
      return existence(given ?? BOOLEAN, path, clauses, compiler, position);
  }
}

function evaluation<F>(
  dataType: DataType,
  path: JsonPath,
  clauses: JsonPathClauses,
  { compile, scope }: ExpressionCompiler<F>,
  output: (found: readonly JsonValue[]) => Value,
): PathEvaluation<F> {
  const { onError, onEmpty } = clauses;
  const defaultOf = (behavior: JsonBehavior | undefined) =>
    behavior?.value === undefined ? undefined : convertTo(compile(behavior.value), dataType, scope);
  const [errorDefault, emptyDefault] = [defaultOf(onError), defaultOf(onEmpty)];
  const passed = clauses.passing.length;
  const behave = (behavior: JsonBehavior | undefined, value: Value, error: OracleError): Value => {
    switch (behavior?.action) {
      case 'ERROR':
        throw error;
      case 'DEFAULT':
        return value;
      case 'EMPTY ARRAY':
        return jsonOutput('[]', dataType);
      case 'EMPTY OBJECT':
        return jsonOutput('{}', dataType);
      default:
        return null;
    }
  };
  return {
    dataType,
    operands: [
      ...clauses.passing.map(({ value }) => compile(value)),
      ...(errorDefault === undefined ? [] : [errorDefault]),
      ...(emptyDefault === undefined ? [] : [emptyDefault]),
    ],
    apply(data, values) {
      const instead = values.slice(passed);
      const ofError = errorDefault === undefined ? null : (instead[0] ?? null);
      const ofEmpty = emptyDefault === undefined ? null : (instead.at(-1) ?? null);
      try {
        if (data === undefined) throw syntaxError();
        const found = matches(path, data, variablesOf(clauses, values));
        if (found.length > 0) return output(found);
      } catch (error) {
        if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
        return behave(onError, ofError, error);
      }
      const error = new OracleError(40462, `JSON path '${path.text}' evaluated to no value.`);
      return onEmpty === undefined ? behave(onError, ofError, error) : behave(onEmpty, ofEmpty, error);
    },
  };
}

/** The answer as a BOOLEAN, or as a column of JSON_TABLE wants it. */
function existence<F>(
  dataType: DataType,
  path: JsonPath,
  clauses: JsonPathClauses,
  { compile }: ExpressionCompiler<F>,
  position: number,
): PathEvaluation<F> {
  const { onError } = clauses;
  const isText = dataType.kind === 'varchar2' || dataType.kind === 'char';
  if (dataType.kind !== 'boolean' && dataType.kind !== NUMBER.kind && !isText) {
    throw new NotSupportedError(`EXISTS columns of type ${dataType.kind.toUpperCase()} in JSON_TABLE`, position);
  }
  const answer = (exists: boolean): Value =>
    dataType.kind === 'boolean' ? exists : isText ? scalarOutput(new JsonScalar(exists), dataType) : Number(exists);
  return {
    dataType,
    operands: clauses.passing.map(({ value }) => compile(value)),
    apply(data, values) {
      if (data !== undefined) return answer(matches(path, data, variablesOf(clauses, values)).length > 0);
      if (onError?.action === 'ERROR') throw syntaxError();
      return answer(onError?.action === 'TRUE');
    },
  };
}

function variablesOf({ passing }: JsonPathClauses, values: readonly Value[]): PathVariables {
  return new Map(passing.map(({ variable }, index) => [variable, passedScalar(values[index] ?? null)]));
}

/** @throws OracleError 40470, 40456 */
function onlyScalar([found, another]: readonly JsonValue[], { text }: JsonPath): JsonScalar {
  if (another !== undefined) throw new OracleError(40470, `JSON query '${text}' evaluated to multiple values.`);
  if (found instanceof JsonScalar) return found;
  throw new OracleError(40456, `JSON path '${text}' evaluated to non-scalar value.`);
}

/** @throws OracleError 40480 */
function wrapped(
  found: readonly JsonValue[],
  wrapper: NonNullable<JsonPathClauses['wrapper']>,
  allowsScalars: boolean,
): JsonValue {
  const [only, another] = found;
  const isOne = only !== undefined && another === undefined;
  if (isOne && wrapper !== 'UNCONDITIONAL') {
    const isContainer = !(only instanceof JsonScalar);
    if (isContainer || (allowsScalars && wrapper === 'WITHOUT')) return only;
  }
  if (wrapper === 'WITHOUT') throw new OracleError(40480, 'result cannot be returned without array wrapper');
  return new JsonArray([...found]);
}

/** Item methods say what JSON_VALUE gives where RETURNING does not. */
function typeOfMethod(method: ItemMethod | undefined, position: number): DataType {
  switch (method) {
    case undefined:
    case 'string':
    case 'stringOnly':
    case 'lower':
    case 'upper':
    case 'type':
      return DEFAULT_TEXT;
    case 'date':
      return { kind: 'date' };
    case 'timestamp':
      return { kind: 'timestamp', precision: 9 };
    case 'double':
      return { kind: 'binary_double' };
    case 'boolean':
    case 'booleanOnly':
      throw new NotSupportedError(`JSON_VALUE of ${method}() without RETURNING`, position);
    default:
      return NUMBER;
  }
}

function requireActions(
  { onError, onEmpty }: JsonPathClauses,
  allowed: readonly JsonBehavior['action'][],
  name: string,
  position: number,
): void {
  for (const behavior of [onError, onEmpty]) {
    if (behavior !== undefined && !allowed.includes(behavior.action)) {
      throw new NotSupportedError(`${behavior.action} ON ERROR or ON EMPTY of ${name}`, position);
    }
  }
}
