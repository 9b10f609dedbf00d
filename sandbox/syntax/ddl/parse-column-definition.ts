import type { ColumnDefault, ColumnDefinition, Constraint, IdentityClause } from '../ast/ddl.js';
import type { Expression } from '../ast/expression.js';
import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseColumnConstraint } from './parse-constraint.js';
import { parseSequenceOptions } from './parse-sequence.js';

/** A column of CREATE TABLE, or of ALTER TABLE's ADD and MODIFY. */
export function parseColumnDefinition(cursor: TokenCursor): ColumnDefinition {
  const { position } = cursor;
  const name = parseIdentifier(cursor);
  const type = hasType(cursor) ? cursor.grammar.typeSpec(cursor) : undefined;
  let columnDefault: ColumnDefault | undefined;
  let identity: IdentityClause | undefined;
  let virtual: Expression | undefined;
  let invisible = false;
  const constraints: Constraint[] = [];
  for (;;) {
    if (cursor.at('DEFAULT')) columnDefault = parseDefault(cursor);
    else if (cursor.at('GENERATED') || cursor.atSequence('AS', '(')) {
      const generated = parseGenerated(cursor);
      if ('generation' in generated) identity = generated;
      else virtual = generated;
    } else if (cursor.acceptAny('INVISIBLE', 'VISIBLE') === 'INVISIBLE') invisible = true;
    else if (cursor.at('ENCRYPT')) throw cursor.notSupported('column encryption');
    else if (cursor.at('COLLATE')) throw cursor.notSupported('column collations');
    else {
      const constraint = parseColumnConstraint(cursor);
      if (constraint === undefined) break;
      constraints.push(constraint);
    }
  }
  return {
    name,
    type,
    default: columnDefault,
    identity,
    virtual,
    invisible,
    constraints,
    position,
    end: cursor.lastEnd,
  };
}

function hasType(cursor: TokenCursor): boolean {
  return (cursor.token.kind === 'word' || cursor.token.kind === 'quoted_identifier') && !cursor.atAny(NO_TYPE);
}

/** `DEFAULT [ON NULL [FOR INSERT ONLY | FOR INSERT AND UPDATE]] expr`. */
function parseDefault(cursor: TokenCursor): ColumnDefault {
  cursor.expect('DEFAULT');
  let onNull: ColumnDefault['onNull'];
  if (cursor.acceptSequence('ON', 'NULL')) {
    onNull = 'INSERT ONLY';
    if (cursor.acceptSequence('FOR', 'INSERT') && cursor.acceptAny('ONLY', 'AND') === 'AND') {
      cursor.expect('UPDATE');
      onNull = 'INSERT AND UPDATE';
    }
  }
  const { position } = cursor;
  // a condition would take the NOT of NOT NULL for its own
  const expression = cursor.grammar.operand(cursor);
  return { expression, onNull, position, end: cursor.lastEnd };
}

/** `GENERATED ALWAYS AS IDENTITY (…)` or `[GENERATED ALWAYS] AS (expr) [VIRTUAL]`. */
function parseGenerated(cursor: TokenCursor): IdentityClause | Expression {
  const { position } = cursor;
  let generation: IdentityClause['generation'] = 'ALWAYS';
  if (cursor.accept('GENERATED') && cursor.expectAny(905, 'ALWAYS', 'BY') === 'BY') {
    cursor.expect('DEFAULT');
    generation = cursor.acceptSequence('ON', 'NULL') ? 'BY DEFAULT ON NULL' : 'BY DEFAULT';
    if (cursor.at('FOR')) throw cursor.notSupported('BY DEFAULT ON NULL FOR INSERT AND UPDATE');
  }
  cursor.expect('AS');
  if (cursor.accept('IDENTITY')) {
    const options = cursor.at('(')
      ? cursor.parenthesized(() => parseSequenceOptions(cursor))
      : parseSequenceOptions(cursor);
    return { generation, options, position, end: cursor.lastEnd };
  }
  const expression = cursor.parenthesized(() => cursor.grammar.expression(cursor));
  cursor.accept('VIRTUAL');
  if (cursor.at('MATERIALIZED')) throw cursor.notSupported('materialized expression columns');
  return expression;
}

const NO_TYPE: ReadonlySet<string> = new Set([
  'DEFAULT',
  'GENERATED',
  'AS',
  'NOT',
  'NULL',
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'REFERENCES',
  'VISIBLE',
  'INVISIBLE',
  'ENCRYPT',
  'COLLATE',
]);
