import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeCode } from '../../../../generator/diff/change.js';
import { diffCatalogs } from '../../../../generator/diff/diff-catalogs.js';
import type { Catalog, Subprogram } from '../../../../generator/model/catalog.js';
import type { DataType } from '../../../../generator/model/data-type.js';
import {
  catalogOf,
  named,
  nestedTable,
  number,
  object,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  varchar2,
} from '../support/catalog.js';

const scalar: fc.Arbitrary<DataType> = fc.constantFrom<DataType>(
  number(),
  number(9),
  number(18),
  varchar2(10),
  varchar2(20),
  { kind: 'plain', name: 'BOOLEAN' },
  { kind: 'datetime', name: 'DATE' },
  { kind: 'binary integer', name: 'PLS_INTEGER' },
);
const anyType = fc.oneof(scalar, fc.constantFrom(named('ERP.API.T'), named('ERP.API.L'), named('ERP.O')));
const name = fc.constantFrom('A', 'B', 'C');
const fields = fc.dictionary(name, scalar, { minKeys: 1, maxKeys: 3 });
const formal = fc.tuple(name, fc.constantFrom('IN', 'OUT', 'IN OUT'));
const formals = fc
  .uniqueArray(fc.tuple(formal, anyType), { maxLength: 3, selector: ([[one]]) => one })
  .map((all) => Object.fromEntries(all.map(([[one, mode], type]) => [`${one} ${mode}`, type])));

/** Overloads of one name have different parameters, as PL/SQL demands of them. */
const subprogram: fc.Arbitrary<Subprogram> = fc
  .tuple(fc.constantFrom('P', 'Q', 'R'), formals, fc.option(scalar), fc.boolean())
  .map(([routine, parameters, returns, defaulted]) => {
    const one = returns === null ? procedure(routine, parameters) : plsqlFunction(routine, returns, parameters);
    return {
      ...one,
      parameters: one.parameters.map((parameter) => ({
        ...parameter,
        defaulted: defaulted && parameter.mode === 'IN',
      })),
    };
  });

const catalog: fc.Arbitrary<Catalog> = fc
  .tuple(fc.uniqueArray(subprogram, { maxLength: 5, selector: signatureOf }), fields, scalar, fields)
  .map(([routines, ofRecord, element, attributes]) =>
    catalogOf({ ERP: [plsqlPackage('API', ...routines)] }, [
      record('ERP.API.T', ofRecord),
      nestedTable('ERP.API.L', element),
      object('ERP.O', attributes),
    ]),
  );

/** Without lengths and precisions, by which PL/SQL does not know overloads apart either. */
function signatureOf({ name: routine, parameters, returns }: Subprogram): string {
  return JSON.stringify([routine, parameters.map((one) => [one.name, familyOf(one.dataType)]), returns === null]);
}

function familyOf(type: DataType): string {
  return type.kind === 'named' ? type.type : type.kind === 'cursor' ? type.kind : type.name;
}

const OPPOSITES = [
  ['-added', '-removed'],
  ['-removed', '-added'],
  ['-unsupported', '-supported'],
  ['-supported', '-unsupported'],
  ['-invalid', '-valid'],
  ['-valid', '-invalid'],
] as const;

function opposite(code: ChangeCode): string {
  const found = OPPOSITES.find(([from]) => code.endsWith(from));
  return found === undefined ? code : `${code.slice(0, -found[0].length)}${found[1]}`;
}

describe('any two catalogs', () => {
  it('are the same as themselves', () => {
    fc.assert(
      fc.property(catalog, (one) => {
        expect(diffCatalogs(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('have the opposite changes the other way round', () => {
    fc.assert(
      fc.property(catalog, catalog, (one, other) => {
        const list = (before: Catalog, after: Catalog, codeOf: (code: ChangeCode) => string) =>
          diffCatalogs(before, after)
            // A routine that gets overloads gets an explicit name beside the plain one, and loses it with them: only the latter is a change.
            .filter(({ code, member }) => code !== 'client-name-changed' || member !== null)
            .map(({ what, code, member }) => `${what} ${member} ${codeOf(code)}`)
            .sort();
        expect(list(other, one, opposite)).toEqual(list(one, other, (code) => code));
      }),
      { numRuns: 200 },
    );
  });

  it('have the same changes whatever Oracle numbers the overloads', () => {
    fc.assert(
      fc.property(catalog, (one) => {
        const renumbered: Catalog = {
          ...one,
          schemas: one.schemas.map((schema) => ({
            ...schema,
            packages: schema.packages.map((each) => ({ ...each, subprograms: renumber(each.subprograms) })),
          })),
        };
        expect(diffCatalogs(one, renumbered)).toEqual([]);
      }),
    );
  });
});

/** In the reverse order of their declaration. */
function renumber(subprograms: readonly Subprogram[]): readonly Subprogram[] {
  return subprograms.map((one) => {
    const namesakes = subprograms.filter((other) => other.name === one.name);
    return one.overload === null ? one : { ...one, overload: namesakes.length + 1 - one.overload };
  });
}
