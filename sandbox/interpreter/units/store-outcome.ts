import type { SchemaStore } from '../../schema/schema-store.js';
import type { ObjectReference, CompilationError as StoredError, StoredUnit } from '../../schema/stored-unit.js';
import type { CompilationError } from '../errors/compilation-error.js';
import type { UnitSignatures } from './unit-signatures.js';

/** Puts the outcome of a compilation into the schema, where the dictionary shows it. */
export function storeOutcome(
  schema: SchemaStore,
  stored: StoredUnit,
  errors: readonly CompilationError[],
  signatures: UnitSignatures,
  dependsOn: readonly ObjectReference[],
): void {
  const { schemaType: _, ...unit } = stored;
  schema.put({
    ...unit,
    status: errors.length === 0 ? 'VALID' : 'INVALID',
    errors: errors.map(storedError),
    subprograms: signatures.subprograms,
    types: signatures.types,
    ...(signatures.schemaType === undefined || errors.length > 0 ? {} : { schemaType: signatures.schemaType }),
    dependsOn: dependsOn.map(({ owner, name, type }) => ({ owner, name, type })),
  });
}

function storedError({ line, column, text }: CompilationError, index: number): StoredError {
  return { sequence: index + 1, line, position: column, text, attribute: 'ERROR', messageNumber: messageNumber(text) };
}

/** 201 of `PLS-00201: …`; 0 for what was ignored because of it. */
function messageNumber(text: string): number {
  const colon = text.indexOf(':');
  const dash = text.indexOf('-');
  const digits = dash >= 0 && dash < colon ? text.slice(dash + 1, colon) : '';
  const number = Number(digits);
  return digits !== '' && Number.isInteger(number) ? number : 0;
}
