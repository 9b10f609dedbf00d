import { lastPart } from '../../syntax/ast/name.js';
import type { PackageBody, PackageSpecification } from '../ast/unit.js';
import { parseDeclarations } from '../declarations/parse-declarations.js';
import { parseSubprogramProperties } from '../declarations/parse-subprogram-properties.js';
import { DECLARATION_START, SPECIFICATION_START } from '../parser/expected-symbols.js';
import { parseEnd } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseExecutablePart } from '../statements/parse-block.js';
import type { UnitHeading } from './unit-heading.js';

export function parsePackage(cursor: PlsqlCursor, { name, position }: UnitHeading): PackageSpecification {
  const properties = parseSubprogramProperties(cursor);
  cursor.expectAny(905, 'IS', 'AS');
  const declarations = parseDeclarations(cursor);
  if (!cursor.at('END')) throw cursor.unexpectedSymbol(SPECIFICATION_START);
  parseEnd(cursor, [lastPart(name)]);
  cursor.expect(';');
  return { kind: 'package', name, properties, declarations, position, end: cursor.lastEnd };
}

export function parsePackageBody(cursor: PlsqlCursor, { name, position }: UnitHeading): PackageBody {
  if (cursor.at('SHARING')) throw cursor.notSupported('the SHARING clause');
  cursor.expectAny(905, 'IS', 'AS');
  const declarations = parseDeclarations(cursor);
  if (!cursor.at('END') && !cursor.at('BEGIN')) throw cursor.unexpectedSymbol(DECLARATION_START);
  const { statements, handlers } = cursor.at('BEGIN') ? parseExecutablePart(cursor) : { statements: [], handlers: [] };
  parseEnd(cursor, [lastPart(name)]);
  cursor.expect(';');
  return { kind: 'package_body', name, declarations, statements, handlers, position, end: cursor.lastEnd };
}
