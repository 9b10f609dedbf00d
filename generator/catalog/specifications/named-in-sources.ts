import type { DeclaredType } from '../../specification/specification.js';
import { type TypeReference, typeKey } from '../types/type-reference.js';
import type { DeclaredTypes, Scope } from './declared-types.js';

/**
 * What sources name that ALL_ARGUMENTS may not: the rows of cursors, rows of tables and views (without a name there before 18c, or only by a SUBTYPE), and tables whose
 * columns constants are of. Each is the first of several types that there is.
 */
export function namedInSources(
  specifications: readonly Scope[],
  declaredTypes: DeclaredTypes,
): readonly (readonly TypeReference[])[] {
  const once = new Map(
    specifications
      .flatMap((scope) => namedIn(scope, declaredTypes))
      .map((candidates) => [candidates.map((one) => `${one.kind} ${typeKey(one)}`).join(), candidates] as const),
  );
  return [...once.values()].filter((candidates) => candidates.length > 0);
}

function namedIn(scope: Scope, declaredTypes: DeclaredTypes): readonly (readonly TypeReference[])[] {
  const { subprograms, subtypes, constants } = scope.specification;
  const rowsOf = (type: DeclaredType | null) => (type === null ? [] : rowCandidates(type, scope, declaredTypes));
  const annotated = (cursor: string | undefined) =>
    cursor === undefined ? [] : declaredTypes.annotatedCandidates(cursor, scope);
  return [
    ...subprograms.flatMap(({ parameters, returns, notes }) => [
      ...parameters.map(({ type }) => rowsOf(type)),
      ...parameters.map((parameter) => annotated(parameter.notes.cursor)),
      rowsOf(returns),
      annotated(notes.cursor ?? notes.returns?.cursor),
    ]),
    ...subtypes.map(({ type }) => rowsOf(type)),
    ...constants.map(({ type }) => {
      const { means } = declaredTypes.resolve(type, scope);
      return means.kind === 'column' ? means.tables : [];
    }),
  ];
}

/** Other types are in the views of arguments under their names. */
function rowCandidates(type: DeclaredType, scope: Scope, declaredTypes: DeclaredTypes): readonly TypeReference[] {
  const { means } = declaredTypes.resolve(type, scope);
  if (means.kind === 'cursor') return declaredTypes.rowCandidates(type, scope);
  return means.kind === 'type' && means.candidates.some(({ kind }) => kind === 'row') ? means.candidates : [];
}
