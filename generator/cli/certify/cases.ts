import { defaults, identity, packageState } from './cases/calling.js';
import { collections } from './cases/collections.js';
import { cursors, implicitResults, pipelined } from './cases/cursors.js';
import { datetimes } from './cases/datetimes.js';
import { dictionary } from './cases/dictionary.js';
import { errors, privileges, transactions } from './cases/endings.js';
import { clientNumbers, numbers } from './cases/numbers.js';
import { objects } from './cases/objects.js';
import { json, otherScalars } from './cases/other-scalars.js';
import { records, tableRows } from './cases/records.js';
import { texts } from './cases/texts.js';
import { vectors } from './cases/vectors.js';
import type { CertificationCase } from './certification-case.js';

/** In the order in which they are run. Each has its own objects, so that one that fails leaves the others alone. */
export const CASES: readonly CertificationCase[] = [
  identity,
  defaults,
  numbers,
  clientNumbers,
  texts,
  datetimes,
  otherScalars,
  json,
  vectors,
  records,
  tableRows,
  collections,
  objects,
  cursors,
  implicitResults,
  pipelined,
  packageState,
  transactions,
  errors,
  privileges,
  dictionary,
];
