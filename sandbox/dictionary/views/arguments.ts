import type { SubprogramSignature } from '../../schema/signatures.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import { type ArgumentNode, withParts } from '../argument-parts.js';
import { argumentType } from '../argument-type.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { knownSubprograms } from '../known-subprograms.js';
import { type Asked, defineFamily, long, number, text } from '../view-definition.js';
import { mayExecute, objectsFor } from '../visible-objects.js';
import { isStoredUnit } from './source.js';

const WITH_ARGUMENTS: ReadonlySet<string> = new Set(['PACKAGE', 'TYPE', 'PROCEDURE', 'FUNCTION']);

/**
 * ALL_ARGUMENTS: one row per argument, and for a function's result one with POSITION 0 and no name; before 18c further rows
 * for what they consist of. A procedure without arguments has no row.
 */
export const ARGUMENTS = defineFamily({
  name: 'ARGUMENTS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('OBJECT_NAME', 128),
    text('PACKAGE_NAME', 128),
    number('OBJECT_ID'),
    text('OVERLOAD', 40),
    number('SUBPROGRAM_ID'),
    text('ARGUMENT_NAME', 128),
    number('POSITION'),
    number('SEQUENCE'),
    number('DATA_LEVEL'),
    text('DATA_TYPE', 30),
    text('DEFAULTED', 1),
    long('DEFAULT_VALUE'),
    number('DEFAULT_LENGTH'),
    text('IN_OUT', 9),
    number('DATA_LENGTH'),
    number('DATA_PRECISION'),
    number('DATA_SCALE'),
    number('RADIX'),
    text('CHARACTER_SET_NAME', 44),
    text('TYPE_OWNER', 128),
    text('TYPE_NAME', 128),
    text('TYPE_SUBNAME', 128),
    text('TYPE_LINK', 128),
    text('TYPE_OBJECT_TYPE', 7, 18),
    text('PLS_TYPE', 128),
    number('CHAR_LENGTH'),
    text('CHAR_USED', 1),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked, (candidate) => mayExecute(context, candidate))) {
      if (!isStoredUnit(object) || !WITH_ARGUMENTS.has(object.type)) continue;
      const contained = object.type === 'PACKAGE' || object.type === 'TYPE';
      if (!asked.wants('PACKAGE_NAME', contained ? object.name : null)) continue;
      for (const subprogram of knownSubprograms(object)) yield* rowsOf(object, subprogram, contained, context, asked);
    }
  },
});

function* rowsOf(
  unit: StoredUnit,
  subprogram: SubprogramSignature,
  contained: boolean,
  context: DictionaryContext,
  asked: Asked,
) {
  if (!asked.wants('OBJECT_NAME', subprogram.name)) return;
  const [release] = context.database.version;
  let sequence = 0;
  for (const argument of argumentsOf(subprogram)) {
    for (const node of release < 18 ? withParts(argument) : [argument]) {
      sequence += 1;
      yield {
        OWNER: unit.owner,
        OBJECT_NAME: subprogram.name,
        PACKAGE_NAME: contained ? unit.name : null,
        OBJECT_ID: unit.objectId,
        OVERLOAD: subprogram.overload === undefined ? null : String(subprogram.overload),
        SUBPROGRAM_ID: subprogram.subprogramId,
        ARGUMENT_NAME: node.name,
        POSITION: node.position,
        SEQUENCE: sequence,
        DATA_LEVEL: node.level,
        DEFAULTED: node.defaulted ? 'Y' : 'N',
        DEFAULT_VALUE: null,
        DEFAULT_LENGTH: null,
        IN_OUT: node.mode,
        ORIGIN_CON_ID: 0,
        ...argumentType(node.declared, context.store, release),
      };
    }
  }
}

/** The result, which has no name, then the parameters. */
function argumentsOf({ result, parameters }: SubprogramSignature): readonly ArgumentNode[] {
  const named = parameters.map(
    (parameter): ArgumentNode => ({
      name: parameter.name,
      position: parameter.position,
      level: 0,
      mode: parameter.mode === 'IN OUT' ? 'IN/OUT' : parameter.mode,
      defaulted: parameter.defaulted,
      declared: parameter,
    }),
  );
  if (result === undefined) return named;
  return [{ name: null, position: 0, level: 0, mode: 'OUT', defaulted: false, declared: result }, ...named];
}
