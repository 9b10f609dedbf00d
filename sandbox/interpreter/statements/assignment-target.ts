import type { Expression, NameReference } from '../../syntax/ast/expression.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { notDeclared } from '../errors/compilation-error.js';
import type { CompiledTarget, ValueDenotation } from '../names/denotation.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';

/** Something that can be assigned to. @throws PlsqlCompileError PLS-00201, PLS-00363 */
export function requireTarget(
  place: Place,
  expression: Expression,
): ValueDenotation & { readonly target: CompiledTarget } {
  const denotation = denote(place, expression);
  const root = rootOf(expression);
  if (denotation === undefined && root !== undefined && denote(place, root) === undefined) {
    throw notDeclared(root.parts.map(({ name }) => name).join('.'), root.position);
  }
  if (denotation?.kind !== 'value' || denotation.target === undefined) {
    throw new PlsqlCompileError(
      `PLS-00363: expression '${shownName(expression)}' cannot be used as an assignment target`,
      expression.position,
    );
  }
  denotation.noteAssigned?.();
  return { ...denotation, target: denotation.target };
}

/** What `rows` is in `rows(1).name`. */
function rootOf(expression: Expression): NameReference | undefined {
  if (expression.kind === 'member') return rootOf(expression.object);
  if (expression.kind === 'call') return rootOf(expression.callee);
  return expression.kind === 'name' ? expression : undefined;
}

/** An expression as messages show it: names in upper case, other expressions as ` in error`. */
export function shownName(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.parts.map(({ name }) => name).join('.');
    case 'member':
      return `${shownName(expression.object)}.${expression.member.name}`;
    case 'call':
      return shownName(expression.callee);
    case 'bind_variable':
      return expression.name;
    case 'number_literal':
      return expression.text;
    case 'string_literal':
      return expression.value;
    case 'null_literal':
      return 'NULL';
    default:
      return '<expression>';
  }
}
