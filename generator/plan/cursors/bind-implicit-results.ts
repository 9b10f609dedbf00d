import type { ImplicitResultsDescriptor } from '../../../runtime/call-descriptor.js';
import type { CursorRows, ImplicitResults } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { PropertyPlan, RowPlan } from '../client-plan.js';
import type { PlanContext } from '../plan-context.js';
import type { CursorBinding, TypeScriptType, Unbindable } from '../type-binding.js';
import { bindRows } from './bind-cursor.js';

/** The property of the result. */
export const IMPLICIT_KEY = 'implicitResults';

/** A result by its number, in paths and in words. */
function resultName(number: number): string {
  return `RETURN_RESULT ${number}`;
}

/** The rows by the path under which names of their columns can be configured. */
export function rowsByResult(results: ImplicitResults): CursorRows {
  return new Map(
    [...results].flatMap(([path, rows]) =>
      (rows ?? []).map((row, index) => [`${path}.${formatSqlName(resultName(index + 1))}`, row] as const),
    ),
  );
}

/** What a routine gives to DBMS_SQL.RETURN_RESULT. */
export interface ImplicitResultsBinding {
  readonly descriptor: ImplicitResultsDescriptor;
  readonly output: TypeScriptType;
  readonly stream: TypeScriptType;
  readonly rows: readonly RowPlan[];
}

/**
 * Undefined for a routine that nothing is said of.
 * @param path of the subprogram
 * @param from the module
 * @param typeName a name for the interface of a result's rows
 */
export function bindImplicitResults(
  path: readonly string[],
  from: string,
  typeName: (suffix: string) => string,
  context: PlanContext,
): ImplicitResultsBinding | Unbindable | undefined {
  const results = context.implicitResults.get(formatSqlPath(path));
  if (results === undefined) return undefined;
  const bind = (row: Parameters<typeof bindRows>[0], number: number) => {
    const [rowOf, rowName] = [resultName(number), typeName(`Row${number}`)];
    return bindRows(row, { place: 'RETURN', path: [...path, rowOf], from, rowName, rowOf }, context);
  };
  if (results === null) {
    const any = bind(null, 1);
    if ('reason' in any) return any;
    return {
      descriptor: {},
      output: { ...any.output, text: `readonly (${any.output.text})[]` },
      stream: { ...any.stream, text: `readonly ${any.stream.text}[]` },
      rows: [],
    };
  }
  const bound: CursorBinding[] = [];
  for (const [index, row] of results.entries()) {
    const binding = bind(row, index + 1);
    if ('reason' in binding) return binding;
    bound.push(binding);
  }
  return {
    descriptor: { results: bound.map(({ descriptor }) => descriptor) },
    output: tuple(bound.map(({ output }) => output)),
    stream: tuple(bound.map(({ stream }) => stream)),
    rows: bound.flatMap(({ rows }) => rows),
  };
}

function tuple(types: readonly TypeScriptType[]): TypeScriptType {
  return {
    text: `readonly [${types.map(({ text }) => text).join(', ')}]`,
    imports: types.flatMap(({ imports }) => imports),
    modules: types.flatMap(({ modules = [] }) => modules),
  };
}

export function implicitProperty(type: TypeScriptType): PropertyPlan {
  return { key: IMPLICIT_KEY, optional: false, type, declaration: 'DBMS_SQL.RETURN_RESULT', notes: undefined };
}
