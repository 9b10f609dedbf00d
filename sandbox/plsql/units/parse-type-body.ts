import { lastPart } from '../../syntax/ast/name.js';
import type { Method, TypeBody } from '../ast/unit.js';
import { parseEnd } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseMethod } from './parse-method.js';
import type { UnitHeading } from './unit-heading.js';

/** CREATE TYPE BODY: the type's methods, each with its body. */
export function parseTypeBody(cursor: PlsqlCursor, { name, position }: UnitHeading): TypeBody {
  cursor.expectAny(905, 'IS', 'AS');
  const methods: Method[] = [];
  do {
    methods.push(parseMethod(cursor));
    cursor.expect(';');
  } while (!cursor.at('END'));
  parseEnd(cursor, [lastPart(name)]);
  cursor.expect(';');
  return { kind: 'type_body', name, methods, position, end: cursor.lastEnd };
}
