import type { DataType } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { conversionCost } from '../types/conversion.js';
import type { Subprogram } from './subprogram.js';

/** An argument as far as overloading looks at it: with a name in named notation. */
export interface NamedArgument {
  readonly name: { readonly name: string } | undefined;
}

/** The overload that a call means, and the argument for each of its parameters; undefined takes the default. */
export interface ResolvedCall<A extends NamedArgument> {
  readonly subprogram: Subprogram;
  readonly actuals: readonly (A | undefined)[];
}

/**
 * Chooses among overloads as PL/SQL does: the arguments must fit by position or name, every parameter without a default
 * must get one, and the overload that needs the fewest and least conversions wins.
 * @param typeOf the type of an argument; 'any' for a bind variable whose type follows from the parameter
 * @throws PlsqlCompileError PLS-00306 if none fits, PLS-00307 if several fit equally well, PLS-00418 for a client's array
 */
export function resolveOverload<A extends NamedArgument>(
  name: string,
  overloads: readonly Subprogram[],
  args: readonly A[],
  typeOf: (argument: A) => DataType | 'any',
  position: number,
): ResolvedCall<A> {
  let best: { readonly call: ResolvedCall<A>; readonly cost: number } | undefined;
  let ambiguous = false;
  for (const subprogram of overloads) {
    const actuals = matchArguments(subprogram, args);
    if (actuals === undefined) continue;
    const cost = callCost(subprogram, actuals, typeOf);
    if (cost === undefined) continue;
    if (best === undefined || cost < best.cost) {
      best = { call: { subprogram, actuals }, cost };
      ambiguous = false;
    } else if (cost === best.cost) ambiguous = true;
  }
  if (best === undefined) {
    if (misfitsAsArray(overloads, args, typeOf)) {
      throw new PlsqlCompileError('PLS-00418: array bind type must match PL/SQL table row type', position);
    }
    throw wrongArguments(name, position);
  }
  if (ambiguous) {
    throw new PlsqlCompileError(`PLS-00307: too many declarations of '${name}' match this call`, position);
  }
  return best.call;
}

/** Whether the only subprogram of the name would take the arguments, but for the element types of arrays that are bound. */
function misfitsAsArray<A extends NamedArgument>(
  [only, ...others]: readonly Subprogram[],
  args: readonly A[],
  typeOf: (argument: A) => DataType | 'any',
): boolean {
  const actuals = only === undefined || others.length > 0 ? undefined : matchArguments(only, args);
  if (only === undefined || actuals === undefined) return false;
  let misfits = false;
  for (const [index, parameter] of only.parameters.entries()) {
    const actual = actuals[index];
    const type = actual === undefined ? 'any' : typeOf(actual);
    if (type === 'any') continue;
    const formal = parameter.type.type.dataType;
    if (conversionCost(type, formal) !== undefined) continue;
    const bound = type.kind === 'collection' && type.identity === undefined;
    if (!bound || formal.kind !== 'collection' || formal.form === 'nested_table' || formal.form === 'varray')
      return false;
    misfits = true;
  }
  return misfits;
}

function matchArguments<A extends NamedArgument>(
  { parameters }: Subprogram,
  args: readonly A[],
): readonly (A | undefined)[] | undefined {
  const actuals = new Array<A | undefined>(parameters.length).fill(undefined);
  for (const [index, argument] of args.entries()) {
    const at = argument.name === undefined ? index : indexOf(parameters, argument.name.name);
    if (at < 0 || at >= parameters.length || actuals[at] !== undefined) return undefined;
    actuals[at] = argument;
  }
  const complete = parameters.every(
    (parameter, index) => actuals[index] !== undefined || parameter.default !== undefined,
  );
  return complete ? actuals : undefined;
}

function indexOf(parameters: Subprogram['parameters'], name: string): number {
  return parameters.findIndex((parameter) => parameter.name === name);
}

function callCost<A extends NamedArgument>(
  { parameters }: Subprogram,
  actuals: readonly (A | undefined)[],
  typeOf: (argument: A) => DataType | 'any',
): number | undefined {
  let total = 0;
  for (const [index, parameter] of parameters.entries()) {
    const actual = actuals[index];
    if (actual === undefined) continue;
    const type = typeOf(actual);
    if (type === 'any') continue;
    const formal = parameter.type.type.dataType;
    const cost = parameter.mode === 'OUT' ? conversionCost(formal, type) : conversionCost(type, formal);
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total;
}
