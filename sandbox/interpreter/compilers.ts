import { compileExpression } from '../sql/expressions/compile-expression.js';
import { compileBody } from './declarations/compile-block.js';
import { plsqlScope } from './expressions/plsql-scope.js';
import type { Compilers } from './names/place.js';
import { compileStatements } from './statements/compile-statements.js';

/** The one place that knows the compilers of expressions, statements and bodies. */
export const COMPILERS: Compilers = {
  operand: (place, expression) => compileExpression(expression, plsqlScope(place)),
  statements: compileStatements,
  body: compileBody,
};
