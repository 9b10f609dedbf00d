import type { ClientPlan } from '../../../../generator/plan/client-plan.js';
import { planCatalog, planRows } from '../support/emit.js';
import { COMPOSITE_CASES } from './composite-cases.js';
import { CURSOR_CASES } from './cursor-cases.js';
import { SNAPSHOT_CASES } from './snapshot-cases.js';
import { SOURCE_CASES } from './source-cases.js';
import { SPECIFICATION_CASES } from './specification-cases.js';

/** The clients that `test/snapshots` has, by the name of the folder. */
export const SNAPSHOT_PLANS: readonly (readonly [name: string, plan: ClientPlan])[] = [
  ...[...SNAPSHOT_CASES, ...SPECIFICATION_CASES].map(
    ({ name, rows, naming, types }) => [name, planRows(rows, naming, types)] as const,
  ),
  ...[...COMPOSITE_CASES, ...CURSOR_CASES].map(
    ({ name, catalog, naming, types, cursors, implicitResults }) =>
      [name, planCatalog(catalog, naming, types, cursors, implicitResults)] as const,
  ),
  ...SOURCE_CASES.map(
    ({ name, catalog, naming, types, cursors }) => [name, planCatalog(catalog, naming, types, cursors)] as const,
  ),
];
