import type { CursorSample } from '../../config/config.js';
import type { SampleArgument } from '../../config/cursors-config.js';
import type { Parameter } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { type SampleRoutine, takesArgument, wrong } from './sample-routine.js';

/** PL/SQL that calls a routine with sample arguments, and gives the cursors that it opened. */
export interface SampleBlock {
  readonly text: string;
  /** Values that go in, by bind. */
  readonly binds: ReadonlyMap<string, string | number | null>;
  readonly cursors: readonly CursorBind[];
}

export interface CursorBind {
  /** The parameter; RETURN for the function's own value. */
  readonly parameter: string;
  /** The bind with the cursor. */
  readonly cursor: string;
  /** The bind that is 1 when the routine has opened it. */
  readonly isOpen: string;
}

/**
 * Every parameter is a local of its type. A cursor that the routine did not open cannot leave the block, so that an empty one takes its place.
 * @param owner the schema's name in the database that is called
 * @throws ConfigError for a parameter whose value cannot be written as JSON
 */
export function sampleBlock(routine: SampleRoutine, { args }: CursorSample, owner: string): SampleBlock {
  const { packageName, subprogram } = routine;
  const declarations: string[] = [];
  const binds = new Map<string, string | number | null>();
  const cursors: CursorBind[] = [];
  const addLocal = (local: string, name: string, type: DataType, argument: SampleArgument | undefined) => {
    if (type.kind === 'cursor') {
      declarations.push(`${local}# sys_refcursor;`);
      cursors.push({ parameter: name, cursor: `${local}c`, isOpen: `${local}o` });
      return;
    }
    const declared = declarationOf(type);
    if (declared === undefined)
      throw wrong(routine.path, `${name} is of a type that sample calls cannot have; name its rows in cursors instead`);
    declarations.push(`${local}# ${declared}${initialOf(local, type, argument, binds)};`);
  };
  const given = subprogram.parameters
    .map((parameter, index) => ({ parameter, local: `p${index}` }))
    .filter(({ parameter }) => isPassed(parameter, args));
  for (const { parameter, local } of given)
    addLocal(
      local,
      parameter.name,
      parameter.dataType,
      takesArgument(parameter) ? (args.get(parameter.name) ?? null) : undefined,
    );
  if (subprogram.returns !== null) addLocal('r', 'RETURN', subprogram.returns, undefined);
  const target = quoted([owner, ...(packageName === null ? [] : [packageName]), subprogram.name]);
  const actuals = given.map(({ parameter, local }) => `"${parameter.name}" => ${local}#`);
  const call = `${subprogram.returns === null ? '' : 'r# := '}${target}${actuals.length === 0 ? '' : `(${actuals.join(', ')})`};`;
  return {
    text: ['declare', ...declarations, 'begin', call, ...cursors.flatMap(giveCursor), 'end;'].join('\n'),
    binds,
    cursors,
  };
}

function isPassed(parameter: Parameter, args: CursorSample['args']): boolean {
  return !takesArgument(parameter) || args.has(parameter.name) || !parameter.defaulted;
}

function giveCursor({ cursor, isOpen }: CursorBind): readonly string[] {
  const local = `${cursor.slice(0, -1)}#`;
  return [
    `:${isOpen} := case when ${local}%isopen then 1 else 0 end;`,
    `if not ${local}%isopen then open ${local} for select null from sys.dual where 1 = 0; end if;`,
    `:${cursor} := ${local};`,
  ];
}

/** BOOLEAN has no place among the values that every database takes as a bind. NOT NULL types cannot be declared without a value. */
function initialOf(
  local: string,
  type: DataType,
  argument: SampleArgument | undefined,
  binds: Map<string, string | number | null>,
): string {
  if (typeof argument === 'boolean') return ` := ${argument}`;
  if (argument === undefined || argument === null) return isNotNull(type) ? ' := 1' : '';
  binds.set(local, argument);
  return ` := :${local}`;
}

function isNotNull(type: DataType): boolean {
  return (
    (type.kind === 'binary integer' && ['NATURALN', 'POSITIVEN', 'SIMPLE_INTEGER'].includes(type.name)) ||
    (type.kind === 'plain' && type.name.startsWith('SIMPLE_'))
  );
}

/** As wide as the type goes. Undefined for what has no values that JSON has. */
function declarationOf(type: Exclude<DataType, { kind: 'cursor' }>): string | undefined {
  switch (type.kind) {
    case 'character':
      return type.name === 'NVARCHAR2' || type.name === 'NCHAR' ? 'nvarchar2(16383)' : 'varchar2(32767)';
    case 'number':
    case 'float':
      return 'number';
    case 'raw':
      return 'raw(32767)';
    case 'rowid':
      return 'urowid(4000)';
    case 'binary integer':
    case 'plain':
      return type.name;
    case 'datetime':
      return WIDEST[type.name];
    case 'large':
      return type.name === 'XMLTYPE' ? 'sys.xmltype' : type.name === 'VECTOR' ? undefined : type.name;
    case 'named':
    case 'unsupported':
      return undefined;
  }
}

const WIDEST = {
  DATE: 'date',
  TIMESTAMP: 'timestamp(9)',
  'TIMESTAMP WITH TIME ZONE': 'timestamp(9) with time zone',
  'TIMESTAMP WITH LOCAL TIME ZONE': 'timestamp(9) with local time zone',
  'INTERVAL YEAR TO MONTH': 'interval year(9) to month',
  'INTERVAL DAY TO SECOND': 'interval day(9) to second(9)',
} as const;

function quoted(parts: readonly string[]): string {
  return parts.map((part) => `"${part}"`).join('.');
}
