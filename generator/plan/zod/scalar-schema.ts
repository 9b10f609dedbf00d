import type { ScalarDescriptor } from '../../../runtime/call-descriptor.js';
import type { ZodSettings } from '../../config/read-zod.js';
import type { DataType } from '../../model/data-type.js';
import type { CallSchema, SchemaPlan } from './zod-plan.js';

/** Where an argument's scalar stands. */
export interface ScalarPlace {
  readonly type: DataType;
  /** Parameters are unconstrained in Oracle, whatever length their %TYPE has. Elements take no LOB that is longer than a PL/SQL variable. */
  readonly place: 'parameter' | 'field' | 'element';
  readonly mode?: 'IN' | 'IN OUT';
  /** What a subtype's RANGE allows. */
  readonly range: readonly [string, string] | undefined;
}

/** The longest values of a PL/SQL variable, and what CHAR and NCHAR hold in SQL. */
const MAX_UNITS = 16_383;
const MAX_CHAR_BYTES = 2000;
const MAX_NCHAR_UNITS = 1000;
const MAX_BYTES = 32_767;

/** What callers may pass. */
export function scalarInput(descriptor: ScalarDescriptor, where: ScalarPlace, settings: ZodSettings): SchemaPlan {
  const notNull = descriptor.notNull === true;
  // It includes null itself.
  if (descriptor.kind === 'json') return call('$oracle.json', notNull ? [{ notNull }] : []);
  const schema = inputOf(descriptor, where, settings);
  return notNull ? schema : { kind: 'nullable', inner: schema };
}

function inputOf(descriptor: ScalarDescriptor, where: ScalarPlace, settings: ZodSettings): SchemaPlan {
  const { kind, as } = descriptor;
  switch (kind) {
    case 'string':
    case 'nstring':
      return call('$oracle.text', optionsOf(textLimits(descriptor, where, settings)));
    case 'number':
      return numberInput(as, optionsOf(numberLimits(where, settings)));
    case 'integer':
      return integerInput(descriptor, where.range);
    case 'binary_float':
      return call('$oracle.binaryFloat');
    case 'binary_double':
      return call('$oracle.binaryDouble');
    case 'boolean':
      return call('z.boolean');
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return datetimeInput(descriptor, kind);
    case 'interval_ym':
      return call('$oracle.yearToMonthInput');
    case 'interval_ds':
      return call('$oracle.dayToSecondInput');
    case 'raw': {
      const length = lengthOf(descriptor, where, settings);
      return call('$oracle.bytes', length === undefined ? [] : [length]);
    }
    case 'json':
      return call('$oracle.json');
    case 'rowid':
      return call('$oracle.rowid');
    case 'xml':
    case 'clob':
    case 'nclob':
    case 'blob':
      return largeInput(descriptor, where);
    case 'bfile':
      return call('$oracle.bfileName');
    case 'vector':
      return call('$oracle.vectorInput', descriptor.format === undefined ? [] : [descriptor.format]);
  }
}

function largeInput({ kind, notNull }: ScalarDescriptor, { place }: ScalarPlace): SchemaPlan {
  if (place === 'element') {
    if (kind === 'blob') return call('$oracle.bytes');
    return call('$oracle.text', kind === 'nclob' ? [{ units: MAX_UNITS }] : []);
  }
  if (kind === 'xml') return call('$oracle.largeText', notNull === true ? [{ notNull }] : []);
  if (kind === 'blob') return place === 'parameter' ? call('$oracle.blob') : call('$oracle.bytes', [null]);
  return call(place === 'parameter' ? '$oracle.clob' : '$oracle.largeText');
}

interface TextOptions {
  readonly characters?: number | undefined;
  readonly units?: number | undefined;
  readonly bytes?: number | undefined;
  readonly notNull?: true | undefined;
}

function textLimits(descriptor: ScalarDescriptor, where: ScalarPlace, settings: ZodSettings): TextOptions {
  const notNull = descriptor.notNull === true ? true : undefined;
  const length = lengthOf(descriptor, where, settings);
  const padded = descriptor.blankPadded === true && where.mode === 'IN OUT';
  if (descriptor.kind === 'nstring') return { units: length ?? (padded ? MAX_NCHAR_UNITS : MAX_UNITS), notNull };
  return { characters: length, bytes: padded ? MAX_CHAR_BYTES : undefined, notNull };
}

/** A length in bytes is as many characters at most: what Oracle takes is never refused. */
function lengthOf(
  { maxLength }: ScalarDescriptor,
  { type, place }: ScalarPlace,
  { limits }: ZodSettings,
): number | undefined {
  if (maxLength !== undefined) return maxLength;
  if (place !== 'parameter' || limits === 'enforced') return undefined;
  if (type.kind === 'character') return type.length ?? undefined;
  // LONG RAW's is that of the variable.
  return type.kind === 'raw' && type.length !== null && type.length <= MAX_BYTES ? type.length : undefined;
}

interface NumberOptions {
  readonly precision?: number;
  readonly scale?: number;
  readonly exact?: true;
}

function numberLimits({ type, place }: ScalarPlace, { limits, fraction }: ZodSettings): NumberOptions {
  if (type.kind !== 'number' || (place === 'parameter' && limits === 'enforced')) return {};
  // INTEGER and the like are NUMBER(38).
  if (type.precision === null && type.scale === null && type.name === 'NUMBER') return {};
  return {
    ...(type.precision === null ? {} : { precision: type.precision }),
    ...(type.scale === null || type.scale === 0 ? {} : { scale: type.scale }),
    ...(type.precision === null && (type.scale ?? 0) === 0 ? { precision: 38 } : {}),
    ...(fraction === 'refused' ? { exact: true } : {}),
  };
}

function numberInput(as: ScalarDescriptor['as'], options: readonly unknown[]): SchemaPlan {
  switch (as) {
    case 'bigint':
      return call('$oracle.wholeNumber', options);
    case 'string':
      return call('$oracle.decimalText', options);
    case 'decimal':
      return call('$oracle.decimal', options, 'Decimal');
    default:
      return call('$oracle.number', options);
  }
}

/** Source: PL/SQL Language Reference, "Predefined Subtypes of PLS_INTEGER Data Type". */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  NATURAL: [0, 2_147_483_647],
  NATURALN: [0, 2_147_483_647],
  POSITIVE: [1, 2_147_483_647],
  POSITIVEN: [1, 2_147_483_647],
  SIGNTYPE: [-1, 1],
};

function integerInput({ declaration, as }: ScalarDescriptor, range: ScalarPlace['range']): SchemaPlan {
  const bounds = range === undefined ? (RANGES[declaration] ?? []) : range.map(Number);
  switch (as) {
    case 'string':
      return call('$oracle.integerText', bounds);
    case 'decimal':
      return call('$oracle.integerDecimal', bounds, 'Decimal');
    default:
      return call('$oracle.integer', bounds);
  }
}

function datetimeInput({ as, zone, truncate, overlap }: ScalarDescriptor, kind: string): SchemaPlan {
  if (as === 'date') return call('$oracle.date', [kind, ...optionsOf({ zone, truncate, overlap })]);
  if (as !== 'temporal') return call('$oracle.isoDatetime', [kind]);
  switch (kind) {
    case 'timestamp_tz':
      return call('$oracle.zonedDateTime', [], 'Temporal.ZonedDateTime');
    case 'timestamp_ltz':
      return call('$oracle.instant', [], 'Temporal.Instant');
    default:
      return call('$oracle.plainDateTime', [kind], 'Temporal.PlainDateTime');
  }
}

/** What callers get. */
export function scalarOutput(descriptor: ScalarDescriptor): SchemaPlan {
  if (descriptor.kind === 'json') return call('z.unknown');
  const schema = outputOf(descriptor);
  return descriptor.notNull === true ? schema : { kind: 'nullable', inner: schema };
}

function outputOf({ kind, as, format }: ScalarDescriptor): SchemaPlan {
  switch (kind) {
    case 'number':
    case 'integer':
      if (as === 'bigint') return call('z.bigint');
      if (as === 'decimal') return call('$oracle.instanceOf', [], 'Decimal');
      return call(as === 'string' ? 'z.string' : 'z.number');
    case 'binary_float':
    case 'binary_double':
      return call('$oracle.binaryDouble');
    case 'boolean':
      return call('z.boolean');
    case 'date':
    case 'timestamp':
      return datetimeOutput(as, 'Temporal.PlainDateTime');
    case 'timestamp_tz':
      return datetimeOutput(as, 'Temporal.ZonedDateTime');
    case 'timestamp_ltz':
      return datetimeOutput(as, 'Temporal.Instant');
    case 'interval_ym':
      return call('$oracle.yearToMonth');
    case 'interval_ds':
      return call('$oracle.dayToSecond');
    case 'raw':
    case 'blob':
      return call('$oracle.buffer');
    case 'bfile':
      return call(as === 'name' ? '$oracle.bfileName' : '$oracle.bfile');
    case 'json':
      return call('z.unknown');
    case 'vector':
      return call('$oracle.vector', format === undefined ? [] : [format]);
    case 'string':
    case 'nstring':
    case 'xml':
    case 'rowid':
    case 'clob':
    case 'nclob':
      return call('z.string');
  }
}

function datetimeOutput(as: ScalarDescriptor['as'], temporal: string): SchemaPlan {
  if (as === 'date') return call('z.date');
  return as === 'temporal' ? call('$oracle.instanceOf', [], temporal) : call('z.string');
}

export function call(callee: string, args: readonly unknown[] = [], klass: string | null = null): CallSchema {
  return { kind: 'call', callee, args, class: klass };
}

/** Nothing where all options are left at their defaults. */
function optionsOf(options: object): readonly unknown[] {
  return Object.values(options).every((value) => value === undefined) ? [] : [options];
}
