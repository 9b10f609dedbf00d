import { type DataType, NULL_TYPE } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { requireComparable } from '../data-types/comparable.js';
import type { BuiltInFunction } from '../functions/built-in-function.js';
import { firstBranch, firstPresent } from './branches.js';
import { type Compiled, combine } from './compiled.js';
import { isConstant } from './constant.js';
import { inconsistentDatatypes, wrongArguments, wrongTypes } from './expression-errors.js';
import type { Scope } from './scope.js';
import { isConvertible } from './type-families.js';
import { convertTo } from './type-matching.js';

/**
 * A call of a built-in function with compiled arguments, converted to what it takes.
 * @throws OracleError 909, 938, 939 for a wrong number of arguments, 932 for a wrong type; PLS-00306 in PL/SQL
 */
export function compileFunctionCall<F>(
  declared: BuiltInFunction,
  operands: readonly Compiled<F>[],
  scope: Scope<F>,
  position: number,
): Compiled<F> {
  const argumentTypes = operands.map(({ dataType }) => dataType);
  const maximum = declared.maximumOf?.(argumentTypes) ?? declared.maximum;
  requireArgumentCount({ ...declared, maximum }, operands.length, scope.language, position);
  const { parameters, result } = declared.typing(argumentTypes);
  const converted = operands.map((operand, index) => {
    const parameter = parameters[index];
    if (parameter === undefined) return operand;
    if (!isConvertible(operand.dataType, parameter, scope.language)) {
      throw wrongTypes(scope.language, declared.name, parameter, operand.dataType, position);
    }
    return convertTo(operand, parameter, scope);
  });
  requireComparison(declared.name, parameters[0], scope.language, position);
  const [first] = operands;
  if (declared.name === 'NULLIF' && scope.language === 'sql' && first !== undefined && isNull(first)) {
    throw inconsistentDatatypes(undefined, NULL_TYPE, position);
  }
  if (declared.name === 'COALESCE') return firstPresent(result, converted);
  if (declared.name === 'DECODE') return compileDecode(declared, converted, result, scope);
  const site = { argumentTypes, language: scope.language };
  return combine(result, converted, (values, frame) => declared.evaluate(values, scope.session(frame), site));
}

function isNull<F>(operand: Compiled<F>): boolean {
  return operand.dataType.kind === 'null' && isConstant(operand) && operand.value === null;
}

/** Functions that take no LOBs; those that compare values do so in PL/SQL, and there CLOBs. */
const COMPARING: ReadonlySet<string> = new Set(['NULLIF', 'GREATEST', 'LEAST', 'DECODE', 'STANDARD_HASH']);

function requireComparison(
  name: string,
  type: DataType | undefined,
  language: 'sql' | 'plsql',
  position: number,
): void {
  if (type === undefined || !COMPARING.has(name)) return;
  if (language === 'sql') requireComparable(type, position);
  else if (type.kind === 'blob') throw wrongArguments(name, position);
}

/** DECODE evaluates its searches and results as far as it needs them. Two nulls are equal to it. */
function compileDecode<F>(
  declared: BuiltInFunction,
  [value, ...rest]: readonly Compiled<F>[],
  dataType: Compiled<F>['dataType'],
  scope: Scope<F>,
): Compiled<F> {
  const none: Compiled<F> = { pauses: false, dataType: NULL_TYPE, evaluate: () => null };
  if (value === undefined) return none;
  const branches = [];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const [search, result] = [rest[index] ?? none, rest[index + 1] ?? none];
    const condition = combine({ kind: 'boolean' }, [value, search], ([given = null, wanted = null], frame) => {
      return declared.evaluate([given, wanted, 1, 0], scope.session(frame)) === 1;
    });
    branches.push({ condition, result });
  }
  return firstBranch(dataType, branches, rest.length % 2 === 1 ? (rest.at(-1) ?? none) : none);
}

function requireArgumentCount(
  { name, minimum, maximum }: BuiltInFunction,
  count: number,
  language: 'sql' | 'plsql',
  position: number,
): void {
  if (count >= minimum && count <= maximum) return;
  if (language === 'plsql') throw wrongArguments(name, position);
  if (minimum === maximum) throw new OracleError(909, 'invalid number of arguments', { position });
  throw count < minimum
    ? new OracleError(938, 'not enough arguments for function', { position })
    : new OracleError(939, 'too many arguments for function', { position });
}
