import { z } from 'zod';
import { closest } from './closest.js';
import { configSchema } from './config-schema.js';

/** One thing wrong with a configuration, in words: where, what, and the likely meaning of an unknown key. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const nearer = issue.errors.find((branch) => branch.every(isInside));
    if (nearer !== undefined) return describeInside(nearer, issue.path);
  }
  if (issue.code !== 'unrecognized_keys') return `${where(issue.path)}: ${uncapitalised(issue.message)}`;
  const known = keysAt(issue.path);
  return issue.keys.map((key) => unknownKey(where([...issue.path, key]), key, known)).join('; ');
}

/** Whether the value was at least of the right kind: an object with something wrong in it. */
function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function describeInside(issues: readonly z.core.$ZodIssue[], path: readonly PropertyKey[]): string {
  return issues.map((issue) => describeIssue({ ...issue, path: [...path, ...issue.path] })).join('; ');
}

function unknownKey(path: string, key: string, known: readonly string[]): string {
  const suggestion = closest(key, known);
  return `${path}: there is no such key${suggestion === undefined ? `; known are ${known.join(', ')}` : `, did you mean "${suggestion}"?`}`;
}

function where(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the exported value' : path.map(String).join('.');
}

function uncapitalised(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** The keys that the schema knows at a place. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = configSchema;
  for (const key of path) {
    schema = structureIn(unwrapped(schema));
    if (schema instanceof z.ZodObject) schema = schema.shape[String(key)];
    else if (schema instanceof z.ZodRecord) schema = schema.valueType;
  }
  const found = structureIn(unwrapped(schema));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** Only one form of a union has keys. */
function structureIn(schema: unknown): unknown {
  if (!(schema instanceof z.ZodUnion)) return schema;
  return schema.options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodRecord);
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
