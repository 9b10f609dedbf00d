import type { ResultFault } from '../binds/binder.js';
import type { LargeType } from '../binds/lob/large-type.js';

/** How a value that is not NULL comes: an empty one is known by that alone. */
export const LARGE_STATE = { empty: 0, short: 1, lob: 2 } as const;

/**
 * PL/SQL that takes a value in the row `k#`: its state goes into the array `s#`, as text or bytes into `o#` if a PL/SQL variable holds it, and into the table `w#`
 * otherwise. Which it is shows for most character sets only when it is tried.
 */
export function takeLarge(
  type: LargeType,
  value: string,
  index: number,
  notNull: boolean,
  raise: (fault: ResultFault) => string,
): string[] {
  const { short, shortest, sample, lobType } = type;
  const toBind = short.toBind ?? ((local: string) => local);
  const set = (state: string, given: string) => `s${index}#(k#) := ${state}; o${index}#(k#) := ${given};`;
  // What is measured and given of JSON and XML is their text.
  const lob = sample === undefined ? `t${index}#` : value;
  const text = sample === undefined ? lob : toBind(value);
  const whenEmpty = `if sys.dbms_lob.getlength(${lob}) = 0 then ${set(String(LARGE_STATE.empty), 'null')} els`;
  const whenLong = `w${index}#(w${index}#.count + 1) := ${lob}; ${set(String(LARGE_STATE.lob), 'null')}`;
  return [
    `if ${value} is null then ${notNull ? raise('null') : set('null', 'null')} else`,
    ...(sample === undefined
      ? [`declare t${index}# ${lobType.slice('DB_TYPE_'.length).toLowerCase()} := ${toBind(value)}; begin`]
      : []),
    `${sample === undefined ? '' : whenEmpty}if sys.dbms_lob.getlength(${lob}) > ${shortest} then ${whenLong}`,
    `else begin ${set(String(LARGE_STATE.short), text)}`,
    `exception when value_error then ${whenLong}`,
    'end; end if;',
    ...(sample === undefined ? ['end;'] : []),
    'end if;',
  ];
}
