import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type Compiled, evaluate } from './compiled.js';

/** An error that a conversion's operand ended with, which DEFAULT … ON CONVERSION ERROR does not concern. */
class OperandFailure extends Error {
  override readonly name = 'OperandFailure';
}

/** The operand of a conversion whose errors are looked at by `insteadOfError`. */
export function asOperand<F>(operand: Compiled<F>): Compiled<F> {
  return catching(operand, (error) => {
    throw new OperandFailure('the operand failed', { cause: error });
  });
}

/** What `conversion` gives, or `instead` where it fails otherwise than in an operand. */
export function insteadOfError<F>(conversion: Compiled<F>, instead: Compiled<F>): Compiled<F> {
  return catching(
    conversion,
    (error) => {
      if (error instanceof OperandFailure) throw error.cause;
      if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
    },
    instead,
  );
}

/** @param onError throws, or lets `instead` stand for the value */
function catching<F>(
  expression: Compiled<F>,
  onError: (error: unknown) => void,
  instead: Compiled<F> = expression,
): Compiled<F> {
  const { dataType } = expression;
  if (!expression.pauses && !instead.pauses) {
    return {
      pauses: false,
      dataType,
      evaluate(frame) {
        try {
          return expression.evaluate(frame);
        } catch (error) {
          onError(error);
          return instead.evaluate(frame);
        }
      },
    };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      let value: Value;
      try {
        value = yield* evaluate(expression, frame);
      } catch (error) {
        onError(error);
        value = yield* evaluate(instead, frame);
      }
      return value;
    },
  };
}
