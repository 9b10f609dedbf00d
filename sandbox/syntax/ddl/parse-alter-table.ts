import type { AlterTable, AlterTableAction, ConstraintReference } from '../ast/ddl.js';
import type { Identifier } from '../ast/name.js';
import { parseIdentifier, parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { acceptIfExists } from './if-exists.js';
import { parseColumnDefinition } from './parse-column-definition.js';
import { parseTableConstraint } from './parse-constraint.js';
import { skipStorageClause } from './parse-storage.js';

/** From TABLE on. */
export function parseAlterTable(cursor: TokenCursor, position: number): AlterTable {
  cursor.expect('TABLE');
  const ifExists = acceptIfExists(cursor);
  const name = parseQualifiedName(cursor, 903);
  const actions: AlterTableAction[] = [];
  while (cursor.token.kind !== 'end' && !cursor.at(';')) actions.push(...parseAction(cursor));
  if (actions.length === 0) throw cursor.unexpected(1735);
  return { kind: 'alter_table', ifExists, name, actions, position, end: cursor.lastEnd };
}

function parseAction(cursor: TokenCursor): readonly AlterTableAction[] {
  const { position, token } = cursor;
  switch (token.symbol) {
    case 'ADD':
      cursor.advance();
      return parseAdd(cursor, position);
    case 'MODIFY':
      cursor.advance();
      return parseModify(cursor, position);
    case 'DROP':
      cursor.advance();
      return [parseDrop(cursor, position)];
    case 'RENAME':
      cursor.advance();
      return [parseRename(cursor, position)];
    case 'SET':
      cursor.advance();
      cursor.expect('UNUSED');
      return [{ kind: 'set_unused', columns: parseColumns(cursor), position, end: cursor.lastEnd }];
    case 'READ': {
      cursor.advance();
      const kind = cursor.expectAny(1735, 'ONLY', 'WRITE') === 'ONLY' ? 'read_only' : 'read_write';
      return [{ kind, position, end: cursor.lastEnd }];
    }
    case 'ENABLE':
    case 'DISABLE':
      if (!cursor.atSequence(token.symbol, 'ROW', 'MOVEMENT')) return [parseSwitch(cursor, token.symbol, position)];
      break;
    case 'NESTED':
      throw cursor.notSupported('nested table columns that ALTER TABLE adds');
    case 'MOVE':
      cursor.advance();
      return [{ kind: 'storage', position, end: cursor.lastEnd }];
    case 'SHRINK':
      cursor.advance();
      cursor.expect('SPACE');
      cursor.acceptAny('COMPACT', 'CASCADE');
      return [{ kind: 'storage', position, end: cursor.lastEnd }];
    default:
  }
  if (!skipStorageClause(cursor)) throw cursor.unexpected(1735);
  return [{ kind: 'storage', position, end: cursor.lastEnd }];
}

/** `ADD (a NUMBER, CONSTRAINT …)`, `ADD a NUMBER`, `ADD CONSTRAINT …`. */
function parseAdd(cursor: TokenCursor, position: number): AlterTableAction[] {
  const parseOne = (): AlterTableAction => {
    const constraint = parseTableConstraint(cursor);
    if (constraint !== undefined) return { kind: 'add_constraint', constraint, position, end: cursor.lastEnd };
    const columns = [parseColumnDefinition(cursor)];
    return { kind: 'add_columns', columns, position, end: cursor.lastEnd };
  };
  if (!cursor.accept('(')) {
    cursor.accept('COLUMN');
    return [parseOne()];
  }
  const actions = cursor.list(parseOne);
  cursor.expect(')');
  return actions;
}

function parseModify(cursor: TokenCursor, position: number): AlterTableAction[] {
  if (cursor.at('CONSTRAINT') || cursor.atSequence('PRIMARY', 'KEY')) {
    const constraint = parseConstraintReference(cursor);
    const enable = cursor.acceptAny('ENABLE', 'DISABLE');
    const validate = acceptValidate(cursor);
    if (enable === undefined) throw cursor.notSupported('MODIFY CONSTRAINT other than ENABLE and DISABLE');
    const kind = enable === 'ENABLE' ? 'enable_constraint' : 'disable_constraint';
    return [{ kind, constraint, cascade: cursor.accept('CASCADE'), validate, position, end: cursor.lastEnd }];
  }
  const columns = cursor.at('(')
    ? cursor.parenthesized(() => cursor.list(() => parseColumnDefinition(cursor)))
    : [parseColumnDefinition(cursor)];
  return [{ kind: 'modify_columns', columns, position, end: cursor.lastEnd }];
}

function parseDrop(cursor: TokenCursor, position: number): AlterTableAction {
  if (cursor.at('CONSTRAINT') || cursor.atSequence('PRIMARY', 'KEY') || cursor.at('UNIQUE')) {
    const constraint = parseConstraintReference(cursor);
    const cascade = cursor.accept('CASCADE');
    if (cursor.acceptAny('KEEP', 'DROP') !== undefined) cursor.expect('INDEX');
    return { kind: 'drop_constraint', constraint, cascade, validate: undefined, position, end: cursor.lastEnd };
  }
  if (cursor.acceptSequence('UNUSED', 'COLUMNS')) return { kind: 'storage', position, end: cursor.lastEnd };
  const columns = parseColumns(cursor);
  const cascadeConstraints = cursor.acceptSequence('CASCADE', 'CONSTRAINTS');
  return { kind: 'drop_columns', columns, cascadeConstraints, position, end: cursor.lastEnd };
}

/** `COLUMN a` or `(a, b)`. */
function parseColumns(cursor: TokenCursor): readonly Identifier[] {
  if (cursor.at('(')) return parseIdentifierList(cursor);
  cursor.expect('COLUMN', 905);
  return [parseIdentifier(cursor)];
}

function parseRename(cursor: TokenCursor, position: number): AlterTableAction {
  if (cursor.accept('TO')) return { kind: 'rename_table', to: parseIdentifier(cursor), position, end: cursor.lastEnd };
  const kind = cursor.expectAny(1735, 'COLUMN', 'CONSTRAINT') === 'COLUMN' ? 'rename_column' : 'rename_constraint';
  const from = parseIdentifier(cursor);
  cursor.expect('TO');
  const to = parseIdentifier(cursor);
  return { kind, from, to, position, end: cursor.lastEnd };
}

/** ENABLE and DISABLE of a constraint or of all triggers. */
function parseSwitch(cursor: TokenCursor, action: 'ENABLE' | 'DISABLE', position: number): AlterTableAction {
  cursor.advance();
  if (cursor.acceptSequence('ALL', 'TRIGGERS')) {
    const kind = action === 'ENABLE' ? 'enable_all_triggers' : 'disable_all_triggers';
    return { kind, position, end: cursor.lastEnd };
  }
  const validate = acceptValidate(cursor);
  const constraint = parseConstraintReference(cursor);
  const cascade = cursor.accept('CASCADE');
  if (cursor.acceptAny('KEEP', 'DROP') !== undefined) cursor.expect('INDEX');
  const kind = action === 'ENABLE' ? 'enable_constraint' : 'disable_constraint';
  return { kind, constraint, cascade, validate, position, end: cursor.lastEnd };
}

function acceptValidate(cursor: TokenCursor): boolean | undefined {
  const word = cursor.acceptAny('VALIDATE', 'NOVALIDATE');
  return word === undefined ? undefined : word === 'VALIDATE';
}

function parseConstraintReference(cursor: TokenCursor): ConstraintReference {
  if (cursor.acceptSequence('PRIMARY', 'KEY')) return { kind: 'primary_key' };
  if (cursor.accept('UNIQUE')) return { kind: 'unique', columns: parseIdentifierList(cursor) };
  cursor.expect('CONSTRAINT', 1735);
  return { kind: 'named', name: parseIdentifier(cursor) };
}
