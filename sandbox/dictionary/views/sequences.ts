import { numberFromBigInt } from '../../values/number.js';
import { defineFamily, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_SEQUENCES. LAST_NUMBER is the next number: none is ever set aside in a cache. */
export const SEQUENCES = defineFamily({
  name: 'SEQUENCES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'SEQUENCE_OWNER',
  columns: [
    text('SEQUENCE_OWNER', 128),
    text('SEQUENCE_NAME', 128),
    number('MIN_VALUE'),
    number('MAX_VALUE'),
    number('INCREMENT_BY'),
    text('CYCLE_FLAG', 1),
    text('ORDER_FLAG', 1),
    number('CACHE_SIZE'),
    number('LAST_NUMBER'),
    text('SCALE_FLAG', 1, 18),
    text('EXTEND_FLAG', 1, 18),
    text('SHARDED_FLAG', 1, 18),
    text('SESSION_FLAG', 1),
    text('KEEP_VALUE', 1),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked)) {
      if (object.type !== 'SEQUENCE' || !asked.wants('SEQUENCE_NAME', object.name)) continue;
      yield {
        SEQUENCE_OWNER: object.owner,
        SEQUENCE_NAME: object.name,
        MIN_VALUE: numberFromBigInt(object.minValue),
        MAX_VALUE: numberFromBigInt(object.maxValue),
        INCREMENT_BY: numberFromBigInt(object.incrementBy),
        CYCLE_FLAG: object.cycle ? 'Y' : 'N',
        ORDER_FLAG: object.order ? 'Y' : 'N',
        CACHE_SIZE: numberFromBigInt(object.cacheSize),
        LAST_NUMBER: numberFromBigInt(context.nextSequenceValue(object)),
        SCALE_FLAG: 'N',
        EXTEND_FLAG: 'N',
        SHARDED_FLAG: 'N',
        SESSION_FLAG: 'N',
        KEEP_VALUE: 'N',
      };
    }
  },
});
