import type { MemberAccess } from '../../syntax/ast/expression.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { CollectionMethod, ObjectMethod, ValueDenotation } from '../names/denotation.js';
import { memberOfObject } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { isCollectionMethod } from '../types/collection-access.js';
import { fieldOf } from '../types/record-access.js';
import { compileOperand } from './compile-value.js';

/**
 * `f(x).field`, `f(x).COUNT`, `shape_t(…).area`: a field, attribute or method of what a function or constructor gives; undefined for a result that has none.
 * @throws PlsqlCompileError PLS-00302 for one that an object does not have
 */
export function memberOfResult(
  place: Place,
  { object, member }: MemberAccess,
): ValueDenotation | ObjectMethod | CollectionMethod | undefined {
  const compiled = compileOperand(place, object);
  const { dataType } = compiled;
  const result: ValueDenotation = { kind: 'value', compiled, type: nullable(dataType), target: undefined };
  if (dataType.kind === 'record') return fieldOf(result, dataType, member.name);
  if (dataType.kind === 'collection' && isCollectionMethod(member.name)) {
    return { kind: 'method', collection: result, method: member.name };
  }
  if (dataType.kind !== 'object') return undefined;
  const found = memberOfObject(place, result, dataType, member);
  if (found !== undefined) return found;
  throw new PlsqlCompileError(`PLS-00302: component '${member.name}' must be declared`, member.position);
}
