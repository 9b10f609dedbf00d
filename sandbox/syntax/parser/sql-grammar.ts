import { parseConditionOn } from '../expressions/parse-condition.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { parseOperand } from '../expressions/parse-operand.js';
import { continueQuery, parseQuery } from '../queries/parse-query.js';
import { parseTypeSpec } from '../types/parse-type-spec.js';
import type { Grammar } from './grammar.js';

/** The grammar that SQL and PL/SQL share. */
export const SQL_GRAMMAR: Grammar = {
  expression: parseExpression,
  operand: parseOperand,
  conditionOn: parseConditionOn,
  query: parseQuery,
  continueQuery,
  typeSpec: parseTypeSpec,
};
