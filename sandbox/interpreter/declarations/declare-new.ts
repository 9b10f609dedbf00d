import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Place } from '../names/place.js';
import type { DeclaredSymbol } from '../names/symbol.js';

/** @throws PlsqlCompileError PLS-00371 if the name is taken in the same part */
export function declareNew(place: Place, symbol: DeclaredSymbol, position: number): void {
  if (place.scope.declare(symbol)) return;
  throw new PlsqlCompileError(`PLS-00371: at most one declaration for '${symbol.name}' is permitted`, position);
}
