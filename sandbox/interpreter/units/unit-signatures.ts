import type { SubprogramProperties } from '../../plsql/ast/declaration.js';
import type { SchemaType } from '../../schema/schema-type.js';
import type { DeclaredPlsqlType, SubprogramSignature } from '../../schema/signatures.js';
import type { DataType } from '../../values/data-type.js';
import type { Subprogram } from '../calls/subprogram.js';
import type { TypeMethod } from './type-unit.js';

/** What the dictionary is to know of a unit. */
export interface UnitSignatures {
  readonly subprograms: readonly SubprogramSignature[];
  readonly types: readonly DeclaredPlsqlType[];
  /** Of a type. */
  readonly schemaType?: SchemaType;
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

/** Signatures of an object type's methods; a constructor gives the type. */
export function methodSignatures(
  methods: readonly TypeMethod[],
  dataType: DataType,
  authid: SubprogramSignature['authid'],
): readonly SubprogramSignature[] {
  const signatures = signaturesOf(
    methods.map(({ subprogram }) => subprogram),
    authid,
  );
  return signatures.map((signature, index) =>
    methods[index]?.role === 'CONSTRUCTOR' ? { ...signature, result: { dataType } } : signature,
  );
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
