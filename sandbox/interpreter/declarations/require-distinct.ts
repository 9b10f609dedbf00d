import type { Identifier } from '../../syntax/ast/name.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';

/** The names of the fields of a record or of the parameters of a subprogram. @throws PlsqlCompileError PLS-00410 */
export function requireDistinct(names: readonly Identifier[]): void {
  const repeated = names.find(({ name }, index) => names.findIndex((other) => other.name === name) < index);
  if (repeated === undefined) return;
  throw new PlsqlCompileError(
    'PLS-00410: duplicate fields in RECORD,TABLE or argument list are not permitted',
    repeated.position,
  );
}
