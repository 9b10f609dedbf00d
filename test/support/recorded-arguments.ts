import { join } from 'node:path';
import { readDictionary } from '../../generator/catalog/read-dictionary.js';
import { readRecordedFolder } from '../../generator/catalog/recorded/read-recorded-folder.js';
import { RecordedDictionary } from '../../generator/catalog/recorded/recorded-dictionary.js';
import type { DictionaryRows } from '../../generator/catalog/rows.js';
import { parseConfig } from '../../generator/config/parse-config.js';

const OWNER = 'RECORDED';

/** Rows of USER_ARGUMENTS as 12c shows them (nested), recorded from a real database, as `generate --from` reads them. */
export async function recordedArguments(folder: string): Promise<DictionaryRows> {
  const tables = await readRecordedFolder(join(folder, 'arguments-12c'), OWNER);
  const config = parseConfig({ schemas: { [OWNER]: {} }, output: 'x' }, { file: 'oracle.config.ts', folder: '/' });
  return readDictionary(new RecordedDictionary(tables), config);
}
