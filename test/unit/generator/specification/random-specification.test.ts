import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpecification } from '../../../../generator/specification/read-specification.js';
import { readable } from './support/specification.js';

/** Pieces of PL/SQL, so that random texts get beyond their first words. */
const PIECES = fc.constantFrom(
  ..."PACKAGE p IS END PROCEDURE FUNCTION a RETURN NUMBER TYPE RECORD TABLE OF REF CURSOR SUBTYPE RANGE 1 .. 2 CONSTANT := DEFAULT NOT NULL EXCEPTION PRAGMA EXCEPTION_INIT DEPRECATE ( ) , ; . % @ @param @cursor -- /* */ /** $IF $THEN $ELSE $END $$x TRUE q'[ ]' \" || - *".split(
    ' ',
  ),
  '\n',
  '\n\n',
  "'",
  ' wrapped',
);

const SOMETHING = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(PIECES).map((pieces) => pieces.join(' ')),
  fc.array(PIECES).map((pieces) => `PACKAGE p IS ${pieces.join(' ')} END;`),
);

const NAME = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_$#]{0,12}$/).map((name) => `n_${name}`);
const TYPE = fc.constantFrom('NUMBER', 'VARCHAR2(30 CHAR)', 'orders.id%TYPE', 'q.t', 'SYS_REFCURSOR', 'DATE');
const COMMENT = fc.constantFrom('', '-- c\n', '/* c; */', '\n\n', '/** (c, */', "-- it's\n");

const PARAMETERS = fc
  .uniqueArray(NAME, { maxLength: 4, selector: (name) => name.toUpperCase() })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.tuple(fc.constant(name), TYPE, COMMENT, fc.constantFrom('', " := 'a,(b;'", ' DEFAULT f(1, 2)')),
      ),
    ),
  );

const heading = (parameters: readonly (readonly [string, string, string, string])[]) =>
  parameters.length === 0
    ? ''
    : `(${parameters.map(([name, type, comment, value]) => `${comment}${name} ${type}${value}`).join(', ')})`;

const DECLARATION = fc.oneof(
  fc.record({ kind: fc.constant('procedure' as const), name: NAME, parameters: PARAMETERS, type: TYPE }),
  fc.record({ kind: fc.constant('function' as const), name: NAME, parameters: PARAMETERS, type: TYPE }),
  fc.record({ kind: fc.constantFrom('type', 'subtype', 'constant', 'exception', 'variable'), name: NAME, type: TYPE }),
);

type Declaration = typeof DECLARATION extends fc.Arbitrary<infer One> ? One : never;

function written(declaration: Declaration): string {
  const { name, type } = declaration;
  if ('parameters' in declaration) {
    const { kind, parameters } = declaration;
    return kind === 'procedure'
      ? `PROCEDURE ${name}${heading(parameters)};`
      : `FUNCTION ${name}${heading(parameters)} RETURN ${type};`;
  }
  switch (declaration.kind) {
    case 'type':
      return `TYPE ${name} IS TABLE OF ${type};`;
    case 'subtype':
      return `SUBTYPE ${name} IS ${type};`;
    case 'constant':
      return `${name} CONSTANT ${type} := f(';');`;
    case 'exception':
      return `${name} EXCEPTION;`;
    default:
      return `${name} ${type} := 1;`;
  }
}

describe('any text', () => {
  it('is a specification or says why not', () => {
    fc.assert(
      fc.property(SOMETHING, (source) => {
        const read = readSpecification(source);
        expect('reason' in read ? read.line >= 1 : read.gaps.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any specification', () => {
  it('gives back its names', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(COMMENT, DECLARATION, COMMENT)), (declarations) => {
        const source = declarations.map(([before, one, after]) => `${before}\n${written(one)} ${after}`).join('\n');
        const read = readable(readSpecification(`PACKAGE p IS\n${source}\nEND;`));
        const wanted = (kind: string) =>
          declarations.flatMap(([, one]) => (one.kind === kind ? [one.name.toUpperCase()] : []));
        const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
        expect(read.gaps).toEqual([]);
        for (const kind of ['procedure', 'function'])
          expect(namesOf(read.subprograms.filter((one) => one.kind === kind))).toEqual(wanted(kind));
        expect(namesOf(read.types)).toEqual(wanted('type'));
        expect(namesOf(read.subtypes)).toEqual(wanted('subtype'));
        expect(namesOf(read.constants)).toEqual(wanted('constant'));
        expect(namesOf(read.exceptions)).toEqual(wanted('exception'));
        const parameters = declarations.flatMap(([, one]) =>
          'parameters' in one ? [one.parameters.map(([name, type]) => [name.toUpperCase(), type])] : [],
        );
        expect(read.subprograms.map((one) => one.parameters.map(({ name, type }) => [name, type.text]))).toEqual(
          parameters,
        );
      }),
      { numRuns: 300 },
    );
  });
});
