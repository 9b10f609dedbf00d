import { readFileSync } from 'node:fs';
import { UsageError } from '../../errors/generator-error.js';
import { isJsonObject, type JsonObject, JsonSyntaxError, parseJson } from './json-value.js';

/**
 * The arguments of `--json`: the text itself, `@FILE`, or `-` for standard input; none at all when it is absent.
 * @throws UsageError when it cannot be read or is no JSON object
 */
export async function readArguments(json: string | undefined): Promise<JsonObject> {
  if (json === undefined) return new Map();
  const where = json === '-' ? 'Standard input' : json.startsWith('@') ? json.slice(1) : 'The text of --json';
  const text = await readText(json);
  try {
    // A byte order mark is no JSON, but editors write it.
    const value = parseJson(text.replace(/^\uFEFF/, ''));
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new UsageError(`${where} is no JSON: ${error.message}.`, { cause: error });
  }
  throw new UsageError(
    `${where} is no JSON object. The arguments are one object, by name: --json '{"customerId":42}'; --describe shows the names.`,
  );
}

async function readText(json: string): Promise<string> {
  if (json === '-') return readStandardInput();
  if (!json.startsWith('@')) return json;
  try {
    return readFileSync(json.slice(1), 'utf8');
  } catch (error) {
    throw new UsageError(
      `${json.slice(1)} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      {
        cause: error,
      },
    );
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
