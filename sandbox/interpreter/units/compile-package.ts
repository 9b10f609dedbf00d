import type { Declaration } from '../../plsql/ast/declaration.js';
import type { PackageBody, PackageSpecification } from '../../plsql/ast/unit.js';
import type { DeclaredPlsqlType } from '../../schema/signatures.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { Subprogram, SubprogramCodes } from '../calls/subprogram.js';
import { compileHandlers } from '../declarations/compile-block.js';
import { compileDeclarations } from '../declarations/compile-declarations.js';
import { isSeriallyReusable } from '../declarations/pragma.js';
import { FrameLayout } from '../frame.js';
import type { Place, UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { ANONYMOUS_BLOCK, nameIn } from '../names/unit-path.js';
import { block } from '../statements/block.js';
import { sequence } from '../statements/sequence.js';
import type { PackageBodyUnit, PackageUnit } from './package-unit.js';
import type { Compilation } from './unit-entry.js';
import { signaturesOf } from './unit-signatures.js';

export function compilePackage(
  specification: PackageSpecification,
  { objectId, owner, name }: StoredUnit,
  context: UnitContext,
): Compilation<PackageUnit> {
  const layout = new FrameLayout(0);
  const scope = new Scope(layout, undefined, name);
  const unit: PackageUnit = {
    objectId,
    owner,
    name,
    unitName: `${owner}.${name}`,
    rights: context.rights,
    scope,
    layout,
    hasState: hasState(specification.declarations),
    seriallyReusable: isSeriallyReusable(specification.declarations),
    initialise: sequence([]),
  };
  const place = topPlace({ ...context, ownPackage: unit }, scope);
  unit.initialise = sequence(compileDeclarations(place, specification.declarations));
  const authid = context.rights === undefined ? 'CURRENT_USER' : 'DEFINER';
  const subprograms = signaturesOf(subprogramsOf(scope, specification.declarations), authid);
  return { unit, signatures: { subprograms, types: typesOf(unit) } };
}

export function compilePackageBody(
  body: PackageBody,
  specification: PackageSpecification,
  context: UnitContext,
  codes: SubprogramCodes,
): Compilation<PackageBodyUnit> {
  const { ownPackage } = context;
  if (ownPackage === undefined) throw new Error('a package body needs its specification');
  const scope = new Scope(ownPackage.layout, ownPackage.scope, ownPackage.name);
  const place = topPlace(context, scope);
  const initialisers = compileDeclarations(place, body.declarations);
  const statements = context.compilers.statements(place, body.statements);
  const handlers = compileHandlers(place, body.handlers);
  reportMissingBodies(ownPackage, specification, codes, context, body);
  const unit: PackageBodyUnit = {
    codes,
    initialise: sequence([...initialisers, block([], statements, handlers, context.unitName)]),
    hasState: hasState(body.declarations),
  };
  return { unit, signatures: { subprograms: [], types: [] } };
}

/** Whether a specification declares something that a body must define. */
export function needsBody({ declarations }: PackageSpecification): boolean {
  return declarations.some(
    (declaration) =>
      declaration.kind === 'subprogram' ||
      (declaration.kind === 'cursor_declaration' && declaration.query === undefined),
  );
}

/** A place outside of any subprogram: a package's declarations, its initialisation part. */
export function topPlace(unit: UnitContext, scope: Scope): Place {
  const path = [unit.unitName === undefined ? ANONYMOUS_BLOCK : nameIn(unit.unitName)];
  return { unit, scope, returns: undefined, loops: [], labels: new Map(), inHandler: false, path };
}

function hasState(declarations: readonly Declaration[]): boolean {
  return declarations.some(
    (declaration) =>
      (declaration.kind === 'variable_declaration' && !declaration.constant) ||
      declaration.kind === 'cursor_declaration',
  );
}

function reportMissingBodies(
  unit: PackageUnit,
  specification: PackageSpecification,
  codes: SubprogramCodes,
  { errors }: UnitContext,
  body: PackageBody,
): void {
  if (errors.errors.length > 0) return;
  for (const subprogram of subprogramsOf(unit.scope, specification.declarations)) {
    if (codes.has(subprogram)) continue;
    errors.add(
      `PLS-00323: subprogram or cursor '${subprogram.name}' is declared in a package specification and must be defined in the package body`,
      body.position,
    );
  }
}

/** The subprograms that declarations made, in the order of the source. */
function subprogramsOf(scope: Scope, declarations: readonly Declaration[]): readonly Subprogram[] {
  return declarations.flatMap((declaration) => {
    if (declaration.kind !== 'subprogram') return [];
    const symbol = scope.own(declaration.name.name);
    if (symbol?.kind !== 'subprogram') return [];
    return symbol.overloads.filter((overload) => overload.declaration === declaration);
  });
}

/** The records and collections that a specification declares, and the rows of its cursors; subtypes are no types of their own. */
function typesOf({ scope, owner, name }: PackageUnit): readonly DeclaredPlsqlType[] {
  const types: DeclaredPlsqlType[] = [];
  for (const symbol of scope.symbols()) {
    const dataType =
      symbol.kind === 'type' ? symbol.type.dataType : symbol.kind === 'cursor' ? symbol.rowType : undefined;
    if (dataType?.kind !== 'record' && dataType?.kind !== 'collection') continue;
    const { identity } = dataType;
    const named = symbol.kind === 'cursor' ? `${symbol.name}%ROWTYPE` : symbol.name;
    const declaredHere = identity?.owner === owner && identity.packageName === name && identity.name === named;
    if (declaredHere) types.push({ name: named, dataType });
  }
  return types;
}
