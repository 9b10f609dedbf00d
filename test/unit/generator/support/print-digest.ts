import { createHash } from 'node:crypto';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { formatCatalog } from '../../../../generator/catalog-file/catalog-file.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import { COMPOSITE_CASES } from '../emit/composite-cases.js';
import { SNAPSHOT_CASES } from '../emit/snapshot-cases.js';
import { SOURCE_CASES } from '../emit/source-cases.js';
import { emitRows, planCatalog } from './emit.js';

// Run in a process of its own, whose locale and time zone cannot be changed from inside.
const hash = createHash('sha256');
for (const { rows, naming, types } of SNAPSHOT_CASES) hash.update(JSON.stringify(emitRows(rows, naming, types)));
for (const { catalog, naming, types } of [...COMPOSITE_CASES, ...SOURCE_CASES])
  hash.update(JSON.stringify(emitClient(planCatalog(catalog, naming, types))));
for (const { catalog } of COMPOSITE_CASES) hash.update(formatCatalog(catalog));
for (const { rows } of SNAPSHOT_CASES) hash.update(formatCatalog(buildCatalog(rows)));
process.stdout.write(hash.digest('hex'));
