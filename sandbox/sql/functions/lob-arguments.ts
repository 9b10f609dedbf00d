import type { DataType } from '../../values/data-type.js';
import { ClobValue, isLob, type LobValue } from '../../values/lob.js';
import type { Value } from '../../values/value.js';
import type { BuiltInFunction, CallSite } from './built-in-function.js';

/** What a function gives for a LOB as its first argument, where it counts otherwise than in a VARCHAR2. */
export type OfLob = (lob: LobValue, rest: readonly Value[], site: CallSite | undefined) => Value;

/**
 * A character function that takes CLOBs as they are, however long; where it gives a text, it gives a CLOB for one. Source: SQL
 * Language Reference, "Character Functions Returning Character Values".
 * @param blobs whether it takes a BLOB too
 */
export function acceptingLobs(declared: BuiltInFunction, ofLob?: OfLob, blobs = false): BuiltInFunction {
  const givesText = declared.typing([]).result.kind === 'varchar2';
  const isTaken = (type: DataType | undefined, index: number) =>
    type?.kind === 'clob' || (blobs && index === 0 && type?.kind === 'blob');
  /** The type of the CLOB that comes out; undefined where the function gives what it always does. */
  const clobFrom = (types: readonly DataType[]): DataType | undefined => {
    if (!givesText) return undefined;
    if (declared.name === 'CONCAT') return types.find(({ kind }) => kind === 'clob');
    return types[0]?.kind === 'clob' ? types[0] : undefined;
  };
  return {
    ...declared,
    typing(types) {
      const { parameters, result } = declared.typing(types);
      return {
        parameters: parameters.map((parameter, index) => (isTaken(types[index], index) ? undefined : parameter)),
        result: clobFrom(types) ?? result,
      };
    },
    evaluate(values, session, site) {
      const [first = null] = values;
      const result =
        ofLob !== undefined && isLob(first)
          ? ofLob(first, values.slice(1).map(plain), site)
          : declared.evaluate(values.some(isLob) ? values.map(plain) : values, session, site);
      if (site === undefined || clobFrom(site.argumentTypes) === undefined) return result;
      if (typeof result === 'string') return ClobValue.temporary(result);
      return result === null && first instanceof ClobValue && first.text === '' ? first : result;
    },
  };
}

function plain(value: Value): Value {
  return value instanceof ClobValue ? value.text : value;
}
