import { valueError } from '../values/conversion-errors.js';
import { BOOLEAN, NUMBER } from '../values/data-type.js';
import { definePackage, input, nativeFunction } from './native-package.js';

/**
 * Truth values as numbers, for clients whose binds know no BOOLEAN. Oracle documents none of the package;
 * source: node-oracledb's tests 224.13 and 224.14, and what has been published of calls (1 is TRUE, 0 is FALSE, NULL stays NULL,
 * any other number is an error).
 */
export const DIUTIL = definePackage('DIUTIL', [
  nativeFunction('BOOL_TO_INT', [input('B', BOOLEAN)], NUMBER, ([value = null]) =>
    value === null ? null : Number(value),
  ),
  nativeFunction('INT_TO_BOOL', [input('N', NUMBER)], BOOLEAN, ([value = null]) => {
    if (value === null) return null;
    if (value === 0 || value === 1) return value === 1;
    throw valueError();
  }),
]);
