import type { Parameter, SubprogramDeclaration } from '../../plsql/ast/declaration.js';
import type { PlsqlTypeSpec } from '../../plsql/ast/type-spec.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { FormalParameter, FormalType, Subprogram } from '../calls/subprogram.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Place } from '../names/place.js';
import type { SubprogramSymbol } from '../names/symbol.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { unconstrained } from '../types/unconstrained.js';
import { declareNew } from './declare-new.js';
import { requireDistinct } from './require-distinct.js';

/**
 * Declares a subprogram, or finds the earlier declaration that this one is the body of: a forward declaration, or in a
 * package body one of the specification.
 */
export function declareSubprogram(place: Place, declaration: SubprogramDeclaration): Subprogram {
  const heading = headingOf(place, declaration);
  const { name } = heading;
  if (declaration.body !== undefined) {
    const earlier = forwardDeclaration(place, heading);
    if (earlier !== undefined) return earlier;
  }
  const own = place.scope.own(name);
  if (own !== undefined && own.kind !== 'subprogram') {
    throw new PlsqlCompileError(
      `PLS-00371: at most one declaration for '${name}' is permitted`,
      declaration.name.position,
    );
  }
  const overloads = [...(specified(place, name)?.overloads ?? [])];
  const symbol: SubprogramSymbol = own ?? { kind: 'subprogram', name, overloads, layout: place.scope.layout };
  if (own === undefined) declareNew(place, symbol);
  symbol.overloads.push(heading);
  return heading;
}

/** In a package body: the subprograms of the specification that a private one of the same name overloads. */
function specified({ scope, unit: { ownPackage } }: Place, name: string): SubprogramSymbol | undefined {
  const symbol =
    ownPackage !== undefined && scope.enclosing === ownPackage.scope ? ownPackage.scope.own(name) : undefined;
  return symbol?.kind === 'subprogram' ? symbol : undefined;
}

/** The heading alone: parameters, defaults and result resolved. */
export function headingOf(place: Place, declaration: SubprogramDeclaration): Subprogram {
  const { properties } = declaration;
  if (properties.implementationType !== undefined && properties.pipelined) {
    throw new NotSupportedError('pipelined functions with an implementation type', declaration.position);
  }
  if (properties.aggregate) throw new NotSupportedError('aggregate functions', declaration.position);
  if (properties.sqlMacro !== undefined) throw new NotSupportedError('SQL macros', declaration.position);
  requireDistinct(declaration.parameters.map((parameter) => parameter.name));
  const returns = declaration.returns === undefined ? undefined : formalType(place, declaration.returns);
  if (properties.pipelined) requireRows(returns, declaration);
  return {
    kind: declaration.subprogramKind,
    name: declaration.name.name,
    parameters: declaration.parameters.map((parameter) => formalParameter(place, parameter)),
    returns,
    declaration,
  };
}

/** @throws PlsqlCompileError PLS-00630 for a pipelined function that returns no nested table or varray */
function requireRows(returns: FormalType | undefined, { position }: SubprogramDeclaration): void {
  const dataType = returns?.type.dataType;
  if (dataType?.kind === 'collection' && (dataType.form === 'nested_table' || dataType.form === 'varray')) return;
  throw new PlsqlCompileError('PLS-00630: pipelined functions must have a supported collection return type', position);
}

function formalParameter(place: Place, parameter: Parameter): FormalParameter {
  const type = formalType(place, parameter.type);
  if (parameter.default !== undefined && parameter.mode !== 'IN') {
    throw new PlsqlCompileError(
      'PLS-00230: OUT and IN OUT formal parameters may not have default expressions',
      parameter.position,
    );
  }
  return {
    name: parameter.name.name,
    mode: parameter.mode,
    type,
    default: parameter.default === undefined ? undefined : compileValue(place, parameter.default, type.type),
  };
}

function formalType(place: Place, spec: PlsqlTypeSpec): FormalType {
  const resolved = resolveTypeSpec(place, spec);
  const plsType = plsTypeOf(resolved.dataType);
  return {
    type: unconstrained(resolved),
    declared: { dataType: resolved.dataType, ...(plsType === undefined ? {} : { plsType }) },
  };
}

function plsTypeOf(dataType: DataType): string | undefined {
  if (dataType.kind === 'number' || dataType.kind === 'binary_float' || dataType.kind === 'binary_double') {
    return dataType.subtype;
  }
  return dataType.kind === 'pls_integer' ? dataType.name : undefined;
}

/** A declaration without a body yet whose heading is the same: names, modes and types of the parameters. */
function forwardDeclaration(place: Place, heading: Subprogram): Subprogram | undefined {
  const candidates = [place.scope.own(heading.name), specified(place, heading.name)];
  for (const symbol of candidates) {
    if (symbol?.kind !== 'subprogram') continue;
    const found = symbol.overloads.find(
      (candidate) => candidate.declaration?.body === undefined && isSameHeading(candidate, heading),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSameHeading(left: Subprogram, right: Subprogram): boolean {
  return (
    left.kind === right.kind &&
    left.parameters.length === right.parameters.length &&
    left.parameters.every((parameter, index) => {
      const other = right.parameters[index];
      return (
        other !== undefined &&
        parameter.name === other.name &&
        parameter.mode === other.mode &&
        isSameType(parameter.type.declared.dataType, other.type.declared.dataType)
      );
    })
  );
}

function isSameType(left: DataType, right: DataType): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'record' || left.kind === 'collection') return left === right || sameIdentity(left, right);
  return plsTypeOf(left) === plsTypeOf(right);
}

function sameIdentity(left: DataType, right: DataType): boolean {
  if (!('identity' in left) || !('identity' in right)) return false;
  const [a, b] = [left.identity, right.identity];
  return (
    a !== undefined && b !== undefined && a.owner === b.owner && a.packageName === b.packageName && a.name === b.name
  );
}
