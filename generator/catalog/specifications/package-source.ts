import type { Constant, DeclaredException, PackageSource, RowSubtype } from '../../model/catalog.js';
import type { ScalarType } from '../../model/data-type.js';
import { sortedBy } from '../../model/sort.js';
import type {
  ConstantDeclaration,
  ExceptionDeclaration,
  SubtypeDeclaration,
} from '../../specification/specification.js';
import type { ArgumentTypes } from '../types/argument-types.js';
import type { DeclaredTypes, Scope } from './declared-types.js';
import { sourceNotes, valueNotes, withNotes } from './value-notes.js';

/** What only the source tells of a package. */
export function packageSource(scope: Scope, declaredTypes: DeclaredTypes, types: ArgumentTypes): PackageSource {
  const { notes, constants, exceptions, subtypes } = scope.specification;
  const rows = subtypes.flatMap((one) => rowSubtype(one, scope, declaredTypes, types));
  return {
    ...withNotes(sourceNotes(notes)),
    constants: byName(constants.map((one) => constantOf(one, scope, declaredTypes, types))),
    exceptions: byName(exceptions.map(exceptionOf)),
    ...(rows.length === 0 ? {} : { rowSubtypes: byName(rows) }),
  };
}

function constantOf(
  { name, type, value, notes }: ConstantDeclaration,
  scope: Scope,
  declaredTypes: DeclaredTypes,
  types: ArgumentTypes,
): Constant {
  return {
    name,
    dataType: scalarOf(type, scope, declaredTypes, types),
    ...(value === undefined ? {} : { value }),
    ...withNotes(valueNotes(notes, type, scope, declaredTypes)),
  };
}

function scalarOf(
  type: ConstantDeclaration['type'],
  scope: Scope,
  declaredTypes: DeclaredTypes,
  types: ArgumentTypes,
): ScalarType | null {
  const { means } = declaredTypes.resolve(type, scope);
  if (means.kind === 'scalar') return means.type;
  return means.kind === 'column' ? (types.scalarColumn(means.tables, means.column) ?? null) : null;
}

function exceptionOf({ name, code, notes }: ExceptionDeclaration): DeclaredException {
  return { name, code, ...withNotes(sourceNotes(notes)) };
}

/** Rows of cursors need none: they are of a package anyway. */
function rowSubtype(
  { name, type }: SubtypeDeclaration,
  scope: Scope,
  declaredTypes: DeclaredTypes,
  types: ArgumentTypes,
): readonly RowSubtype[] {
  const { means } = declaredTypes.resolve(type, scope);
  const row = means.kind === 'type' ? types.findRecord(means.candidates) : undefined;
  if (row?.kind !== 'row') return [];
  const key = types.keyOf(row);
  return key === undefined ? [] : [{ name, type: key }];
}

function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return sortedBy(items, ({ name }) => name);
}
