import { sequence } from '../statements/sequence.js';
import type { PackageBodyUnit } from './package-unit.js';

/** Of a package that has none, or none yet. */
export const EMPTY_BODY: PackageBodyUnit = { codes: new Map(), initialise: sequence([]), hasState: false };
