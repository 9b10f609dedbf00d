import { namespaceOf } from '../schema/schema-object.js';
import { CollectionValue } from '../values/composite.js';
import { type CollectionType, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { integer } from './argument-values.js';
import { definePackage, input, type NativeCall, type NativeContext, nativeFunction } from './native-package.js';

const BAD_DEPTH_INDICATOR = 64610;

const UNIT_QUALIFIED_NAME: CollectionType = {
  kind: 'collection',
  identity: { owner: 'SYS', packageName: 'UTL_CALL_STACK', name: 'UNIT_QUALIFIED_NAME' },
  form: 'varray',
  limit: 256,
  element: { ...VARCHAR2, length: 32767 },
  elementNotNull: false,
};

const DYNAMIC_DEPTH = [input('DYNAMIC_DEPTH', PLS_INTEGER)];
const ERROR_DEPTH = [input('ERROR_DEPTH', PLS_INTEGER)];
const BACKTRACE_DEPTH = [input('BACKTRACE_DEPTH', PLS_INTEGER)];

/**
 * The calls in progress and the exception being handled, as data. Source: PL/SQL Packages and Types Reference,
 * UTL_CALL_STACK; the numbering of backtraces and the messages without a final line break are those of 12.2 and later.
 */
export const UTL_CALL_STACK = definePackage(
  'UTL_CALL_STACK',
  [
    nativeFunction('DYNAMIC_DEPTH', [], PLS_INTEGER, (_values, context) => {
      const calls = context.callStack();
      if (innermost(calls).length < calls.length) throw beyondSql();
      return calls.length;
    }),
    nativeFunction('SUBPROGRAM', DYNAMIC_DEPTH, UNIT_QUALIFIED_NAME, ([depth], context) =>
      qualifiedName(callAt(context, depth).path),
    ),
    nativeFunction('CONCATENATE_SUBPROGRAM', [input('QUALIFIED_NAME', UNIT_QUALIFIED_NAME)], VARCHAR2, ([name]) =>
      name instanceof CollectionValue ? [...name.keys()].map((key) => name.get(key) ?? '').join('.') : null,
    ),
    nativeFunction('OWNER', DYNAMIC_DEPTH, VARCHAR2, ([depth], context) => {
      const { unitName } = callAt(context, depth);
      return unitName === undefined ? null : unitName.slice(0, unitName.indexOf('.'));
    }),
    nativeFunction('UNIT_TYPE', DYNAMIC_DEPTH, VARCHAR2, ([depth], context) => {
      const { unitName } = callAt(context, depth);
      return unitName === undefined ? 'ANONYMOUS BLOCK' : unitType(unitName, context);
    }),
    nativeFunction('UNIT_LINE', DYNAMIC_DEPTH, PLS_INTEGER, ([depth], context) => callAt(context, depth).line),
    nativeFunction(
      'LEXICAL_DEPTH',
      DYNAMIC_DEPTH,
      PLS_INTEGER,
      ([depth], context) => callAt(context, depth).path.length - 1,
    ),
    // No schema has editions.
    nativeFunction('CURRENT_EDITION', DYNAMIC_DEPTH, VARCHAR2, ([depth], context) => {
      callAt(context, depth);
      return null;
    }),
    nativeFunction('ERROR_DEPTH', [], PLS_INTEGER, (_values, context) => errorsOf(context).length),
    nativeFunction('ERROR_NUMBER', ERROR_DEPTH, PLS_INTEGER, ([depth], context) => at(errorsOf(context), depth).code),
    nativeFunction('ERROR_MSG', ERROR_DEPTH, VARCHAR2, ([depth], context) => at(errorsOf(context), depth).text),
    nativeFunction('BACKTRACE_DEPTH', [], PLS_INTEGER, (_values, context) => traceOf(context).length),
    nativeFunction(
      'BACKTRACE_LINE',
      BACKTRACE_DEPTH,
      PLS_INTEGER,
      ([depth], context) => at(traceOf(context), depth).line,
    ),
    nativeFunction('BACKTRACE_UNIT', BACKTRACE_DEPTH, VARCHAR2, ([depth], context) => {
      const { unitName } = at(traceOf(context), depth);
      // An anonymous block has no name, which Oracle answers as if there were nothing at that depth.
      if (unitName === undefined) throw badDepth();
      return unitName;
    }),
  ],
  {
    types: [{ name: 'UNIT_QUALIFIED_NAME', dataType: UNIT_QUALIFIED_NAME }],
    exceptions: [{ name: 'BAD_DEPTH_INDICATOR', code: BAD_DEPTH_INDICATOR }],
  },
);

function callAt(context: NativeContext, depth: Value | undefined): NativeCall {
  const calls = context.callStack();
  const known = innermost(calls);
  const number = integer(depth);
  if (number !== null && number > known.length && known.length < calls.length) throw beyondSql();
  return at(known, depth);
}

/** The calls up to the one that SQL has called. */
function innermost(calls: readonly NativeCall[]): readonly NativeCall[] {
  const bySql = calls.findIndex(({ calledBySql }) => calledBySql);
  return bySql < 0 ? calls : calls.slice(0, bySql + 1);
}

/** SQL between two calls has a depth of its own in Oracle, of which it is not documented what the functions say. */
function beyondSql(): NotSupportedError {
  return new NotSupportedError('the call stack of UTL_CALL_STACK beyond SQL that PL/SQL has called');
}

function errorsOf(context: NativeContext) {
  return context.currentError()?.errors ?? [];
}

function traceOf(context: NativeContext) {
  return context.currentError()?.trace ?? [];
}

/** What runs of a package or type is in its body. */
function unitType(unitName: string, { schema }: NativeContext): string | null {
  const point = unitName.indexOf('.');
  const [owner, name] = [unitName.slice(0, point), unitName.slice(point + 1)];
  const type = (schema.find(owner, name) ?? schema.find(owner, name, namespaceOf('TRIGGER')))?.type;
  return type === 'PACKAGE' || type === 'TYPE' ? `${type} BODY` : (type ?? null);
}

/** Depths count from 1. */
function at<T>(entries: readonly T[], depth: Value | undefined): T {
  const number = integer(depth);
  const entry = number === null || number < 1 ? undefined : entries[number - 1];
  if (entry === undefined) throw badDepth();
  return entry;
}

function badDepth(): OracleError {
  return new OracleError(BAD_DEPTH_INDICATOR, 'bad depth indicator');
}

function qualifiedName(path: readonly string[]): CollectionValue {
  const name = new CollectionValue(UNIT_QUALIFIED_NAME);
  for (const [index, part] of path.entries()) name.set(index + 1, part);
  return name;
}
