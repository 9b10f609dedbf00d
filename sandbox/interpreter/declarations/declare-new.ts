import type { Place } from '../names/place.js';
import type { DeclaredSymbol } from '../names/symbol.js';

/**
 * A second declaration of a name is an error (PLS-00371) where the name is used.
 * Source: PL/SQL Language Reference, "Scope and Visibility of Identifiers".
 */
export function declareNew({ scope }: Place, symbol: DeclaredSymbol): void {
  if (!scope.declare(symbol)) scope.noteRepeated(symbol.name);
}
