import { z } from 'zod';
import type { CursorRowConfig, CursorSamplesConfig, CursorsConfig, ImplicitResultsConfig } from './cursors-config.js';
import { ownMapping } from './types-schema.js';

const text = z.string().min(1, 'must not be empty');

const column = z.union(
  [
    text,
    z.strictObject({ type: z.string('must be a type such as NUMBER(9,2)'), ...ownMapping.shape }),
    z.strictObject({
      get cursor() {
        return row;
      },
    }),
  ],
  {
    error: 'must be a type such as "NUMBER(9,2)", or an object with `type` or `cursor`',
  },
);

const row: z.ZodType<CursorRowConfig, CursorRowConfig> = z.union([text, z.record(z.string(), column)], {
  error: 'must name a record type, table or view, or be an object of columns and their types',
});

/** The shape of `cursors` in `oracle.config.ts`. */
export const cursorsSchema = z.record(z.string(), row) satisfies z.ZodType<unknown, CursorsConfig>;

export type ReadCursors = z.output<typeof cursorsSchema>;

/** The shape of `implicitResults`. */
export const implicitResultsSchema = z.record(
  z.string(),
  z.union([z.literal(true), z.array(row).min(1)], { error: 'must be true, or an array of what the rows are' }),
) satisfies z.ZodType<unknown, ImplicitResultsConfig>;

export type ReadImplicitResults = z.output<typeof implicitResultsSchema>;

const argument = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'must be a text, a number, true, false or null',
});

/** The shape of `cursorSamples`. */
export const cursorSamplesSchema = z.record(
  z.string(),
  z.strictObject({ user: text.optional(), args: z.record(z.string(), argument).optional() }),
) satisfies z.ZodType<unknown, CursorSamplesConfig>;

export type ReadCursorSamples = z.output<typeof cursorSamplesSchema>;
