import type { CharacterType, DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Frame } from '../frame.js';
import type { ValueDenotation } from '../names/denotation.js';
import type { FormalParameter } from './subprogram.js';

/**
 * The type of a formal parameter with the length that a call gives it. Texts in mode OUT and IN OUT are no longer than the variable that
 * is passed for them may be; CHAR is blank-padded to that, on entry and at each assignment. Source: node-oracledb's test 22.3, My Oracle Support note 372616.1.
 */
export type ActualLength = (frame: Frame) => CharacterType | undefined;

/**
 * What a call says of the length of one OUT or IN OUT parameter; undefined where nobody asks.
 * @throws NotSupportedError for a CHAR parameter and an actual of which no length is known
 */
export function actualLength(
  actual: ValueDenotation,
  parameter: FormalParameter,
  position: number,
): ActualLength | undefined {
  const { dataType: formal } = parameter.type.type;
  if (formal.kind !== 'char' && formal.kind !== 'varchar2') return undefined;
  const { dataType } = actual.type;
  const declared = withLengthOf(formal, dataType);
  if (declared !== undefined) return () => declared;
  const { lengthInCall } = actual;
  if (lengthInCall !== undefined) {
    return (frame) => {
      const given = lengthInCall(frame);
      return (given === undefined ? undefined : withLengthOf(formal, given)) ?? unknown(formal, dataType, position);
    };
  }
  return unknown(formal, dataType, position) ?? (() => undefined);
}

function withLengthOf(formal: CharacterType, actual: DataType): CharacterType | undefined {
  if (actual.kind === 'raw') return withLengthOfRaw(formal, actual.length);
  if (actual.kind !== 'char' && actual.kind !== 'varchar2') return undefined;
  const { length, lengthUnit, national } = actual;
  if (length === undefined) return undefined;
  // Bytes become as many characters. Source: node-oracledb's test 94.1.3, where 1000 bytes take exactly what a column of NCHAR(1000) has.
  if (formal.kind === 'char' && formal.national && !national) return { ...formal, length, lengthUnit: 'char' };
  if (national !== formal.national) return undefined;
  // Of a client's national bind the size in bytes is known, in the client's character set.
  if (national && lengthUnit === 'byte') return undefined;
  return { ...formal, length, lengthUnit };
}

/**
 * CHAR alone: what is padded is no hexadecimal number when it goes back, so that only NULL can.
 * Source: node-oracledb's tests 94.1.14, 94.2.14, 96.1.14 and their neighbours.
 */
function withLengthOfRaw(formal: CharacterType, length: number | undefined): CharacterType | undefined {
  if (formal.kind !== 'char' || length === undefined) return undefined;
  return { ...formal, length, lengthUnit: formal.national ? 'char' : 'byte' };
}

/** VARCHAR2 can do without: what is too long is found when it is copied back, if not before. */
function unknown(formal: CharacterType, actual: DataType, position: number): undefined {
  if (formal.kind === 'varchar2') return undefined;
  const name = formal.national ? 'NCHAR' : 'CHAR';
  const reason = actual.kind === 'varchar2' || actual.kind === 'char' ? 'of unknown length' : 'of another type';
  throw new NotSupportedError(`an actual parameter ${reason} for ${name} in mode OUT or IN OUT`, position);
}
