import { formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Parameter, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import type { ValueNotes } from '../model/source-notes.js';
import type { Warning } from './client-plan.js';
import type { PlanContext } from './plan-context.js';
import { RETURN_NAME } from './type-mapping.js';

/** Whether a parameter is left out of a routine's arguments: `@hidden` on one that need not be passed. */
export function isHidden({ mode, defaulted, notes }: Parameter): boolean {
  return notes?.hidden === true && mode === 'IN' && defaulted;
}

/** Annotations in comments that have no effect, because they cannot have the one that was meant. */
export function annotationWarnings({ schemas }: Catalog, context: Pick<PlanContext, 'cursors'>): readonly Warning[] {
  return schemas.flatMap(({ name: owner, packages }) =>
    packages
      .filter(({ valid, source }) => valid && source?.notes?.hidden !== true)
      .flatMap(({ name, subprograms }) =>
        subprograms
          .filter(({ notes }) => notes?.hidden !== true)
          .flatMap((subprogram) => warningsOf([owner, name, subprogram.name], subprogram, context)),
      ),
  );
}

function warningsOf(
  path: readonly string[],
  { parameters, returns, notes }: Subprogram,
  { cursors }: Pick<PlanContext, 'cursors'>,
): readonly Warning[] {
  const what = formatSqlPath(path);
  const about = (parameter: string, complaints: readonly (string | undefined)[]): readonly Warning[] =>
    complaints.flatMap((message) => (message === undefined ? [] : [{ what, parameter, message }]));
  const isConfigured = (parameter: string) => cursors.has(formatSqlPath([...path, parameter]));
  return [
    ...parameters.flatMap((parameter) => {
      const { name, dataType } = parameter;
      return about(name, [
        hiddenComplaint(parameter),
        ...valueComplaints(parameter.notes, dataType, isConfigured(name)),
      ]);
    }),
    ...(returns === null
      ? []
      : about(RETURN_NAME, valueComplaints(notes?.returns, returns, isConfigured(RETURN_NAME)))),
  ];
}

function hiddenComplaint(parameter: Parameter): string | undefined {
  if (parameter.notes?.hidden !== true || isHidden(parameter)) return undefined;
  return parameter.mode === 'IN'
    ? '@hidden has no effect, because it has no default and must be passed'
    : '@hidden has no effect, because it comes out';
}

function valueComplaints(
  notes: ValueNotes | undefined,
  type: DataType,
  isConfigured: boolean,
): readonly (string | undefined)[] {
  return [
    notes?.cursor === undefined ? undefined : cursorComplaint(notes.cursor, type, isConfigured),
    notes?.notNull === true && (type.kind === 'named' || type.kind === 'cursor')
      ? 'NOT NULL has no effect on types, because it only means something for scalars'
      : undefined,
  ];
}

function cursorComplaint(cursor: string, type: DataType, isConfigured: boolean): string | undefined {
  if (type.kind !== 'cursor') return '@cursor has no effect, because it is no cursor';
  if (type.row !== null || isConfigured) return undefined;
  return `@cursor has no effect, because ${cursor} is no record type and no table, view or cursor that the reading account can see`;
}
