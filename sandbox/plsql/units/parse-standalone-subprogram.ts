import { lastPart } from '../../syntax/ast/name.js';
import type { SubprogramDeclaration } from '../ast/declaration.js';
import type { StandaloneSubprogram } from '../ast/unit.js';
import { parseSubprogramFrom } from '../declarations/parse-subprogram.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import type { UnitHeading } from './unit-heading.js';

/** A procedure or function of its own. It has a body, unless another type implements it. */
export function parseStandaloneSubprogram(
  cursor: PlsqlCursor,
  { name, position }: UnitHeading,
  subprogramKind: SubprogramDeclaration['subprogramKind'],
): StandaloneSubprogram {
  const subprogram = parseSubprogramFrom(cursor, subprogramKind, lastPart(name), position);
  if (subprogram.body === undefined && subprogram.properties.implementationType === undefined) {
    throw cursor.unexpected(905, '(', 'is', 'with', 'default', 'authid', 'as', 'using', 'accessible');
  }
  cursor.expect(';');
  return { kind: 'standalone_subprogram', name, subprogram, position, end: cursor.lastEnd };
}
