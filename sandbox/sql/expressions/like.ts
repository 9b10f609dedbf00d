import type { Like } from '../../syntax/ast/condition.js';
import { BOOLEAN, VARCHAR2 } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { textOf } from '../functions/argument-values.js';
import type { Compiled } from './compiled.js';
import { combinePure } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { isConvertible } from './type-families.js';
import { textOperand } from './type-matching.js';

/** What a place of the pattern takes: one character, any one, any number of any. */
type PatternElement = { readonly character: string } | 'any' | 'many';

/** LIKE and its kin; in AL32UTF8 they all count code points. */
export function compileLike<F>(node: Like, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const { operand, pattern, escape: escapeCharacter, negated, position } = node;
  const written = escapeCharacter === undefined ? [operand, pattern] : [operand, pattern, escapeCharacter];
  const texts = written.map((expression) => {
    const compiled = compiler.compile(expression);
    const { dataType } = compiled;
    if (!isConvertible(dataType, VARCHAR2, scope.language)) {
      throw wrongTypes(scope.language, node.operator, VARCHAR2, dataType, position);
    }
    return textOperand(compiled, scope);
  });
  let last:
    | { readonly pattern: string; readonly escapedBy: string | undefined; readonly elements: readonly PatternElement[] }
    | undefined;
  return combinePure(BOOLEAN, texts, ([text = null, model = null, escapeText]) => {
    if (text === null || model === null || escapeText === null) return null;
    const [source, escapedBy] = [textOf(model), escapeText === undefined ? undefined : textOf(escapeText)];
    if (last === undefined || last.pattern !== source || last.escapedBy !== escapedBy) {
      last = { pattern: source, escapedBy, elements: parsePattern(source, escapedBy) };
    }
    return matches([...textOf(text)], last.elements) !== negated;
  });
}

/** @throws OracleError 1424, 1425 */
function parsePattern(pattern: string, escapedBy: string | undefined): readonly PatternElement[] {
  if (escapedBy !== undefined && [...escapedBy].length !== 1) {
    throw new OracleError(1425, 'escape character must be character string of length 1');
  }
  const elements: PatternElement[] = [];
  let escaped = false;
  for (const character of pattern) {
    const special = character === '%' || character === '_';
    if (escaped) {
      if (!special && character !== escapedBy) throw illegalEscape();
      elements.push({ character });
      escaped = false;
    } else if (character === escapedBy) escaped = true;
    else if (special) elements.push(character === '%' ? 'many' : 'any');
    else elements.push({ character });
  }
  if (escaped) throw illegalEscape();
  return elements;
}

function illegalEscape(): OracleError {
  return new OracleError(1424, 'missing or illegal character following the escape character');
}

/** Goes back to the last `%` only, which is enough: an earlier one could not do better. */
function matches(text: readonly string[], pattern: readonly PatternElement[]): boolean {
  let [at, place] = [0, 0];
  let retry: { place: number; at: number } | undefined;
  while (at < text.length) {
    const element = pattern[place];
    if (element === 'many') {
      retry = { place: place + 1, at };
      place += 1;
    } else if (element !== undefined && (element === 'any' || element.character === text[at])) {
      place += 1;
      at += 1;
    } else if (retry !== undefined) {
      retry.at += 1;
      [at, place] = [retry.at, retry.place];
    } else return false;
  }
  while (pattern[place] === 'many') place += 1;
  return place === pattern.length;
}
