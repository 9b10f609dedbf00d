import type { SubprogramProperties } from '../../plsql/ast/declaration.js';
import type { DeclaredPlsqlType, SubprogramSignature } from '../../schema/signatures.js';
import type { Subprogram } from '../calls/subprogram.js';

/** What the dictionary is to know of a unit. */
export interface UnitSignatures {
  readonly subprograms: readonly SubprogramSignature[];
  readonly types: readonly DeclaredPlsqlType[];
}

/** Signatures of a unit's subprograms, given in the order of their declaration. */
export function signaturesOf(
  subprograms: readonly Subprogram[],
  authid: SubprogramSignature['authid'],
): readonly SubprogramSignature[] {
  const counts = new Map<string, number>();
  for (const { name } of subprograms) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return subprograms.map((subprogram, index) => {
    const { name } = subprogram;
    const overload = (seen.get(name) ?? 0) + 1;
    seen.set(name, overload);
    return signatureOf(subprogram, index + 1, (counts.get(name) ?? 0) > 1 ? overload : undefined, authid);
  });
}

function signatureOf(
  { name, parameters, returns, declaration }: Subprogram,
  subprogramId: number,
  overload: number | undefined,
  authid: SubprogramSignature['authid'],
): SubprogramSignature {
  const properties: SubprogramProperties | undefined = declaration?.properties;
  return {
    name,
    subprogramId,
    overload,
    parameters: parameters.map((parameter, index) => ({
      ...parameter.type.declared,
      name: parameter.name,
      position: index + 1,
      mode: parameter.mode,
      defaulted: parameter.default !== undefined,
    })),
    result: returns?.declared,
    authid,
    deterministic: properties?.deterministic ?? false,
    pipelined: properties?.pipelined ?? false,
    parallelEnable: properties?.parallelEnable ?? false,
    resultCache: properties?.resultCache ?? false,
    aggregate: properties?.aggregate ?? false,
    implementationType: undefined,
    sqlMacro: properties?.sqlMacro,
  };
}
