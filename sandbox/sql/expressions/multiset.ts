import type { MemberOf, Submultiset } from '../../syntax/ast/condition.js';
import type { Expression, MultisetExpression } from '../../syntax/ast/expression.js';
import { CollectionValue, copyValue } from '../../values/composite.js';
import { BOOLEAN, type CollectionType, type DataType } from '../../values/data-type.js';
import { compileOrder } from './comparison.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import {
  difference,
  distinct,
  distinctDifference,
  type ElementOrder,
  elementsOf,
  intersection,
  isContained,
  tableOf,
} from './multiset-rules.js';
import { isConvertible } from './type-families.js';

type Operation = (
  left: ReturnType<typeof elementsOf>,
  right: ReturnType<typeof elementsOf>,
  order: ElementOrder,
) => ReturnType<typeof elementsOf>;

const OPERATIONS: Readonly<
  Record<MultisetExpression['operator'], { readonly all: Operation; readonly distinct: Operation }>
> = {
  UNION: {
    all: (left, right) => [...left, ...right],
    distinct: (left, right, order) => distinct([...left, ...right], order),
  },
  INTERSECT: {
    all: intersection,
    distinct: (left, right, order) => distinct(intersection(left, right, order), order),
  },
  EXCEPT: { all: difference, distinct: distinctDifference },
};

/** `a MULTISET UNION DISTINCT b`: null where either is. @throws OracleError 932 (PLS-00306) for what is no nested table of one type */
export function compileMultiset<F>(node: MultisetExpression, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { operator, position } = node;
  const quantifier = node.distinct ? 'DISTINCT' : 'ALL';
  const { left, right, type } = tables(node.left, node.right, `MULTISET_${operator}_${quantifier}`, position, compiler);
  const comparesElements = operator !== 'UNION' || node.distinct;
  const orderOf = comparesElements ? elementOrder(type.element, compiler, position) : () => () => null;
  const operation = OPERATIONS[operator][node.distinct ? 'distinct' : 'all'];
  return combine(type, [left, right], ([a, b], frame) => {
    if (!(a instanceof CollectionValue) || !(b instanceof CollectionValue)) return null;
    return tableOf(type, operation(elementsOf(a), elementsOf(b), orderOf(frame)).map(copyValue));
  });
}

/** `a SUBMULTISET OF b`. An empty one is part of every other, of a null one too. */
export function compileSubmultiset<F>(node: Submultiset, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { negated, position } = node;
  const { left, right, type } = tables(node.operand, node.collection, 'SUBMULTISET', position, compiler);
  const orderOf = elementOrder(type.element, compiler, position);
  return combine(BOOLEAN, [left, right], ([a, b], frame) => {
    if (!(a instanceof CollectionValue)) return null;
    if (a.size === 0) return !negated;
    if (!(b instanceof CollectionValue)) return null;
    const contained = isContained(elementsOf(a), elementsOf(b), orderOf(frame));
    return contained === null ? null : contained !== negated;
  });
}

/** `x MEMBER OF a`: unknown for a null value and for an empty table. Source: SQL Language Reference, "Multiset Conditions". */
export function compileMemberOf<F>(node: MemberOf, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { negated, position } = node;
  const { scope } = compiler;
  const value = compiler.compile(node.operand);
  const collection = compiler.compile(node.collection);
  if (!isTable(collection.dataType)) {
    throw wrongTypes(scope.language, 'MEMBER OF', undefined, collection.dataType, position);
  }
  const order = compileOrder(value.dataType, collection.dataType.element, scope, 'MEMBER OF', position);
  return combine(BOOLEAN, [value, collection], ([of = null, table], frame) => {
    if (of === null || !(table instanceof CollectionValue) || table.size === 0) return null;
    const answers = elementsOf(table).map((element) => order(of, element, frame));
    if (answers.includes(0)) return !negated;
    return answers.includes(null) ? null : negated;
  });
}

/** `a IS A SET`. */
export function compileIsASet<F>(
  operand: Expression,
  negated: boolean,
  position: number,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const collection = compiler.compile(operand);
  const { dataType } = collection;
  if (!isTable(dataType)) throw wrongTypes(compiler.scope.language, 'IS A SET', undefined, dataType, position);
  const orderOf = elementOrder(dataType.element, compiler, position);
  return combine(BOOLEAN, [collection], ([table], frame) => {
    if (!(table instanceof CollectionValue)) return null;
    return (distinct(elementsOf(table), orderOf(frame)).length === table.size) !== negated;
  });
}

function tables<F>(
  first: Expression,
  second: Expression,
  operation: string,
  position: number,
  compiler: ExpressionCompiler<F>,
): { readonly left: Compiled<F>; readonly right: Compiled<F>; readonly type: CollectionType } {
  const [left, right] = [compiler.compile(first), compiler.compile(second)];
  const { language } = compiler.scope;
  const type = isTable(left.dataType) ? left.dataType : right.dataType;
  for (const { dataType } of [left, right]) {
    const fits = (isTable(dataType) || dataType.kind === 'null') && isConvertible(dataType, type, language);
    if (!fits) throw wrongTypes(language, operation, type, dataType, position);
  }
  if (!isTable(type)) throw wrongTypes(language, operation, undefined, type, position);
  return { left, right, type };
}

function isTable(dataType: DataType): dataType is CollectionType {
  return dataType.kind === 'collection' && dataType.form === 'nested_table';
}

function elementOrder<F>(
  element: DataType,
  { scope }: ExpressionCompiler<F>,
  position: number,
): (frame: F) => ElementOrder {
  // Equal attributes do not do for objects here: nothing but a MAP or ORDER method tells the elements apart.
  const order = compileOrder(element, element, scope, element.kind === 'object' ? 'MULTISET' : '=', position);
  return (frame) => (left, right) => order(left, right, frame);
}
