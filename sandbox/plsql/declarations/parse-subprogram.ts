import type { Identifier } from '../../syntax/ast/name.js';
import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { SubprogramBody, SubprogramDeclaration } from '../ast/declaration.js';
import type { PlsqlTypeSpec } from '../ast/type-spec.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseHeadingType } from '../types/parse-heading-type.js';
import { parseParameters } from './parse-parameters.js';
import { parseSubprogramProperties } from './parse-subprogram-properties.js';

/** A heading, with or without a body, up to the semicolon. */
export function parseSubprogram(cursor: PlsqlCursor): SubprogramDeclaration {
  const { position } = cursor;
  const subprogramKind = cursor.expectAny(905, 'PROCEDURE', 'FUNCTION');
  return parseSubprogramFrom(cursor, subprogramKind, parseIdentifier(cursor), position);
}

/** What follows the name. */
export function parseSubprogramFrom(
  cursor: PlsqlCursor,
  subprogramKind: SubprogramDeclaration['subprogramKind'],
  name: Identifier,
  position: number,
): SubprogramDeclaration {
  const parameters = parseParameters(cursor);
  const returns = subprogramKind === 'FUNCTION' ? parseResult(cursor) : undefined;
  const properties = parseSubprogramProperties(cursor);
  const isDefined = cursor.acceptAny('IS', 'AS') !== undefined;
  const body = isDefined ? parseSubprogramBody(cursor, name) : undefined;
  return {
    kind: 'subprogram',
    subprogramKind,
    name,
    parameters,
    returns,
    properties,
    body,
    position,
    end: cursor.lastEnd,
  };
}

/** `RETURN NUMBER`; undefined for a constructor's `RETURN SELF AS RESULT`. */
function parseResult(cursor: PlsqlCursor): PlsqlTypeSpec | undefined {
  cursor.expect('RETURN');
  return cursor.acceptSequence('SELF', 'AS', 'RESULT') ? undefined : parseHeadingType(cursor);
}

function parseSubprogramBody(cursor: PlsqlCursor, name: Identifier): SubprogramBody {
  if (!isCallSpecification(cursor)) return cursor.plsql.body(cursor, [name]);
  const { position } = cursor;
  while (!cursor.at(';') && cursor.token.kind !== 'end') cursor.advance();
  const end = cursor.lastEnd;
  return { kind: 'call_specification', text: cursor.source.slice(position, end), position, end };
}

/** Its first words may also declare a variable: `language VARCHAR2(20);`. */
function isCallSpecification(cursor: PlsqlCursor): boolean {
  const following = cursor.peek().symbol;
  switch (cursor.token.symbol) {
    case 'LANGUAGE':
      return following === 'C' || following === 'JAVA' || following === 'JAVASCRIPT';
    case 'EXTERNAL':
      return following === 'LIBRARY' || following === 'NAME' || following === 'LANGUAGE';
    case 'MLE':
      return following === 'MODULE' || following === 'LANGUAGE';
    default:
      return false;
  }
}
