import type { CursorsConfig } from '../../../generator/config/cursors-config.js';
import type { ChangedPackage } from './changed-package.js';
import { PARAMETER_CHANGES } from './parameter-changes.js';
import { ROUTINE_CHANGES } from './routine-changes.js';
import { TYPE_CHANGES } from './type-changes.js';

/** The table of changes: what was, what is, and how bad that is for callers. */
export const CHANGED_PACKAGES: readonly ChangedPackage[] = [...PARAMETER_CHANGES, ...ROUTINE_CHANGES, ...TYPE_CHANGES];

/** What a configuration says about the cursors of these packages. */
export const CURSORS: CursorsConfig = Object.fromEntries(
  CHANGED_PACKAGES.flatMap(({ name, isCursor }) => (isCursor ? [[`erp.${name}.run.c`, `erp.${name}.row_t`]] : [])),
);
