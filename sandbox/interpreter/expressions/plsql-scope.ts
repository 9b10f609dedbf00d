import { isSuppliedType } from '../../sql/data-types/named-type.js';
import { isAbsentFunction } from '../../sql/expressions/absent-functions.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { Scope as ExpressionScope } from '../../sql/expressions/scope.js';
import type { Argument, Call, Expression, MemberAccess } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { TypeSpec } from '../../syntax/ast/type-spec.js';
import { PLS_INTEGER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { compileCall } from '../calls/compile-call.js';
import { constant } from '../calls/native-callables.js';
import { collectionMethodValue } from '../collections/collection-methods.js';
import { constructorCall } from '../collections/constructor.js';
import { currentOf } from '../cursors/current-of.js';
import { cursorAttribute } from '../cursors/cursor-attribute.js';
import { notDeclared, wrongType } from '../errors/compilation-error.js';
import type { Frame } from '../frame.js';
import type { Denotation } from '../names/denotation.js';
import { denote, isDeclaredInUnit } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { shownName } from '../statements/assignment-target.js';
import { elementOf } from '../types/collection-access.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { xmlMethod } from '../xml/xml-type.js';
import { isBuiltInFunction } from './built-in.js';
import { comparisonMethodOf } from './comparison-method.js';
import { errorFunction } from './error-functions.js';
import { extendedCase } from './extended-case.js';
import { memberOfResult } from './result-member.js';
import { sequenceValue } from './sequence-value.js';
import { triggerEvent } from './trigger-event.js';
import { isOfType, treat } from './type-tests.js';

/** Names, calls and types as the shared expression compiler sees them from a place in PL/SQL. */
export function plsqlScope(place: Place): ExpressionScope<Frame> {
  const scope: ExpressionScope<Frame> = {
    language: 'plsql',
    session: (frame) => frame.session.sql,
    resolveName(name) {
      const sequence = sequenceValue(place, name);
      if (sequence !== undefined) return sequence;
      const event = triggerEvent(place, name, []);
      if (event !== undefined) return event;
      if (isHiddenByBuiltIn(place, name.parts)) return undefined;
      const denotation = denote(place, name);
      if (denotation !== undefined) return asValue(place, denotation, name, []);
      const error = name.parts.length === 1 ? errorFunction(place, name.parts[0].name, [], name.position) : undefined;
      if (error !== undefined || isBuiltInFunction(name.parts) || isAbsent(name.parts)) return error;
      throw notDeclared(name.parts.map((part) => part.name).join('.'), name.position);
    },
    resolveBind(bind) {
      const read = place.unit.binds?.read(bind, place.scope.layout);
      if (read === undefined) throw new PlsqlCompileError(`PLS-00049: bad bind variable '${bind.name}'`, bind.position);
      return read;
    },
    resolveCall: (call) => resolveCall(place, call),
    resolveMember(member) {
      const denotation = denote(place, member);
      if (denotation !== undefined) return asValue(place, denotation, member, []);
      return ofResult(place, member, []);
    },
    resolveType: (type: TypeSpec) => resolveTypeSpec(place, type).dataType,
    comparisonMethod: (type) => comparisonMethodOf(place, type),
    resolveOther: (expression) =>
      expression.kind === 'extended_case' ? extendedCase(place, expression, scope) : resolveOther(place, expression),
  };
  return scope;
}

function resolveCall(place: Place, call: Call): Compiled<Frame> | undefined {
  const { callee } = call;
  if (callee.kind === 'name') {
    const event = triggerEvent(place, callee, call.arguments);
    if (event !== undefined) return event;
    if (isHiddenByBuiltIn(place, callee.parts)) return undefined;
    if (callee.parts.length === 1 && place.scope.find(callee.parts[0].name) === undefined) {
      const error = errorFunction(place, callee.parts[0].name, call.arguments, call.position);
      if (error !== undefined) return error;
    }
  }
  const element = denote(place, call);
  if (element !== undefined) return asValue(place, element, call, []);
  const denotation = denote(place, callee);
  if (denotation !== undefined) return asValue(place, denotation, callee, call.arguments);
  if (callee.kind === 'member') return ofResult(place, callee, call.arguments);
  if (callee.kind === 'call') return elementOfResult(place, callee, call);
  // Functions that Oracle has and the sandbox lacks are refused by name, not called unknown.
  const known =
    callee.kind !== 'name' ||
    isBuiltInFunction(callee.parts) ||
    isDeclaredForSql(callee.parts) ||
    isAbsent(callee.parts);
  if (!known) {
    const name = callee.parts.map((part) => part.name).join('.');
    if (isSuppliedType([name])) throw new NotSupportedError(`the type ${name}`, callee.position);
    throw notDeclared(name, callee.position);
  }
  return undefined;
}

function isAbsent(parts: readonly { readonly name: string }[]): boolean {
  const [first] = parts;
  return parts.length === 1 && first !== undefined && isAbsentFunction(first.name);
}

/** Functions that package STANDARD declares only so that PL/SQL knows them in SQL: PLS-00204, which the caller raises. */
const DECLARED_FOR_SQL: ReadonlySet<string> = new Set(['DECODE', 'DUMP', 'VSIZE']);

function isDeclaredForSql(parts: readonly Identifier[]): boolean {
  const [first] = parts;
  return parts.length === 1 && first !== undefined && DECLARED_FOR_SQL.has(first.name);
}

/** A name that package STANDARD declares means that, unless the unit declares it itself. */
function isHiddenByBuiltIn(place: Place, parts: readonly Identifier[]): boolean {
  const [first] = parts;
  return parts.length === 1 && first !== undefined && isBuiltInFunction(parts) && !isDeclaredInUnit(place, first);
}

function asValue(
  place: Place,
  denotation: Denotation,
  expression: Expression,
  args: readonly Argument[],
): Compiled<Frame> {
  const { position } = expression;
  switch (denotation.kind) {
    case 'value':
      if (args.length === 0) return denotation.compiled;
      if (denotation.type.dataType.kind !== 'collection') throw wrongType(position);
      return elementOf(place, denotation, args, position).compiled;
    case 'subprograms':
    case 'object_method': {
      const self = denotation.kind === 'object_method' ? denotation.self : undefined;
      const { subprogram, run, execute } = compileCall(place, denotation.callable, args, 'FUNCTION', position, self);
      if (subprogram.returns === undefined) throw wrongType(position);
      const { dataType } = subprogram.returns.type;
      return execute === undefined ? { pauses: true, dataType, run } : { pauses: false, dataType, evaluate: execute };
    }
    case 'method':
      return collectionMethodValue(place, denotation, args, position);
    case 'xml_method':
      return xmlMethod(denotation.instance.compiled, denotation.method, args);
    case 'type':
      return constructorCall(place, denotation.symbol, args, position);
    case 'as_supertype':
      throw wrongType(position);
    case 'sequence':
    case 'package':
    case 'native_package':
    case 'scope':
    case 'exception':
    case 'cursor':
      throw wrongUse(denotation.kind, shownName(expression), position);
  }
}

function wrongUse(kind: Denotation['kind'], name: string, position: number): PlsqlCompileError {
  if (kind === 'exception') return wrongType(position);
  const text =
    kind === 'cursor'
      ? `PLS-00320: the declaration of the type of this expression is incomplete or malformed`
      : `PLS-00487: Invalid reference to variable '${name}'`;
  return new PlsqlCompileError(text, position);
}

/** What follows the parenthesis of a call: `f(x).getClobVal()`, `f(x).field`, `shape_t(…).area()`. */
function ofResult(place: Place, member: MemberAccess, args: readonly Argument[]): Compiled<Frame> | undefined {
  const instance = place.unit.compilers.operand(place, member.object);
  if (instance.dataType.kind === 'xmltype') return xmlMethod(instance, member.member, args);
  const found = memberOfResult(place, member);
  return found === undefined ? undefined : asValue(place, found, member, args);
}

/** `f(x)(2)`: an element of the collection that a function gives. */
function elementOfResult(place: Place, callee: Call, { arguments: args, position }: Call): Compiled<Frame> | undefined {
  const compiled = place.unit.compilers.operand(place, callee);
  if (compiled.dataType.kind !== 'collection') return undefined;
  const result = { kind: 'value', compiled, type: nullable(compiled.dataType), target: undefined } as const;
  return elementOf(place, result, args, position).compiled;
}

function resolveOther(place: Place, expression: Expression): Compiled<Frame> | undefined {
  switch (expression.kind) {
    case 'cursor_attribute':
      return cursorAttribute(place, expression);
    case 'current_of':
      return currentOf(place, expression);
    case 'new':
      return place.unit.compilers.operand(place, expression.call);
    case 'treat':
      return treat(place, expression);
    case 'is_of_type':
      return isOfType(place, expression);
    case 'inquiry_directive':
      return inquiryDirective(place, expression.name, expression.position);
    default:
      return undefined;
  }
}

/** `$$PLSQL_UNIT`, `$$PLSQL_LINE` and `$$PLSQL_UNIT_OWNER`; for all others conditional compilation has put what they stand for. */
function inquiryDirective(place: Place, name: string, position: number): Compiled<Frame> {
  const [owner, unit] = place.unit.unitName?.split('.') ?? [];
  switch (name) {
    case 'PLSQL_LINE':
      return constant(PLS_INTEGER, place.unit.errors.lines.lineAt(position));
    case 'PLSQL_UNIT':
      return constant(VARCHAR2, unit ?? null);
    case 'PLSQL_UNIT_OWNER':
      return constant(VARCHAR2, owner ?? null);
    default:
      throw new NotSupportedError(`$$${name}`, position);
  }
}
