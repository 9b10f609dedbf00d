import type { AtTimeZone, IntervalConversion } from '../../syntax/ast/expression.js';
import { convertValue } from '../../values/convert.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { OracleError } from '../../values/oracle-error.js';
import { offsetText, zoneOffset } from '../../values/time-zone.js';
import { TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { fittedInterval } from './cast-value.js';
import { type Compiled, combine } from './compiled.js';
import { compileInterval } from './datetime-arithmetic.js';
import { wholeMonthsBetween } from './datetime-operations.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { familyOf } from './type-families.js';
import { convertTo } from './type-matching.js';

/** The same moment on another zone's clock. @throws OracleError 30084 for what is no timestamp, 1882 for an unknown zone */
export function compileAtTimeZone<F>(node: AtTimeZone, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const operand = compiler.compile(node.operand);
  const { dataType } = operand;
  if (familyOf(dataType) !== 'datetime' || dataType.kind === 'date') {
    throw new OracleError(30084, 'invalid data type for datetime primary with time zone modifier', {
      position: node.position,
    });
  }
  const precision = 'precision' in dataType ? (dataType.precision ?? 6) : 6;
  const type = { kind: 'timestamp_tz', precision } as const;
  const zone = node.zone === undefined ? undefined : compiler.compile(node.zone);
  const operands =
    zone === undefined
      ? [operand]
      : [operand, zone.dataType.kind === 'interval_ds' ? zone : convertTo(zone, VARCHAR2, scope)];
  return combine(type, operands, ([value = null, target], frame) => {
    if (value === null || target === null) return null;
    const session = scope.session(frame);
    const moment = convertValue(value, type, session, scope.language);
    if (!(moment instanceof TimestampWithTimeZone)) return null;
    const name = target === undefined ? session.timeZone : zoneName(target, session.timeZone);
    zoneOffset(name, moment.utcSeconds);
    return new TimestampWithTimeZone(moment.utcSeconds, moment.nanoseconds, name);
  });
}

/** An offset or region as it is written, or an interval ahead of UTC. */
function zoneName(value: NonNullable<Value>, sessionZone: string): string {
  if (value instanceof IntervalDayToSecond) return offsetText(Math.trunc(value.seconds / 60));
  const text = String(value).trim();
  return text.toUpperCase() === 'LOCAL' ? sessionZone : text;
}

const DEFAULT_LEADING = 2;
const DEFAULT_FRACTION = 6;

/** `(finished - started) DAY(9) TO SECOND(3)`: between two DATEs, too, it is an interval. @throws OracleError 1873 */
export function compileIntervalConversion<F>(node: IntervalConversion, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const leading = node.leadingPrecision ?? DEFAULT_LEADING;
  const type: DataType =
    node.to === 'YEAR TO MONTH'
      ? { kind: 'interval_ym', yearPrecision: leading }
      : { kind: 'interval_ds', dayPrecision: leading, secondPrecision: node.fractionalPrecision ?? DEFAULT_FRACTION };
  const operand = compileDifference(node, type, compiler) ?? compiler.compile(node.operand);
  if (operand.dataType.kind !== type.kind && operand.dataType.kind !== 'null') {
    throw wrongTypes(scope.language, node.to, type, operand.dataType, node.position);
  }
  return combine(type, [operand], ([value]) =>
    value instanceof IntervalDayToSecond || value instanceof IntervalYearToMonth ? fittedInterval(value, type) : null,
  );
}

function compileDifference<F>(
  { operand, position }: IntervalConversion,
  type: DataType,
  compiler: ExpressionCompiler<F>,
): Compiled<F> | undefined {
  if (operand.kind !== 'binary' || operand.operator !== '-') return undefined;
  const { scope } = compiler;
  const [left, right] = [compiler.compile(operand.left), compiler.compile(operand.right)];
  if (familyOf(left.dataType) !== 'datetime' || familyOf(right.dataType) !== 'datetime') return undefined;
  if (type.kind === 'interval_ds') return compileInterval(left, right, scope);
  return combine(type, [left, right], ([end = null, start = null], frame) =>
    end === null || start === null ? null : wholeMonthsBetween(end, start, scope.session(frame), position),
  );
}
