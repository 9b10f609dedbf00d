import type { Call, NameReference } from '../../syntax/ast/expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { compileMethod } from '../expressions/user-function-call.js';
import { isObject } from './attributes.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame } from './frame.js';

/**
 * `l_order.lines()` in a statement that PL/SQL embeds: the method of an object that a variable holds. Undefined for what is none.
 * Source: Database Object-Relational Developer's Guide, "Methods".
 */
export function compileHostMethod(
  { callee, arguments: args }: Call,
  scope: BlockScope,
): Compiled<QueryFrame> | undefined {
  if (callee.kind !== 'name') return undefined;
  const holder = holderOf(callee);
  const method = callee.parts.at(-1);
  const object = holder === undefined ? undefined : scope.context.hosts.resolve(holder);
  if (object === undefined || method === undefined || !isObject(object.dataType)) return undefined;
  return compileMethod(object, object.dataType, method, args, scope);
}

/** What stands before the last dot: always the same expression, so that the host gives it one place only. */
function holderOf(callee: NameReference): NameReference | undefined {
  const [first, ...rest] = callee.parts.slice(0, -1);
  if (first === undefined) return undefined;
  const known = HOLDERS.get(callee) ?? { ...callee, parts: [first, ...rest] };
  HOLDERS.set(callee, known);
  return known;
}

const HOLDERS = new WeakMap<NameReference, NameReference>();
