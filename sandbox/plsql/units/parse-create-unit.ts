import { lastPart, type QualifiedName } from '../../syntax/ast/name.js';
import { parseCreatePrefix } from '../../syntax/ddl/create-prefix.js';
import { acceptIfNotExists } from '../../syntax/ddl/if-exists.js';
import { parseQualifiedName } from '../../syntax/parser/parse-names.js';
import { PlsqlSyntaxError } from '../../syntax/syntax-error.js';
import { OracleError } from '../../values/oracle-error.js';
import type { CreateUnit, StoredUnit, UnitKind } from '../ast/unit.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parsePackage, parsePackageBody } from './parse-package.js';
import { parseStandaloneSubprogram } from './parse-standalone-subprogram.js';
import { parseTrigger } from './parse-trigger.js';
import { parseTypeBody } from './parse-type-body.js';
import { parseTypeSpecification } from './parse-type-specification.js';
import type { UnitHeading } from './unit-heading.js';

/** CREATE of a unit to store. Errors after its name do not keep it from being stored: they come with it. */
export function parseCreateUnit(cursor: PlsqlCursor): CreateUnit {
  const { position, orReplace, editionable } = parseCreatePrefix(cursor);
  cursor.origin = cursor.position;
  const unitKind = parseUnitKind(cursor);
  const kindEnd = cursor.lastEnd;
  const ifNotExists = acceptIfNotExists(cursor);
  const heading = { unitKind, name: parseUnitName(cursor, unitKind), position: cursor.origin };
  const sourceText = sourceTextOf(cursor.source, heading, ifNotExists ? kindEnd : heading.name.position);
  const unit = parseUnit(cursor, heading);
  return { kind: 'create_unit', orReplace, ifNotExists, editionable, unit, sourceText, position, end: unit.end };
}

function parseUnitKind(cursor: PlsqlCursor): UnitKind {
  const kind = cursor.expectAny(901, 'PACKAGE', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'TYPE');
  if (kind === 'PACKAGE' && cursor.accept('BODY')) return 'PACKAGE BODY';
  return kind === 'TYPE' && cursor.accept('BODY') ? 'TYPE BODY' : kind;
}

/** Without a name there is nothing to store. @throws OracleError 4050, 4070 */
function parseUnitName(cursor: PlsqlCursor, unitKind: UnitKind): QualifiedName {
  if (cursor.isIdentifier()) return parseQualifiedName(cursor);
  const { position } = cursor;
  if (unitKind === 'TRIGGER') throw new OracleError(4070, 'invalid trigger name', { position });
  throw new OracleError(4050, 'invalid or missing procedure, function, or package name', { position });
}

function parseUnit(cursor: PlsqlCursor, heading: UnitHeading): StoredUnit {
  if (cursor.at('WRAPPED')) throw cursor.notSupported('wrapped PL/SQL');
  try {
    cursor.refuseFault();
    const unit = parseUnitAfterHeading(cursor, heading);
    if (unit.kind === 'trigger') return unit;
    if (cursor.token.kind !== 'end') throw cursor.unexpected(900);
    return unit;
  } catch (error) {
    if (!(error instanceof PlsqlSyntaxError)) throw error;
    const { line, column, errorText: text } = error;
    return { kind: 'malformed_unit', ...heading, error: { line, column, text }, end: cursor.source.length };
  }
}

function parseUnitAfterHeading(cursor: PlsqlCursor, heading: UnitHeading): StoredUnit {
  switch (heading.unitKind) {
    case 'PACKAGE':
      return parsePackage(cursor, heading);
    case 'PACKAGE BODY':
      return parsePackageBody(cursor, heading);
    case 'PROCEDURE':
    case 'FUNCTION':
      return parseStandaloneSubprogram(cursor, heading, heading.unitKind);
    case 'TRIGGER':
      return parseTrigger(cursor, heading);
    case 'TYPE':
      return parseTypeSpecification(cursor, heading);
    case 'TYPE BODY':
      return parseTypeBody(cursor, heading);
  }
}

/** The text from the kind on, without what stands between `leftOutFrom` and the last part of the name. */
function sourceTextOf(source: string, { name, position }: UnitHeading, leftOutFrom: number): string {
  const before = source.slice(position, leftOutFrom);
  const blank = leftOutFrom === name.position ? '' : ' ';
  const text = before + blank + source.slice(lastPart(name).position).trimEnd();
  return text.replaceAll('\r\n', '\n');
}
