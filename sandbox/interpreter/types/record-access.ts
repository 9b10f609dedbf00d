import type { Compiled } from '../../sql/expressions/compiled.js';
import { copyValue, RecordValue } from '../../values/composite.js';
import type { DataType, ObjectType, RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { CompiledTarget, ValueDenotation } from '../names/denotation.js';
import { isComposite } from '../names/variable-access.js';

/** `rec.field`, to be read and assigned; undefined if the record or object has no such field. */
export function fieldOf(
  record: ValueDenotation,
  dataType: RecordType | ObjectType,
  name: string,
): ValueDenotation | undefined {
  const fields = dataType.kind === 'record' ? dataType.fields : dataType.attributes;
  const index = fields.findIndex((field) => field.name === name);
  const field = fields[index];
  if (field === undefined) return undefined;
  const type = { dataType: field.dataType, notNull: field.notNull };
  const holder = record.container ?? record.compiled;
  const composite = isComposite(field.dataType);
  return {
    kind: 'value',
    type,
    compiled: readField(record.compiled, index, field.dataType),
    target: record.target === undefined ? undefined : writeField(holder, index, type),
    ...(record.noteAssigned === undefined ? {} : { noteAssigned: record.noteAssigned }),
    ...(composite ? { container: readField(holder, index, field.dataType) } : {}),
  };
}

function readField(record: Compiled<Frame>, index: number, dataType: DataType): Compiled<Frame> {
  if (!record.pauses) {
    return { pauses: false, dataType, evaluate: (frame) => fieldIn(record.evaluate(frame), index) };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      return fieldIn(yield* record.run(frame), index);
    },
  };
}

function writeField(record: Compiled<Frame>, index: number, type: CompiledTarget['type']): CompiledTarget {
  if (!record.pauses) {
    return {
      pauses: false,
      type,
      store(frame, value) {
        recordToChange(record.evaluate(frame)).fields[index] = copyValue(value);
      },
    };
  }
  return {
    pauses: true,
    type,
    *store(frame, value) {
      recordToChange(yield* record.run(frame)).fields[index] = copyValue(value);
    },
  };
}

/** An attribute of an object that is null reads as null. Source: PL/SQL User's Guide, "How PL/SQL Treats Uninitialized Objects". */
function fieldIn(value: Value, index: number): Value {
  return value === null ? null : (recordToChange(value).fields[index] ?? null);
}

/** @throws OracleError 6530 for an object that is null */
function recordToChange(value: Value): RecordValue {
  if (value instanceof RecordValue) return value;
  if (value === null) throw new OracleError(6530, 'Reference to uninitialized composite');
  throw new TypeError('a record was expected');
}
