import type { QueryRestriction } from '../ast/query.js';
import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** What may stand behind the query of a view, and of a subquery in place of one. */
export function parseRestriction(cursor: TokenCursor): QueryRestriction {
  const withReadOnly = cursor.acceptSequence('WITH', 'READ', 'ONLY');
  const withCheckOption = !withReadOnly && cursor.acceptSequence('WITH', 'CHECK', 'OPTION');
  const isNamed = (withReadOnly || withCheckOption) && cursor.accept('CONSTRAINT');
  return { withReadOnly, withCheckOption, constraintName: isNamed ? parseIdentifier(cursor) : undefined };
}
