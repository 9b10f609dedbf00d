import type { Constraint, ConstraintRule, ConstraintState } from '../ast/ddl.js';
import type { Identifier } from '../ast/name.js';
import { parseIdentifier, parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { skipParenthesis } from './parse-column-storage.js';
import { skipStorageClauses } from './parse-storage.js';

/** A constraint that stands on its own between the columns; undefined where a column does. */
export function parseTableConstraint(cursor: TokenCursor): Constraint | undefined {
  if (cursor.atSequence('SUPPLEMENTAL', 'LOG')) throw cursor.notSupported('supplemental logging');
  return isTableConstraint(cursor) ? parseConstraint(cursor, parseTableRule) : undefined;
}

/** A constraint in a column definition; undefined where there is none. */
export function parseColumnConstraint(cursor: TokenCursor): Constraint | undefined {
  const { symbol } = cursor.token;
  if (symbol === 'NOT' && cursor.peek().symbol !== 'NULL') return undefined;
  return COLUMN_CONSTRAINT_STARTS.has(symbol) ? parseConstraint(cursor, parseColumnRule) : undefined;
}

/** Whether the words here begin a constraint and are not a column's name. */
function isTableConstraint(cursor: TokenCursor): boolean {
  switch (cursor.token.symbol) {
    case 'CONSTRAINT':
      return cursor.isIdentifier(cursor.peek());
    case 'PRIMARY':
    case 'FOREIGN':
      return cursor.peek().symbol === 'KEY';
    case 'UNIQUE':
    case 'CHECK':
      return cursor.peek().symbol === '(';
    default:
      return false;
  }
}

function parseConstraint(cursor: TokenCursor, parseRule: (cursor: TokenCursor) => ConstraintRule): Constraint {
  const { position } = cursor;
  const name = cursor.accept('CONSTRAINT') ? parseIdentifier(cursor) : undefined;
  const rule = parseRule(cursor);
  const state = parseState(cursor, name);
  return { ...rule, ...state, position, end: cursor.lastEnd };
}

function parseTableRule(cursor: TokenCursor): ConstraintRule {
  switch (cursor.expectAny(904, 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK')) {
    case 'PRIMARY':
      cursor.expect('KEY');
      return { kind: 'primary_key', columns: parseIdentifierList(cursor) };
    case 'UNIQUE':
      return { kind: 'unique', columns: parseIdentifierList(cursor) };
    case 'FOREIGN': {
      cursor.expect('KEY');
      const columns = parseIdentifierList(cursor);
      return parseReferences(cursor, columns);
    }
    case 'CHECK':
      return parseCheck(cursor);
  }
}

function parseColumnRule(cursor: TokenCursor): ConstraintRule {
  if (cursor.at('REFERENCES')) return parseReferences(cursor, []);
  switch (cursor.expectAny(904, 'NOT', 'NULL', 'PRIMARY', 'UNIQUE', 'CHECK')) {
    case 'NOT':
      cursor.expect('NULL');
      return { kind: 'not_null' };
    case 'NULL':
      return { kind: 'null' };
    case 'PRIMARY':
      cursor.expect('KEY');
      return { kind: 'primary_key', columns: [] };
    case 'UNIQUE':
      return { kind: 'unique', columns: [] };
    case 'CHECK':
      return parseCheck(cursor);
  }
}

function parseCheck(cursor: TokenCursor): ConstraintRule {
  cursor.expect('(');
  const { position } = cursor;
  const condition = cursor.grammar.expression(cursor);
  const conditionText = cursor.source.slice(position, cursor.lastEnd);
  cursor.expect(')');
  return { kind: 'check', condition, conditionText };
}

function parseReferences(cursor: TokenCursor, columns: readonly Identifier[]): ConstraintRule {
  cursor.expect('REFERENCES', 905);
  const references = parseQualifiedName(cursor, 903);
  const referencedColumns = cursor.at('(') ? parseIdentifierList(cursor) : [];
  const onDelete = cursor.acceptSequence('ON', 'DELETE') ? parseOnDelete(cursor) : undefined;
  return { kind: 'foreign_key', columns, references, referencedColumns, onDelete };
}

function parseOnDelete(cursor: TokenCursor): 'CASCADE' | 'SET NULL' {
  if (cursor.accept('CASCADE')) return 'CASCADE';
  cursor.expect('SET', 905);
  cursor.expect('NULL');
  return 'SET NULL';
}

function parseState(cursor: TokenCursor, name: Identifier | undefined): ConstraintState {
  let [deferrable, initiallyDeferred, disabled] = [false, false, false];
  let validated: boolean | undefined;
  for (;;) {
    if (cursor.accept('DEFERRABLE')) deferrable = true;
    else if (cursor.acceptSequence('NOT', 'DEFERRABLE')) deferrable = false;
    else if (cursor.accept('INITIALLY')) {
      initiallyDeferred = cursor.expectAny(922, 'DEFERRED', 'IMMEDIATE') === 'DEFERRED';
      deferrable ||= initiallyDeferred;
    } else if (cursor.at('ENABLE') && cursor.peek().symbol !== 'ROW') {
      cursor.advance();
      disabled = false;
    } else if (cursor.at('DISABLE') && cursor.peek().symbol !== 'ROW') {
      cursor.advance();
      disabled = true;
    } else if (cursor.accept('VALIDATE')) validated = true;
    else if (cursor.accept('NOVALIDATE')) validated = false;
    else if (cursor.acceptSequence('USING', 'INDEX')) skipUsingIndex(cursor);
    else if (cursor.acceptSequence('EXCEPTIONS', 'INTO')) throw cursor.notSupported('EXCEPTIONS INTO');
    else if (cursor.acceptAny('RELY', 'NORELY') === undefined) break;
  }
  return { name, deferrable, initiallyDeferred, disabled, validated: validated ?? !disabled };
}

/** `USING INDEX (CREATE INDEX …)`, `USING INDEX name`, `USING INDEX TABLESPACE x`. */
function skipUsingIndex(cursor: TokenCursor): void {
  if (cursor.at('(')) skipParenthesis(cursor);
  else if (cursor.isIdentifier() && !cursor.atAny(AFTER_USING_INDEX)) parseQualifiedName(cursor);
  skipStorageClauses(cursor);
}

const COLUMN_CONSTRAINT_STARTS: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'NOT',
  'NULL',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'REFERENCES',
]);

const AFTER_USING_INDEX: ReadonlySet<string> = new Set([
  'TABLESPACE',
  'STORAGE',
  'PCTFREE',
  'INITRANS',
  'MAXTRANS',
  'LOGGING',
  'NOLOGGING',
  'ENABLE',
  'DISABLE',
  'VALIDATE',
  'NOVALIDATE',
  'RELY',
  'NORELY',
  'LOCAL',
  'GLOBAL',
  'REVERSE',
  'ONLINE',
  'NOPARALLEL',
  'PARALLEL',
  'DEFERRABLE',
  'INITIALLY',
]);
