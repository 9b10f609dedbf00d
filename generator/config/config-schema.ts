import { z } from 'zod';
import { cursorSamplesSchema, cursorsSchema, implicitResultsSchema } from './cursors-schema.js';
import { parseNamePattern } from './name-pattern.js';
import type { OracleConfig } from './oracle-config.js';
import { parseSqlName } from './sql-name.js';
import { typesSchema } from './types-schema.js';
import { zodSchema } from './zod-schema.js';

const text = z.string().min(1, 'must not be empty');

const sqlName = text.transform(reading(parseSqlName, 'is not a name'));

const pattern = text.transform(reading(parseNamePattern, 'is not a name or pattern'));

/** What generated code may be called: an identifier that does not clash with the client's own members. */
const clientName = text.regex(
  /^[\p{ID_Start}_][\p{ID_Continue}$]*$/u,
  'must be a JavaScript identifier that does not begin with $',
);

const schemaConfig = z.strictObject({
  packages: z.array(pattern).optional(),
  routines: z.array(pattern).optional(),
  exclude: z.array(pattern).optional(),
  owner: sqlName.optional(),
});

/** The shape of `oracle.config.ts`; the compiler keeps it equal to `OracleConfig`. */
export const configSchema = z.strictObject({
  connection: z
    .strictObject({
      connectString: z.string().optional(),
      user: z.string().optional(),
      password: z.string().optional(),
    })
    .optional(),
  mainSchema: sqlName.optional(),
  schemas: z.record(z.string(), schemaConfig),
  output: text,
  emit: z.enum(['ts', 'js']).optional(),
  runtime: text.optional(),
  naming: z
    .strictObject({
      spelling: z.enum(['source', 'dictionary']).optional(),
      stripParameterPrefixes: z.array(text).optional(),
      overrides: z.record(z.string(), clientName).optional(),
    })
    .optional(),
  types: typesSchema.optional(),
  cursors: cursorsSchema.optional(),
  implicitResults: implicitResultsSchema.optional(),
  cursorSamples: cursorSamplesSchema.optional(),
  zod: zodSchema.optional(),
  docs: z
    .strictObject({
      output: text,
      formats: z
        .array(z.enum(['html', 'markdown']))
        .nonempty()
        .optional(),
      title: text.optional(),
      grants: z.boolean().optional(),
    })
    .optional(),
  doctor: z.strictObject({ users: z.array(sqlName).optional() }).optional(),
  sandbox: z
    .strictObject({
      scripts: z.array(text),
      directories: z.record(sqlName, text).optional(),
      port: z.int().min(0).max(65535).optional(),
      serviceName: text.optional(),
      version: z.enum(['23ai', '19c', '12.1']).optional(),
      proxyUser: sqlName.optional(),
      users: z.array(sqlName).optional(),
    })
    .optional(),
}) satisfies z.ZodType<unknown, OracleConfig>;

export type ReadConfig = z.output<typeof configSchema>;

function reading<T>(parse: (text: string) => T | undefined, complaint: string) {
  return (value: string, context: z.core.$RefinementCtx<string>): T => {
    const read = parse(value);
    if (read !== undefined) return read;
    context.addIssue(`"${value}" ${complaint}`);
    return z.NEVER;
  };
}
