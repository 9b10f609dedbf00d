import type { SubprogramSignature } from '../schema/signatures.js';
import type { StoredUnit } from '../schema/stored-unit.js';

/** What a unit's last compilation declared: nothing if it failed. A unit that became invalid since keeps its own. */
export function knownSubprograms({ errors, subprograms }: StoredUnit): readonly SubprogramSignature[] {
  return errors.some((error) => error.attribute === 'ERROR') ? [] : subprograms;
}
