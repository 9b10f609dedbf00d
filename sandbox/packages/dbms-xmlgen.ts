import { type DataType, NUMBER, VARCHAR2 } from '../values/data-type.js';
import { ClobValue } from '../values/lob.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { CLOB } from './dbms-lob-types.js';
import { countOf, lobOf } from './lob-arguments.js';
import { definePackage, input, type NativeSubprogram, nativeFunction, optional } from './native-package.js';

const ENTITY_ENCODE = 0;
const ENTITY_DECODE = 1;

const ENTITIES: readonly (readonly [character: string, reference: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
];
const REFERENCES: ReadonlyMap<string, string> = new Map(ENTITIES);
const CHARACTERS: ReadonlyMap<string, string> = new Map(
  ENTITIES.map(([character, reference]) => [reference, character]),
);

/** What has to do with texts of XML only. Source: PL/SQL Packages and Types Reference, DBMS_XMLGEN. */
export const DBMS_XMLGEN = definePackage('DBMS_XMLGEN', [convert(VARCHAR2), convert(CLOB)], {
  constants: [
    ['NONE', 0] as const,
    ['DTD', 1] as const,
    ['SCHEMA', 2] as const,
    ['ENTITY_ENCODE', ENTITY_ENCODE] as const,
    ['ENTITY_DECODE', ENTITY_DECODE] as const,
    ['DROP_NULLS', 0] as const,
    ['NULL_ATTR', 1] as const,
    ['EMPTY_TAG', 2] as const,
  ].map(([name, value]) => ({ name, dataType: NUMBER, value })),
  types: [{ name: 'CTXHANDLE', dataType: NUMBER }],
});

function convert(dataType: DataType): NativeSubprogram {
  return nativeFunction(
    'CONVERT',
    [input('XMLDATA', dataType), optional('FLAG', NUMBER, ENTITY_ENCODE)],
    dataType,
    ([data, flag]) => {
      if (dataType !== CLOB) {
        const given = text(data);
        return given === null ? null : converted(given, flag);
      }
      const lob = lobOf(data);
      return lob instanceof ClobValue ? ClobValue.temporary(converted(lob.text, flag)) : null;
    },
  );
}

function converted(given: string, flag: Value | undefined): string {
  switch (countOf(flag)) {
    case ENTITY_ENCODE:
      return given.replaceAll(/[&<>"']/g, (character) => REFERENCES.get(character) ?? character);
    case ENTITY_DECODE:
      return given.replaceAll(/&(?:amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);/g, decoded);
    default:
      throw new NotSupportedError('DBMS_XMLGEN.CONVERT with that flag');
  }
}

function decoded(reference: string): string {
  const character = CHARACTERS.get(reference);
  if (character === undefined) throw new NotSupportedError(`${reference} in DBMS_XMLGEN.CONVERT`);
  return character;
}
