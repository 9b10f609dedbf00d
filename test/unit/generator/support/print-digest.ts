import { createHash } from 'node:crypto';
import { SNAPSHOT_CASES } from '../emit/snapshot-cases.js';
import { emitRows } from './emit.js';

// Run in a process of its own, whose locale and time zone cannot be changed from inside.
const hash = createHash('sha256');
for (const { rows, naming, types } of SNAPSHOT_CASES) hash.update(JSON.stringify(emitRows(rows, naming, types)));
process.stdout.write(hash.digest('hex'));
