import type { Language } from '../../values/conversion-errors.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';

/** A built-in scalar function. The expression compiler matches and converts the arguments, then combines the values. */
export interface BuiltInFunction {
  readonly name: string;
  /** Where it exists: some functions are SQL's alone (DECODE, NVL2), some PL/SQL's. */
  readonly languages: 'both' | 'sql' | 'plsql';
  readonly minimum: number;
  readonly maximum: number;
  /** Where it depends on what the arguments are how many there may be. */
  maximumOf?(argumentTypes: readonly DataType[]): number;
  /** May be named without parentheses, as SYSDATE and USER are. */
  readonly withoutParentheses: boolean;
  /** Two calls with the same arguments may differ: nothing is computed ahead. */
  readonly volatile: boolean;
  /** What the arguments are converted to and what comes out, given what they are. */
  typing(argumentTypes: readonly DataType[]): FunctionTyping;
  /** @param values converted as `typing` said; '' is null */
  evaluate(values: readonly Value[], session: SessionState, site?: CallSite): Value;
}

/** What a call is in its text: for functions that ask for more than values. */
export interface CallSite {
  readonly argumentTypes: readonly DataType[];
  readonly language: Language;
}

export interface FunctionTyping {
  /** One per argument; undefined leaves an argument as it is. */
  readonly parameters: readonly (DataType | undefined)[];
  readonly result: DataType;
}

/** How a parameter or result is declared in the tables of functions; `T` takes the type of the first argument. */
export type DeclaredType = DataType | 'first';

interface Options {
  readonly languages?: BuiltInFunction['languages'];
  /** How many of the parameters may be left out at the end. */
  readonly optional?: number;
  /** The last parameter may be repeated. */
  readonly variadic?: boolean;
  readonly withoutParentheses?: boolean;
  readonly volatile?: boolean;
}

/** A function that sees NULL arguments. */
export function define(
  name: string,
  parameters: readonly DeclaredType[],
  result: DeclaredType,
  evaluate: BuiltInFunction['evaluate'],
  options: Options = {},
): BuiltInFunction {
  const last = parameters.at(-1);
  return {
    name,
    languages: options.languages ?? 'both',
    minimum: parameters.length - (options.optional ?? 0),
    maximum: options.variadic === true ? Number.POSITIVE_INFINITY : parameters.length,
    withoutParentheses: options.withoutParentheses ?? false,
    volatile: options.volatile ?? false,
    typing(types) {
      const first = types[0] ?? { kind: 'null' };
      const resolve = (declared: DeclaredType | undefined): DataType | undefined =>
        declared === 'first' ? first : declared;
      return {
        parameters: types.map((_type, index) => resolve(parameters[index] ?? last)),
        result: resolve(result) ?? first,
      };
    },
    evaluate,
  };
}

/** A function that is NULL when any argument that was given is. */
export function strict(
  name: string,
  parameters: readonly DeclaredType[],
  result: DeclaredType,
  evaluate: (values: readonly NonNullable<Value>[], session: SessionState, site?: CallSite) => Value,
  options: Options = {},
): BuiltInFunction {
  return define(
    name,
    parameters,
    result,
    (values, session, site) => {
      const present: NonNullable<Value>[] = [];
      for (const value of values) {
        if (value === null) return null;
        present.push(value);
      }
      const computed = evaluate(present, session, site);
      return computed === '' ? null : computed;
    },
    options,
  );
}
