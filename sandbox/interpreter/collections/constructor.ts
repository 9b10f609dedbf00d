import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import { CollectionValue, copyValue } from '../../values/composite.js';
import type { CollectionType, RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { nativeConstructor, objectConstructor } from '../calls/object-constructor.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { nullable, type TypeSymbol } from '../names/symbol.js';
import { keyType } from '../types/collection-access.js';
import { emptyRecord, isIndexBy } from '../types/empty-value.js';
import { xmlConstructor } from '../xml/xml-type.js';
import { iteratedConstructor } from './iterated-constructor.js';

/** `numbers_t(1, 2, 3)`, and the qualified expressions `address_t(street => 'X')`, `names_t('a' => 1)`. */
export function constructorCall(
  place: Place,
  { name, type, unit, native }: TypeSymbol,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const { dataType } = type;
  switch (dataType.kind) {
    case 'collection':
      if (
        args.some(
          ({ index }) => index?.kind === 'iterator_choice' || (index !== undefined && !isIndexBy(dataType.form)),
        )
      ) {
        return iteratedConstructor(place, dataType, args);
      }
      return isIndexBy(dataType.form)
        ? indexByConstructor(place, dataType, args)
        : listConstructor(place, dataType, args);
    case 'record':
      return recordConstructor(place, name, dataType, args, position);
    case 'xmltype':
      return xmlConstructor(place, args, position);
    case 'object':
      if (native !== undefined) return nativeConstructor(place, native, args, position);
      if (unit === undefined) throw new Error(`${name} is an object type that no CREATE TYPE made`);
      return objectConstructor(place, unit, dataType, args, position);
    default:
      throw new PlsqlCompileError(`PLS-00222: no function with name '${name}' exists in this scope`, position);
  }
}

function listConstructor(place: Place, dataType: CollectionType, args: readonly Argument[]): Compiled<Frame> {
  const element = { dataType: dataType.element, notNull: dataType.elementNotNull };
  const operands = args.map((argument) => compileValue(place, argument.value, element));
  return combine<Frame>(dataType, operands, (values) => {
    if (dataType.limit !== undefined && values.length > dataType.limit) {
      throw new OracleError(6532, 'Subscript outside of limit');
    }
    const collection = new CollectionValue(dataType);
    for (const value of values) collection.set(collection.extent + 1, copyValue(value));
    return collection;
  });
}

/** Keys and values alternate among the operands; positional values get the keys 1, 2, …. */
function indexByConstructor(place: Place, dataType: CollectionType, args: readonly Argument[]): Compiled<Frame> {
  const element = { dataType: dataType.element, notNull: dataType.elementNotNull };
  const key = nullable(keyType(dataType));
  const operands = args.flatMap((argument) => {
    const value = compileValue(place, argument.value, element);
    if (argument.index !== undefined) return [compileValue(place, argument.index, key), value];
    if (argument.name === undefined) return [undefined, value];
    const { name } = argument;
    return [
      compileValue(
        place,
        { kind: 'name', parts: [name], databaseLink: undefined, position: name.position, end: name.end },
        key,
      ),
      value,
    ];
  });
  const given: Compiled<Frame>[] = operands.map(
    (operand, index) => operand ?? positionalKey(index / 2 + 1, key.dataType),
  );
  return combine<Frame>(dataType, given, (values) => {
    const collection = new CollectionValue(dataType);
    for (let index = 0; index < values.length; index += 2) {
      const at = values[index];
      if (typeof at !== 'number' && typeof at !== 'string') {
        throw new OracleError(6502, 'PL/SQL: numeric or value error: NULL index table key value');
      }
      collection.set(at, copyValue(values[index + 1] ?? null));
    }
    return collection;
  });
}

function positionalKey(index: number, dataType: Compiled<Frame>['dataType']): Compiled<Frame> {
  return { pauses: false, dataType, constant: true, evaluate: () => index };
}

function recordConstructor(
  place: Place,
  name: string,
  dataType: RecordType,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const given = new Map<number, Argument>();
  const last = args.at(-1);
  const others =
    last?.name?.name === 'OTHERS' && !dataType.fields.some((field) => field.name === 'OTHERS') ? last : undefined;
  for (const [index, argument] of args.entries()) {
    if (argument === others) continue;
    const at =
      argument.name === undefined ? index : dataType.fields.findIndex((field) => field.name === argument.name?.name);
    if (at < 0 || at >= dataType.fields.length || given.has(at)) throw wrongArguments(name, position);
    given.set(at, argument);
  }
  if (others !== undefined) for (const at of dataType.fields.keys()) if (!given.has(at)) given.set(at, others);
  const indexes = [...given.keys()];
  const operands = indexes.map((at) => {
    const field = dataType.fields[at];
    const argument = given.get(at);
    if (field === undefined || argument === undefined) throw wrongArguments(name, position);
    return compileValue(place, argument.value, field);
  });
  return combine<Frame>(dataType, operands, (values, frame) => {
    const record = emptyRecord(dataType, frame.session);
    for (const [index, at] of indexes.entries()) record.fields[at] = copyValue(values[index] ?? null);
    return record;
  });
}
