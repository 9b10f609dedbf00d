import type { Compiled } from '../../sql/expressions/compiled.js';
import type { NameReference } from '../../syntax/ast/expression.js';
import { NUMBER } from '../../values/data-type.js';
import type { Frame } from '../frame.js';
import { denoteName } from '../names/denote.js';
import type { Place } from '../names/place.js';

/** `order_seq.NEXTVAL` and `.CURRVAL` in a PL/SQL expression; undefined for any other name. */
export function sequenceValue(place: Place, name: NameReference): Compiled<Frame> | undefined {
  const pseudoColumn = name.parts.at(-1)?.name;
  if (name.parts.length < 2 || (pseudoColumn !== 'NEXTVAL' && pseudoColumn !== 'CURRVAL')) return undefined;
  const denotation = denoteName(place, name.parts.slice(0, -1));
  if (denotation?.kind !== 'sequence') return undefined;
  const { sequence } = denotation;
  const { gateway } = place.unit;
  return {
    pauses: false,
    dataType: NUMBER,
    evaluate: ({ session }) =>
      pseudoColumn === 'NEXTVAL'
        ? gateway.nextSequenceValue(sequence, session.sql)
        : gateway.currentSequenceValue(sequence, session.sql),
  };
}
