import type { MultisetSubquery } from '../../syntax/ast/expression.js';
import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import type { CollectionType, DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import { castValue } from './cast-value.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { inconsistentDatatypes } from './expression-errors.js';
import type { Scope } from './scope.js';
import { compileSubquery } from './subquery.js';
import { isConvertible } from './type-families.js';
import { converterBetween } from './type-matching.js';

/**
 * `CAST(MULTISET(SELECT …) AS t)`: the rows as elements, each of one column, or of one for each attribute of an object.
 * @throws OracleError 932; the expression itself 22909
 */
export function compileCastMultiset<F>(
  { query, position }: MultisetSubquery,
  type: DataType,
  { scope }: ExpressionCompiler<F>,
): Compiled<F> {
  const subquery = compileSubquery(query, scope);
  if (type.kind !== 'collection') throw inconsistentDatatypes(type, { kind: 'null' }, position);
  const [only, another] = subquery.columns;
  const { element } = type;
  const given = subquery.columns.map(({ dataType }) => dataType);
  const isWhole =
    only !== undefined && another === undefined && (element.kind !== 'object' || isElement(only.dataType));
  const toElement = isWhole ? scalarElement(only.dataType, element, position) : objectElement(given, element, position);
  return {
    pauses: true,
    dataType: type,
    *run(frame) {
      const session = scope.session(frame);
      const collection = new CollectionValue(type);
      yield* subquery.run(frame, (row) => {
        append(collection, toElement(row, session));
        return true;
      });
      return collection;
    },
  };
}

/** `CAST(tags AS names_t)`: the same elements in a collection of another type. @throws OracleError 932 */
export function castCollection<F>(
  operand: Compiled<F>,
  from: CollectionType,
  to: CollectionType,
  scope: Scope<F>,
  position: number,
): Compiled<F> {
  const toElement = scalarElement(from.element, to.element, position);
  return combine(to, [operand], ([value = null], frame) => {
    if (!(value instanceof CollectionValue)) return null;
    const collection = new CollectionValue(to);
    for (const key of value.keys()) append(collection, toElement([value.get(key) ?? null], scope.session(frame)));
    return collection;
  });
}

type ToElement = (row: readonly Value[], session: SessionState) => Value;

function scalarElement(from: DataType, to: DataType, position: number): ToElement {
  if (!isConvertible(from, to, 'sql')) throw inconsistentDatatypes(to, from, position);
  const convert = converterBetween(from, to);
  return ([value = null], session) =>
    castValue(copyValue(convert === undefined ? value : convert(value, session)), to, 'sql');
}

function objectElement(given: readonly DataType[], element: DataType, position: number): ToElement {
  const attributes = element.kind === 'object' ? element.attributes : undefined;
  if (element.kind !== 'object' || attributes?.length !== given.length) {
    throw inconsistentDatatypes(element, given[0] ?? { kind: 'null' }, position);
  }
  const converters = attributes.map(({ dataType }, index) =>
    scalarElement(given[index] ?? { kind: 'null' }, dataType, position),
  );
  return (row, session) =>
    new RecordValue(
      element,
      converters.map((convert, index) => convert([row[index] ?? null], session)),
    );
}

function isElement({ kind }: DataType): boolean {
  return kind === 'object' || kind === 'null';
}

function append(collection: CollectionValue, value: Value): void {
  const { limit } = collection.dataType;
  if (collection.dataType.form === 'varray' && limit !== undefined && collection.extent >= limit) {
    throw new OracleError(22909, 'exceeded maximum VARRAY limit');
  }
  collection.set(collection.extent + 1, value);
}
