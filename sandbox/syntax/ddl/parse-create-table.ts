import type { ColumnDefinition, Constraint, CreateTable, NestedTableStorage } from '../ast/ddl.js';
import { parseIdentifier, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { acceptIfNotExists } from './if-exists.js';
import { parseColumnDefinition } from './parse-column-definition.js';
import { parseTableConstraint } from './parse-constraint.js';
import { parseNestedTable } from './parse-nested-table.js';
import { skipStorageClause } from './parse-storage.js';

/** From TABLE, or GLOBAL / PRIVATE TEMPORARY TABLE, on. */
export function parseCreateTable(cursor: TokenCursor, position: number): CreateTable {
  const temporary = cursor.acceptAny('GLOBAL', 'PRIVATE');
  if (temporary !== undefined) cursor.expect('TEMPORARY');
  cursor.expect('TABLE', 901);
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseQualifiedName(cursor, 903);
  const ofType = cursor.accept('OF') ? parseQualifiedName(cursor, 902) : undefined;
  const columns: ColumnDefinition[] = [];
  const constraints: Constraint[] = [];
  if (cursor.at('(')) {
    cursor.parenthesized(() =>
      cursor.list(() => {
        const constraint = parseTableConstraint(cursor);
        if (constraint === undefined) columns.push(parseColumnDefinition(cursor));
        else constraints.push(constraint);
      }),
    );
  }
  const { onCommit, organization, nestedTables, readOnly } = parseProperties(cursor);
  const asQuery = cursor.accept('AS') ? cursor.grammar.query(cursor) : undefined;
  if (columns.length === 0 && asQuery === undefined && ofType === undefined) throw cursor.unexpected(906, '(');
  return {
    kind: 'create_table',
    ifNotExists,
    temporary,
    onCommit,
    name,
    ofType,
    columns,
    constraints,
    nestedTables,
    asQuery,
    organization,
    readOnly,
    position,
    end: cursor.lastEnd,
  };
}

type Property = 'onCommit' | 'organization' | 'nestedTables' | 'readOnly';

function parseProperties(cursor: TokenCursor): Pick<CreateTable, Property> {
  let onCommit: CreateTable['onCommit'];
  let organization: CreateTable['organization'] = 'HEAP';
  const nestedTables: NestedTableStorage[] = [];
  let readOnly = false;
  for (;;) {
    if (cursor.acceptSequence('ON', 'COMMIT')) onCommit = parseOnCommit(cursor);
    else if (cursor.accept('READ')) readOnly = cursor.expectAny(922, 'ONLY', 'WRITE') === 'ONLY';
    else if (cursor.accept('ORGANIZATION')) {
      if (cursor.at('EXTERNAL')) throw cursor.notSupported('external tables');
      organization = cursor.expectAny(922, 'HEAP', 'INDEX');
    } else if (cursor.atSequence('NESTED', 'TABLE')) nestedTables.push(parseNestedTable(cursor));
    else if (organization === 'INDEX' && skipIndexOrganization(cursor)) continue;
    else if (!skipStorageClause(cursor)) return { onCommit, organization, nestedTables, readOnly };
  }
}

/** Steps over what says how the rows of an index-organized table are split between its segments. */
function skipIndexOrganization(cursor: TokenCursor): boolean {
  if (cursor.accept('OVERFLOW') || cursor.accept('NOMAPPING')) return true;
  if (cursor.acceptSequence('MAPPING', 'TABLE')) return true;
  if (!cursor.accept('INCLUDING')) return false;
  parseIdentifier(cursor);
  return true;
}

function parseOnCommit(cursor: TokenCursor): CreateTable['onCommit'] {
  const action = cursor.expectAny(922, 'DELETE', 'PRESERVE', 'DROP');
  if (action === 'DELETE') {
    cursor.expect('ROWS');
    return 'DELETE ROWS';
  }
  if (action === 'PRESERVE' && cursor.accept('ROWS')) return 'PRESERVE ROWS';
  cursor.expect('DEFINITION');
  return action === 'DROP' ? 'DROP DEFINITION' : 'PRESERVE DEFINITION';
}
