import { z } from 'zod';
import type { TypeRules, TypesConfig } from './types-config.js';

const number = z.enum(['number', 'bigint', 'string', 'decimal'], {
  error: 'must be "number", "bigint", "string" or "decimal"',
});

const fraction = z.enum(['number', 'string', 'decimal'], { error: 'must be "number", "string" or "decimal"' });

/** Checked with the zones that this process knows, which are those of the IANA database. */
const zone = z
  .string({ error: 'must name the time zone whose clock it shows: UTC, an offset such as +05:45 or a region' })
  .refine(isZone, { error: 'must be UTC, an offset such as +05:45 or a region of the IANA database' });

const overlap = z.enum(['earlier', 'later'], { error: 'must be "earlier" or "later"' });
const truncate = z.boolean().optional();

const asDate = z.literal('date', { error: 'must be "date"' });
const zonelessDate = z.strictObject({ as: asDate, zone, truncate, overlap: overlap.optional() });
const zonedDate = z.strictObject({ as: asDate, truncate });

const zoneless = z.union([z.enum(['iso', 'temporal']), zonelessDate], {
  error: 'must be "iso", "temporal" or { as: "date", zone: … }',
});

const zoned = z.union([z.enum(['iso', 'temporal', 'date']), zonedDate], {
  error: 'must be "iso", "temporal", "date" or { as: "date", … }',
});

const collectionForm = z.enum(['array', 'map'], { error: 'must be "array" or "map"' });

const file = z.enum(['content', 'name'], { error: 'must be "content" or "name"' });

const rules = {
  NUMBER: number.optional(),
  'NUMBER(p)': number.optional(),
  'NUMBER(p>15)': number.optional(),
  'NUMBER(p,s)': fraction.optional(),
  'NUMBER(p>15,s)': fraction.optional(),
  INTEGER: number.optional(),
  FLOAT: fraction.optional(),
  PLS_INTEGER: number.optional(),
  DATE: zoneless.optional(),
  TIMESTAMP: zoneless.optional(),
  'TIMESTAMP WITH TIME ZONE': zoned.optional(),
  'TIMESTAMP WITH LOCAL TIME ZONE': zoned.optional(),
  BFILE: file.optional(),
  indexBy: collectionForm.optional(),
} satisfies Record<keyof TypeRules, z.ZodType>;

const form = z.enum(['number', 'bigint', 'string', 'decimal', 'iso', 'temporal', 'date', 'content', 'name'], {
  error: 'must be "number", "bigint", "string", "decimal", "iso", "temporal", "date", "content" or "name"',
});

/** What `OwnMapping` has. */
export const ownMapping = z.strictObject({
  as: form.optional(),
  zone: zone.optional(),
  truncate,
  overlap: overlap.optional(),
  notNull: z.boolean().optional(),
});

const parameter = z.union([form, ownMapping], {
  error:
    'must be "number", "bigint", "string", "decimal", "iso", "temporal", "date", "content", "name" or an object with `as`',
});

const collection = z.union(
  [collectionForm, z.strictObject({ indexBy: collectionForm.optional(), element: parameter.optional() })],
  { error: 'must be "array", "map" or an object with `indexBy` or `element`' },
);

const specifier = z.string().min(1, 'must not be empty').optional();

/** The shape of `types` in `oracle.config.ts`. */
export const typesSchema = z.strictObject({
  ...rules,
  packages: z.record(z.string(), z.strictObject(rules)).optional(),
  parameters: z.record(z.string(), parameter).optional(),
  fields: z.record(z.string(), parameter).optional(),
  collections: z.record(z.string(), collection).optional(),
  rows: z.record(z.string(), z.string()).optional(),
  classes: z.strictObject({ decimal: specifier, temporal: specifier }).optional(),
}) satisfies z.ZodType<unknown, TypesConfig>;

export type ReadTypes = z.output<typeof typesSchema>;

/** Oracle's offsets go up to 15 hours. */
function isZone(name: string): boolean {
  if (name === 'UTC' || /^[+-](0\d|1[0-4]):[0-5]\d$/.test(name)) return true;
  // Intl takes offsets, too, also such as +5 or +0545, which are not what a database writes.
  if (!/^\p{L}/u.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
