import { resolve } from 'node:path';
import { ConfigError } from '../errors/generator-error.js';
import type { Config, SchemaSelection } from './config.js';
import { configSchema, type ReadConfig } from './config-schema.js';
import { describeIssue } from './describe-issue.js';
import type { NamePattern } from './name-pattern.js';
import { readCursorSamples } from './read-cursor-samples.js';
import { readCursors, readImplicitResults } from './read-cursors.js';
import { readSandbox } from './read-sandbox.js';
import { readTypes } from './read-types.js';
import { readZod } from './read-zod.js';
import { CURSOR_FILE } from './recorded-cursors.js';
import { formatSqlPath, parseSqlName, parseSqlPath } from './sql-name.js';

/** Where the configuration came from. */
export interface ConfigSource {
  /** Named in messages. */
  readonly file: string;
  /** Relative paths in the configuration are relative to this folder. */
  readonly folder: string;
}

/**
 * Checks what a configuration file exports and completes it.
 * @throws ConfigError naming the file and everything that is wrong
 */
export function parseConfig(exported: unknown, { file, folder }: ConfigSource): Config {
  const result = configSchema.safeParse(exported);
  if (!result.success) throw wrong(file, result.error.issues.map(describeIssue));
  const complaints: string[] = [];
  const config = complete(result.data, folder, complaints);
  if (complaints.length > 0) throw wrong(file, complaints);
  return config;
}

function complete(read: ReadConfig, folder: string, complaints: string[]): Config {
  const schemas = readSchemas(read, complaints);
  return {
    connection: {
      connectString: read.connection?.connectString ?? '',
      user: read.connection?.user ?? '',
      password: read.connection?.password ?? '',
    },
    mainSchema: chooseMainSchema(read.mainSchema, schemas, complaints),
    schemas,
    output: resolve(folder, read.output),
    emit: read.emit ?? 'ts',
    runtime: read.runtime ?? 'gen-oracle-client/runtime',
    naming: {
      spelling: read.naming?.spelling ?? 'source',
      stripParameterPrefixes: read.naming?.stripParameterPrefixes ?? [],
      overrides: readOverrides(read.naming?.overrides ?? {}, complaints),
    },
    types: readTypes(read.types, complaints),
    cursors: readCursors(read.cursors, complaints),
    implicitResults: readImplicitResults(read.implicitResults, complaints),
    cursorSamples: readCursorSamples(read.cursorSamples, complaints),
    zod: readZodFor(read, complaints),
    cursorFile: resolve(folder, CURSOR_FILE),
    docs:
      read.docs === undefined
        ? null
        : {
            output: resolve(folder, read.docs.output),
            formats: read.docs.formats ?? ['html'],
            title: read.docs.title ?? null,
            grants: read.docs.grants ?? true,
          },
    doctorUsers: read.doctor?.users ?? [],
    sandbox: readSandbox(read.sandbox, folder, complaints),
  };
}

/** The types of zod's schemas are inferred from their expressions, which declarations cannot have. */
function readZodFor(read: ReadConfig, complaints: string[]): Config['zod'] {
  const zod = readZod(read.zod);
  if (zod !== null && read.emit === 'js')
    complaints.push('zod: schemas are written as TypeScript only; leave zod out, or emit "ts"');
  return zod;
}

const EVERYTHING: readonly NamePattern[] = [{ text: '*', name: '*', literal: false, matches: () => true }];

function readSchemas(read: ReadConfig, complaints: string[]): readonly SchemaSelection[] {
  const schemas = new Map<string, SchemaSelection>();
  for (const [key, schema] of Object.entries(read.schemas)) {
    const name = parseSqlName(key);
    if (name === undefined) {
      complaints.push(`schemas: "${key}" is not a schema's name`);
      continue;
    }
    if (schemas.has(name)) complaints.push(`schemas: ${name} is there twice`);
    schemas.set(name, {
      name,
      owner: schema.owner ?? name,
      packages: schema.packages ?? EVERYTHING,
      routines: schema.routines ?? EVERYTHING,
      exclude: schema.exclude ?? [],
    });
  }
  if (schemas.size === 0) complaints.push('schemas: name at least one schema');
  return [...schemas.values()];
}

function chooseMainSchema(
  configured: string | undefined,
  schemas: readonly SchemaSelection[],
  complaints: string[],
): string | null {
  const names = schemas.map((schema) => schema.name);
  if (configured === undefined) return names.length === 1 ? (names[0] ?? null) : null;
  if (!names.includes(configured))
    complaints.push(`mainSchema: ${configured} is not in schemas, which has ${names.join(', ')}`);
  return configured;
}

function readOverrides(given: Readonly<Record<string, string>>, complaints: string[]): ReadonlyMap<string, string> {
  const overrides = new Map<string, string>();
  for (const [path, name] of Object.entries(given)) {
    const parts = parseSqlPath(path);
    if (parts === undefined)
      complaints.push(`naming.overrides: "${path}" is not a dotted Oracle name such as ERP.ORDERS_API.CREATE_ORDER`);
    else overrides.set(formatSqlPath(parts), name);
  }
  return overrides;
}

function wrong(file: string, complaints: readonly string[]): ConfigError {
  const list =
    complaints.length === 1
      ? ` ${complaints[0]}${complaints[0]?.endsWith('?') === true ? '' : '.'}`
      : complaints.map((complaint) => `\n  - ${complaint}`).join('');
  return new ConfigError(`${file} is not a valid configuration:${list}`);
}
