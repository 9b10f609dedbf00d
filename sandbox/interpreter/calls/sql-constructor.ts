import { inconsistentDatatypes } from '../../sql/expressions/expression-errors.js';
import type { UserFunction, UserFunctionCall } from '../../sql/user-functions.js';
import { CollectionValue, copyValue } from '../../values/composite.js';
import type { CollectionType, DataType, ObjectType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { constrainVariable } from '../../values/plsql-constraints.js';
import type { Value } from '../../values/value.js';
import type { PlsqlSessions } from '../plsql-sessions.js';
import { conversionCost } from '../types/conversion.js';
import type { TypeUnit } from '../units/type-unit.js';
import { constructorsOf } from './object-constructor.js';
import { asSqlError, sqlFunction } from './sql-function.js';

/**
 * `erp.address_t('a', 1)` in SQL.
 * @throws OracleError 2315, 932 for arguments that do not fit the type's only constructor; as `sqlFunction`
 */
export function sqlObjectConstructor(
  unit: TypeUnit,
  dataType: ObjectType,
  call: UserFunctionCall,
  sessions: PlsqlSessions,
): UserFunction {
  const constructors = asSqlError(call.position, () => constructorsOf(unit, dataType, call.position));
  const [only, another] = constructors.overloads;
  const ofAttributes = only?.declaration === undefined && another === undefined;
  if (ofAttributes) requireAttributes(dataType, call);
  return sqlFunction(constructors, call, sessions, undefined, ofAttributes ? constrainElement : undefined);
}

function requireAttributes({ attributes }: ObjectType, { arguments: args, position }: UserFunctionCall): void {
  if (args.length !== attributes.length) {
    throw new OracleError(2315, 'incorrect number of arguments for default constructor', { position });
  }
  for (const [index, { name, dataType }] of args.entries()) {
    const attribute = name === undefined ? attributes[index] : attributes.find((other) => other.name === name);
    if (attribute !== undefined) requireElement(dataType, attribute.dataType, position);
  }
}

/** `erp.tags_t('x', 'y')` in SQL. @throws OracleError 932; the constructor itself 22909, 22814 */
export function sqlCollectionConstructor(
  dataType: CollectionType,
  { arguments: args, position }: UserFunctionCall,
): UserFunction {
  for (const { name, dataType: given } of args) {
    if (name !== undefined) throw new NotSupportedError('named notation in a collection constructor', position);
    requireElement(given, dataType.element, position);
  }
  return {
    dataType,
    parameters: args.map((_argument, index) => ({
      dataType: dataType.element,
      name: '',
      mode: 'IN',
      position: index + 1,
      defaulted: false,
    })),
    deterministic: true,
    // biome-ignore lint/correctness/useYield: nothing of it can pause
    *invoke(values) {
      if (dataType.limit !== undefined && values.length > dataType.limit) {
        throw new OracleError(22909, 'exceeded maximum VARRAY limit');
      }
      const collection = new CollectionValue(dataType);
      for (const [index, value] of values.entries()) {
        if (value === null && dataType.elementNotNull)
          throw new NotSupportedError('NULL for an element that is NOT NULL');
        collection.set(index + 1, copyValue(constrainElement(value, dataType.element)));
      }
      return collection;
    },
  };
}

function requireElement(given: DataType, wanted: DataType, position: number): void {
  if (conversionCost(given, wanted) === undefined) throw inconsistentDatatypes(wanted, given, position);
}

const VALUE_ERROR = 6502;

/** @throws OracleError 22814 for what is too long or too large */
function constrainElement(value: Value, type: DataType): Value {
  try {
    return constrainVariable(value, type);
  } catch (error) {
    if (!(error instanceof OracleError) || error.code !== VALUE_ERROR) throw error;
    throw new OracleError(22814, 'attribute or element value is larger than specified in type', { cause: error });
  }
}
