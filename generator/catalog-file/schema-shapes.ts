import { z } from 'zod';
import type { RaisedNote, SourceNotes, ValueNotes } from '../model/source-notes.js';

/** A schema for every member of a type, the optional ones too: one that the type gets is missing here for the compiler. */
export type Shape<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? z.ZodExactOptional<z.ZodType<Required<T>[K]>>
    : z.ZodType<T[K]>;
};

/** Objects told apart by one member. */
export const tagged = z.discriminatedUnion;

/** All words of a type; the compiler misses one that is not there. */
export function words<T extends string>(known: Readonly<Record<T, true>>): z.ZodType<T> {
  const list = Object.keys(known).join(', ');
  return z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(known, value), `must be one of ${list}`);
}

export const sourceNotesShape = {
  spelling: z.string().exactOptional(),
  comment: z.string().exactOptional(),
  deprecated: z.string().exactOptional(),
  hidden: z.literal(true).exactOptional(),
} satisfies Shape<SourceNotes>;

export const valueNotes = z.strictObject({
  ...sourceNotesShape,
  defaultText: z.string().exactOptional(),
  notNull: z.literal(true).exactOptional(),
  declaredType: z.string().exactOptional(),
  cursor: z.string().exactOptional(),
  range: z.tuple([z.string(), z.string()]).exactOptional(),
} satisfies Shape<ValueNotes>);

export const raisedNote = z.strictObject({ name: z.string(), comment: z.string() } satisfies Shape<RaisedNote>);
