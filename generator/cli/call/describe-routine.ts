import type {
  CallDescriptor,
  FieldDescriptor,
  ScalarDescriptor,
  ScalarKind,
  TypeDescriptor,
} from '../../../runtime/index.js';
import { formatSqlName } from '../../config/sql-name.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';
import type { RoutinePlan } from '../../plan/client-plan.js';
import { argumentFields } from './choose-routine.js';
import type { RoutineName } from './read-routine.js';

/** The signature in PL/SQL, and what goes in and comes out as JSON. */
export function describeRoutine(
  { title, key, descriptor }: RoutinePlan,
  catalog: Catalog,
  routine: RoutineName,
): string {
  const subprogram = subprogramOf(catalog, routine, descriptor.overload ?? null);
  const overload =
    descriptor.overload === undefined ? [] : [`-- overload ${descriptor.overload}, in the client ${key}`];
  const args = argumentFields(descriptor);
  const result = shapeOfResult(descriptor);
  return [
    ...overload,
    ...(subprogram === undefined ? [title] : signature(title, subprogram)),
    '',
    args.length === 0 ? 'It takes no arguments.' : `--json ${shapeOfFields(args, '')}`,
    '',
    result === undefined ? 'It gives nothing.' : `result ${result}`,
  ].join('\n');
}

function signature(title: string, { parameters, returns }: Subprogram): readonly string[] {
  const width = Math.max(0, ...parameters.map(({ name }) => formatSqlName(name).length));
  const lines = parameters.map(
    ({ name, mode, dataType, defaulted }) =>
      `  ${formatSqlName(name).padEnd(width)} ${mode.padEnd(6)} ${describeType(dataType)}${defaulted ? ' DEFAULT …' : ''}`,
  );
  return [title, ...lines, ...(returns === null ? [] : [`  RETURN ${describeType(returns)}`])];
}

function subprogramOf(
  { schemas }: Catalog,
  { packageName, name }: RoutineName,
  overload: number | null,
): Subprogram | undefined {
  const candidates: readonly Subprogram[] =
    packageName === null
      ? schemas.flatMap(({ standalone }) => standalone)
      : schemas.flatMap(({ packages }) => packages.flatMap(({ subprograms }) => subprograms));
  return candidates.find((one) => one.name === name && one.overload === overload);
}

function shapeOfResult({ returns, parameters, implicitResults }: CallDescriptor): string | undefined {
  const given = parameters.filter(({ mode }) => mode !== 'IN');
  if (given.length === 0 && implicitResults === undefined)
    return returns === undefined ? undefined : shapeOf(returns.type, '');
  const own = returns === undefined ? [] : [{ key: 'returnValue', type: returns.type }];
  const lines = linesOf([...own, ...given], '  ');
  if (implicitResults !== undefined) {
    const results = implicitResults.results?.map((one) => shapeOf(one, '  ')) ?? ['[rows]', '…'];
    lines.push(`  "implicitResults": [${results.join(', ')}]`);
  }
  return `{\n${lines.join(',\n')}\n}`;
}

interface Property {
  readonly key: string;
  readonly type: TypeDescriptor;
  /** It may be left out. */
  readonly defaulted?: boolean;
}

function shapeOfFields(fields: readonly Property[], indent: string): string {
  return `{\n${linesOf(fields, `${indent}  `).join(',\n')}\n${indent}}`;
}

function linesOf(fields: readonly Property[], indent: string): string[] {
  return fields.map(
    ({ key, type, defaulted = false }) =>
      `${indent}${JSON.stringify(key)}${defaulted ? '?' : ''}: ${shapeOf(type, indent)}`,
  );
}

function shapeOf(type: TypeDescriptor, indent: string): string {
  switch (type.kind) {
    case 'cursor':
      return type.row === undefined ? '[rows]' : `[${shapeOfFields(type.row.columns, indent)}]`;
    case 'record':
      return shapeOfFields(type.fields, indent);
    case 'object':
      return type.subtypes === undefined
        ? shapeOfFields(type.attributes, indent)
        : [type, ...type.subtypes]
            .map((variant) => shapeOfVariant(variant.tag, variant.attributes, indent))
            .join(' | ');
    case 'collection':
      return type.as === 'map'
        ? `{ "index": ${shapeOf(type.element, `${indent}  `)} }`
        : `[${shapeOf(type.element, indent)}]`;
    default:
      return shapeOfScalar(type);
  }
}

function shapeOfVariant(tag: string | undefined, attributes: readonly FieldDescriptor[], indent: string): string {
  const shape = shapeOfFields(attributes, indent);
  return tag === undefined ? shape : shape.replace('{\n', `{\n${indent}  "$type": ${JSON.stringify(tag)},\n`);
}

function shapeOfScalar({ kind, notNull }: ScalarDescriptor): string {
  return notNull === true || kind === 'json' ? SHAPES[kind] : `${SHAPES[kind]} | null`;
}

const SHAPES: Readonly<Record<ScalarKind, string>> = {
  string: 'text',
  nstring: 'text',
  clob: 'text',
  nclob: 'text',
  xml: 'text',
  rowid: 'text',
  number: 'number',
  integer: 'integer',
  binary_float: 'number',
  binary_double: 'number',
  boolean: 'true | false',
  date: '"2024-02-29T13:05:07"',
  timestamp: '"2024-02-29T13:05:07.25"',
  timestamp_tz: '"2024-02-29T13:05:07.25+01:00"',
  timestamp_ltz: '"2024-02-29T12:05:07.25Z"',
  interval_ym: '{ "years": integer, "months": integer }',
  interval_ds: '{ "days": integer, "hours": integer, "minutes": integer, "seconds": integer, "nanoseconds": integer }',
  raw: 'hexadecimal text',
  blob: 'hexadecimal text',
  bfile: '{ "directory": text, "fileName": text }',
  json: 'any JSON',
  vector: '[number, …]',
};
