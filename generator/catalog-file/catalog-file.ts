import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { deepFreeze } from '../catalog/deep-freeze.js';
import { RecordingError } from '../errors/generator-error.js';
import type { Catalog } from '../model/catalog.js';
import { inCanonicalOrder } from './canonical-order.js';
import { catalogSchema } from './catalog-schema.js';
import { findDisagreement } from './find-disagreement.js';
import { printJson } from './print-json.js';

/** Beside the configuration. */
export const CATALOG_FILE = 'oracle.catalog.json';

/** Raised when an older version could misread a file; members that a catalog need not have are no reason. */
const FORMAT = 1;

/** The first version of this package that reads FORMAT: told in the file, for versions that do not. */
const READ_FROM = '0.1.0';

/** Lists with an item a line, so that a change of a parameter is a change of a line. */
const LINE_KEYS = new Set(['parameters', 'fields', 'attributes', 'subtypes', 'constants', 'exceptions', 'rowSubtypes']);

/** What every format has, so that files of later ones can be told from broken ones. */
const header = z.looseObject({ format: z.int().positive(), readFrom: z.string().exactOptional() });

const file = z.strictObject({ format: z.literal(FORMAT), readFrom: z.string(), ...catalogSchema.shape });

/** The file's text: the same for equal catalogs, whatever the order of their keys. */
export function formatCatalog(catalog: Catalog): string {
  // The schema's output has its keys in the schema's order.
  const ordered = catalogSchema.parse(inCanonicalOrder(catalog));
  return printJson({ format: FORMAT, readFrom: READ_FROM, ...ordered }, LINE_KEYS);
}

/**
 * The catalog of a file's text, frozen.
 * @param fileName for messages
 * @throws RecordingError when it is no catalog file, is damaged, or is of a later format
 */
export function parseCatalog(text: string, fileName: string): Catalog {
  const json = parseJson(text, fileName);
  const head = header.safeParse(json);
  if (!head.success)
    throw new RecordingError(
      `${fileName} is no catalog file: it has no "format". Write one with gen-oracle-client pull.`,
    );
  if (head.data.format > FORMAT) throw newerFormat(fileName, head.data.format, head.data.readFrom);
  const read = file.safeParse(json);
  if (!read.success) throw damaged(fileName, describeIssue(read.error.issues[0]));
  const { format: _format, readFrom: _readFrom, ...catalog } = read.data;
  const disagreement = findDisagreement(catalog);
  if (disagreement !== undefined) throw damaged(fileName, disagreement);
  return deepFreeze(inCanonicalOrder(catalog));
}

/**
 * The catalog of a file, frozen.
 * @throws RecordingError when it cannot be read, is no catalog file, is damaged, or is of a later format
 */
export async function readCatalogFile(path: string): Promise<Catalog> {
  return parseCatalog(await readText(path), path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecordingError(`The catalog file ${path} cannot be read: ${reason}.`, { cause: error });
  }
}

/** Git leaves its marks in a file that it could not merge, and some editors a byte order mark. */
function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const conflict = text.split('\n').some((line) => line.startsWith('<<<<<<< '));
    const reason = conflict
      ? 'it has the marks of a merge conflict'
      : `it is no JSON (${error instanceof Error ? error.message : String(error)})`;
    throw damaged(fileName, reason);
  }
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'its form is another one';
  const where = issue.path.length === 0 ? '' : `${pathText(issue.path)}: `;
  return `${where}${issue.message}`;
}

/** `schemas[0].packages[2].name` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function damaged(fileName: string, what: string): RecordingError {
  return new RecordingError(
    `${fileName} is damaged: ${what}. Restore it, or write it anew with gen-oracle-client pull.`,
  );
}

function newerFormat(fileName: string, format: number, readFrom: string | undefined): RecordingError {
  const version = readFrom === undefined ? 'a later version' : `version ${readFrom} or later`;
  return new RecordingError(
    `${fileName} has the catalog format ${format}; this gen-oracle-client reads up to ${FORMAT}. Reading it takes ${version}: update gen-oracle-client, or write the file anew with gen-oracle-client pull.`,
  );
}
