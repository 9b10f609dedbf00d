import type { CursorSample } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';

/** A routine to be called for the cursors that it opens, and the implicit results that it gives. */
export interface SampleRoutine {
  /** As the configuration names it. */
  readonly path: string;
  /** The schema's name in the client. */
  readonly schema: string;
  readonly packageName: string | null;
  readonly subprogram: Subprogram;
}

/**
 * The routine that a sample call means; of overloads the one that has its arguments.
 * @throws ConfigError when there is none or several, or only SQL can call it
 */
export function sampleRoutine(catalog: Catalog, path: string, { args }: CursorSample): SampleRoutine {
  const namesakes = routinesOf(catalog).filter((routine) => routine.path === path);
  if (namesakes.length === 0) throw wrong(path, 'there is no such routine in the configured schemas');
  // Of overloads it is one that gives a cursor; whether a routine gives implicit results shows only when it is called.
  const called = namesakes.filter(({ subprogram }) => subprogram.sqlOnly === null);
  if (called.length === 0) throw wrong(path, 'only SQL can call it');
  const withCursor = called.filter(({ subprogram }) => opensCursor(subprogram));
  const opening = withCursor.length > 0 ? withCursor : called;
  const fitting = opening.filter(({ subprogram }) => takes(subprogram, args));
  const [routine, other] = fitting;
  if (other !== undefined) throw wrong(path, 'several overloads have these arguments; add one that tells them apart');
  if (routine !== undefined) return routine;
  const [only] = opening;
  throw wrong(
    path,
    only === undefined || opening.length > 1 ? 'no overload has these arguments' : misfitOf(only, args),
  );
}

function routinesOf({ schemas }: Catalog): readonly SampleRoutine[] {
  return schemas.flatMap(({ name: schema, packages, standalone }) => [
    ...packages.flatMap(({ name: packageName, subprograms }) =>
      subprograms.map((subprogram) => ({
        path: formatSqlPath([schema, packageName, subprogram.name]),
        schema,
        packageName,
        subprogram,
      })),
    ),
    ...standalone.map((subprogram) => ({
      path: formatSqlPath([schema, subprogram.name]),
      schema,
      packageName: null,
      subprogram,
    })),
  ]);
}

function opensCursor({ returns, parameters }: Subprogram): boolean {
  return (
    returns?.kind === 'cursor' || parameters.some(({ mode, dataType }) => mode !== 'IN' && dataType.kind === 'cursor')
  );
}

function takes(subprogram: Subprogram, args: CursorSample['args']): boolean {
  return missing(subprogram, args).length === 0 && unknown(subprogram, args).length === 0;
}

/** Whether an argument can be given for it: a cursor in mode IN OUT is opened anew. */
export function takesArgument({ mode, dataType }: Subprogram['parameters'][number]): boolean {
  return mode !== 'OUT' && dataType.kind !== 'cursor';
}

function missing({ parameters }: Subprogram, args: CursorSample['args']): readonly string[] {
  return parameters.flatMap((one) =>
    takesArgument(one) && !one.defaulted && !args.has(one.name) ? [formatSqlName(one.name)] : [],
  );
}

function unknown({ parameters }: Subprogram, args: CursorSample['args']): readonly string[] {
  const known = new Set(parameters.filter(takesArgument).map(({ name }) => name));
  return [...args.keys()].filter((name) => !known.has(name)).map(formatSqlName);
}

function misfitOf({ subprogram }: SampleRoutine, args: CursorSample['args']): string {
  const strangers = unknown(subprogram, args);
  return strangers.length > 0
    ? `it takes no argument ${strangers.join(', ')}`
    : `it lacks the argument ${missing(subprogram, args).join(', ')}`;
}

export function wrong(path: string, complaint: string): ConfigError {
  return new ConfigError(`cursorSamples.${path} cannot be called: ${complaint}.`);
}
