import type { CursorAttribute } from '../../syntax/ast/expression.js';
import { CollectionValue, RecordValue } from '../../values/composite.js';
import { type CollectionType, PLS_INTEGER, type RecordType } from '../../values/data-type.js';
import type { ValueDenotation } from '../names/denotation.js';
import { nullable } from '../names/symbol.js';

const ROW_COUNTS = indexedBy(PLS_INTEGER);

const ERROR: RecordType = {
  kind: 'record',
  fields: ['ERROR_INDEX', 'ERROR_CODE'].map((name) => ({ name, dataType: PLS_INTEGER, notNull: false })),
};

const ERRORS = indexedBy(ERROR);

/**
 * `SQL%BULK_ROWCOUNT`, by the indexes of the FORALL, and `SQL%BULK_EXCEPTIONS`, numbered from 1: collections that are read
 * only. Undefined for all other attributes. Source: PL/SQL Language Reference, "FORALL Statement".
 */
export function bulkAttribute({ cursor, attribute }: CursorAttribute): ValueDenotation | undefined {
  if (cursor.kind !== 'name' || cursor.parts.length !== 1 || cursor.parts[0].name !== 'SQL') return undefined;
  switch (attribute) {
    case 'BULK_ROWCOUNT':
      return {
        kind: 'value',
        type: nullable(ROW_COUNTS),
        target: undefined,
        compiled: {
          pauses: false,
          dataType: ROW_COUNTS,
          evaluate({ session }) {
            const counts = new CollectionValue(ROW_COUNTS);
            for (const { index, rowCount } of session.implicitCursor.bulkRowCounts) counts.set(index, rowCount);
            return counts;
          },
        },
      };
    case 'BULK_EXCEPTIONS':
      return {
        kind: 'value',
        type: nullable(ERRORS),
        target: undefined,
        compiled: {
          pauses: false,
          dataType: ERRORS,
          evaluate({ session }) {
            const errors = new CollectionValue(ERRORS);
            for (const { index, code } of session.implicitCursor.bulkErrors) {
              errors.set(errors.extent + 1, new RecordValue(ERROR, [index, code]));
            }
            return errors;
          },
        },
      };
    default:
      return undefined;
  }
}

function indexedBy(element: CollectionType['element']): CollectionType {
  return { kind: 'collection', form: 'index_by_integer', element, elementNotNull: false };
}
