import { compileExpression } from '../sql/expressions/compile-expression.js';
import { plsqlScope } from './expressions/plsql-scope.js';
import type { Compilers } from './names/place.js';
import { compileStatements } from './statements/compile-statements.js';

/** The one place that knows both the expression compiler and the statements. */
export const COMPILERS: Compilers = {
  operand: (place, expression) => compileExpression(expression, plsqlScope(place)),
  statements: compileStatements,
};
