import type { Compiled } from '../../sql/expressions/compiled.js';
import { copyValue, RecordValue } from '../../values/composite.js';
import type { RecordType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { CompiledTarget, ValueDenotation } from '../names/denotation.js';

/** `rec.field`, to be read and assigned; undefined if the record has no such field. */
export function fieldOf(record: ValueDenotation, dataType: RecordType, name: string): ValueDenotation | undefined {
  const index = dataType.fields.findIndex((field) => field.name === name);
  const field = dataType.fields[index];
  if (field === undefined) return undefined;
  const type = { dataType: field.dataType, notNull: field.notNull };
  const holder = record.container ?? record.compiled;
  const composite = field.dataType.kind === 'record' || field.dataType.kind === 'collection';
  return {
    kind: 'value',
    type,
    compiled: readField(record.compiled, index, field.dataType),
    target: record.target === undefined ? undefined : writeField(holder, index, type),
    ...(record.noteAssigned === undefined ? {} : { noteAssigned: record.noteAssigned }),
    ...(composite ? { container: readField(holder, index, field.dataType) } : {}),
  };
}

function readField(
  record: Compiled<Frame>,
  index: number,
  dataType: RecordType['fields'][number]['dataType'],
): Compiled<Frame> {
  if (!record.pauses) {
    return { pauses: false, dataType, evaluate: (frame) => asRecord(record.evaluate(frame)).fields[index] ?? null };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      return asRecord(yield* record.run(frame)).fields[index] ?? null;
    },
  };
}

function writeField(record: Compiled<Frame>, index: number, type: CompiledTarget['type']): CompiledTarget {
  if (!record.pauses) {
    return {
      pauses: false,
      type,
      store(frame, value) {
        asRecord(record.evaluate(frame)).fields[index] = copyValue(value);
      },
    };
  }
  return {
    pauses: true,
    type,
    *store(frame, value) {
      asRecord(yield* record.run(frame)).fields[index] = copyValue(value);
    },
  };
}

function asRecord(value: Value): RecordValue {
  if (value instanceof RecordValue) return value;
  throw new TypeError('a record was expected');
}
