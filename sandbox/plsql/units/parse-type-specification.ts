import { parseIdentifier, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { Pragma } from '../ast/declaration.js';
import type { AttributeDeclaration, Method, ObjectTypeDefinition, TypeSpecification } from '../ast/unit.js';
import { parsePragma } from '../declarations/parse-pragma.js';
import { parseSubprogramProperties } from '../declarations/parse-subprogram-properties.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parsePlsqlType } from '../types/parse-plsql-type.js';
import { parseTableType, parseVarrayType } from '../types/parse-type-definition.js';
import { isMethodStart, parseMethod } from './parse-method.js';
import type { UnitHeading } from './unit-heading.js';

/** CREATE TYPE; its last semicolon may be left out. */
export function parseTypeSpecification(cursor: PlsqlCursor, { name, position }: UnitHeading): TypeSpecification {
  const force = cursor.accept('FORCE');
  if (cursor.at('OID')) throw cursor.notSupported('object identifiers of types (OID)');
  const properties = parseSubprogramProperties(cursor);
  const definition = parseDefinition(cursor);
  cursor.accept(';');
  return { kind: 'type', name, properties, force, definition, position, end: cursor.lastEnd };
}

function parseDefinition(cursor: PlsqlCursor): TypeSpecification['definition'] {
  if (cursor.at('UNDER')) return parseObjectType(cursor);
  if (cursor.acceptAny('IS', 'AS') === undefined) return undefined;
  switch (cursor.token.symbol) {
    case 'OBJECT':
      return parseObjectType(cursor);
    case 'TABLE':
      return parseTableType(cursor);
    case 'VARRAY':
    case 'VARYING':
      return parseVarrayType(cursor);
    case 'OPAQUE':
      throw cursor.notSupported('opaque types');
    default:
      throw cursor.unexpected(902, 'array', 'varray', 'table', 'object', 'fixed', 'varying', 'opaque');
  }
}

/** `OBJECT (…) NOT FINAL`, `UNDER shape_t (…)`. */
function parseObjectType(cursor: PlsqlCursor): ObjectTypeDefinition {
  const { position } = cursor;
  const under = cursor.accept('UNDER') ? parseQualifiedName(cursor) : undefined;
  if (under === undefined) cursor.expect('OBJECT');
  if (cursor.at('EXTERNAL')) throw cursor.notSupported('SQLJ object types (EXTERNAL NAME)');
  const attributes: AttributeDeclaration[] = [];
  const methods: Method[] = [];
  const pragmas: Pragma[] = [];
  cursor.parenthesized(() =>
    cursor.list(() => {
      if (isMethodStart(cursor)) methods.push(parseMethod(cursor));
      else if (cursor.at('PRAGMA') && cursor.isIdentifier(cursor.peek()) && cursor.peek(2).symbol === '(')
        pragmas.push(parsePragma(cursor));
      else attributes.push(parseAttribute(cursor));
    }),
  );
  const modifiers = parseModifiers(cursor);
  return { kind: 'object_type', under, attributes, methods, pragmas, ...modifiers, position, end: cursor.lastEnd };
}

function parseAttribute(cursor: PlsqlCursor): AttributeDeclaration {
  const { position } = cursor;
  const name = parseIdentifier(cursor);
  const type = parsePlsqlType(cursor);
  return { name, type, position, end: cursor.lastEnd };
}

function parseModifiers(cursor: PlsqlCursor): Pick<ObjectTypeDefinition, 'final' | 'instantiable'> {
  let [final, instantiable] = [true, true];
  for (;;) {
    const negated = cursor.accept('NOT');
    const word = cursor.acceptAny('FINAL', 'INSTANTIABLE', 'PERSISTABLE');
    if (word === 'FINAL') final = !negated;
    else if (word === 'INSTANTIABLE') instantiable = !negated;
    else if (word === 'PERSISTABLE') {
      if (negated) throw cursor.notSupported('types that are NOT PERSISTABLE');
    } else if (negated) throw cursor.unexpected(905, 'final', 'instantiable', 'persistable');
    else return { final, instantiable };
  }
}
