import type { SourceNotes, ValueNotes } from '../../model/source-notes.js';
import type { DeclaredType } from '../../specification/specification.js';
import type { DeclaredTypes, Scope } from './declared-types.js';

/** What the source says about a value, with what its declared type adds: the constraints of a SUBTYPE hold for whatever is of it. */
export function valueNotes(
  { spelling, comment, deprecated, hidden, defaultText, notNull, cursor, range }: ValueNotes,
  type: DeclaredType | null,
  scope: Scope,
  declaredTypes: DeclaredTypes,
): ValueNotes {
  const resolved = type === null ? undefined : declaredTypes.resolve(type, scope);
  const narrowest = range ?? resolved?.range;
  return {
    ...sourceNotes({ spelling, comment, deprecated, hidden }),
    ...(defaultText === undefined ? {} : { defaultText }),
    ...(notNull === true || resolved?.notNull === true ? { notNull: true } : {}),
    // The dictionary has predefined types as they are.
    ...(type === null || resolved?.predefined === true ? {} : { declaredType: type.text }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(narrowest == null ? {} : { range: narrowest }),
  };
}

/** Only what there is. */
export function sourceNotes({
  spelling,
  comment,
  deprecated,
  hidden,
}: { readonly [K in keyof SourceNotes]?: SourceNotes[K] | undefined }): SourceNotes {
  return {
    ...(spelling === undefined ? {} : { spelling }),
    ...(comment === undefined ? {} : { comment }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** As a member of what the notes are about: nothing where they say nothing. */
export function withNotes<N extends object>(notes: N): { readonly notes?: N } {
  return Object.keys(notes).length === 0 ? {} : { notes };
}
