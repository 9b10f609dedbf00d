import type { Token } from '../lexer/token.js';
import type { DeclaredType, ParameterDeclaration } from '../specification.js';
import type { Collected } from './collected.js';
import type { Draft, Part } from './draft.js';
import { annotationsOf, ownValue, subprogramNotes, valueNotes } from './notes.js';
import type { PackageScope } from './package-scope.js';
import { readType } from './read-type.js';
import { NotUnderstood, type TokenReader } from './token-reader.js';
import { writtenText } from './written-text.js';

interface ReadParameter extends Part {
  readonly name: Token;
  readonly type: DeclaredType;
  readonly defaultText: string | undefined;
}

/**
 * `PROCEDURE name (…) …`, `FUNCTION name (…) RETURN type …`. What follows (DETERMINISTIC, PIPELINED, RESULT_CACHE, AGGREGATE USING, ACCESSIBLE BY, LANGUAGE …) is told by
 * the dictionary.
 * @throws NotUnderstood
 */
export function readSubprogram(
  kind: 'procedure' | 'function',
  reader: TokenReader,
  scope: PackageScope,
  collected: Collected,
): Omit<Draft, 'from' | 'to'> {
  const name = reader.expectName();
  const parameters = reader.isSymbol('(') ? readParameters(reader, scope) : [];
  const resultFrom = reader.at;
  let returns: DeclaredType | null = null;
  if (kind === 'function') {
    reader.expectWord('RETURN');
    returns = readType(reader, scope);
  }
  const result: readonly Part[] = returns === null ? [] : [{ from: resultFrom, to: reader.at - 1, isResult: true }];
  return {
    parts: [...parameters, ...result],
    finish(comments) {
      const names = parameters.map((parameter) => parameter.name.value);
      const annotations = annotationsOf(comments, { name: name.value, kind }, names);
      const own = (index: number, called: string) =>
        annotationsOf({ above: [], others: comments.parts[index] ?? [] }, { name: called, kind: 'parameter' });
      const onResult = returns === null ? undefined : ownValue(own(parameters.length, ''));
      collected.subprograms.add({
        name: name.value,
        kind,
        parameters: parameters.map(
          (parameter, index): ParameterDeclaration => ({
            name: parameter.name.value,
            type: parameter.type,
            notes: valueNotes(
              parameter.name,
              scope.source,
              parameter.type,
              parameter.defaultText,
              own(index, parameter.name.value),
              annotations.parameters.get(parameter.name.value),
            ),
          }),
        ),
        returns,
        notes: subprogramNotes(name, scope.source, annotations, onResult, returns),
      });
    },
  };
}

function readParameters(reader: TokenReader, scope: PackageScope): readonly ReadParameter[] {
  const parameters: ReadParameter[] = [];
  reader.expectSymbol('(');
  do {
    const from = reader.at;
    const name = reader.expectName();
    reader.takesWords('IN');
    reader.takesWords('OUT');
    reader.takesWords('NOCOPY');
    const type = readType(reader, scope);
    const defaultText = readDefault(reader, scope);
    parameters.push({ name, type, defaultText, from, to: reader.at - 1, isResult: false });
  } while (reader.takesSymbol(','));
  reader.expectSymbol(')');
  return parameters;
}

/** `DEFAULT expression`, `:= expression`; undefined without one. @throws NotUnderstood */
export function readDefault(reader: TokenReader, scope: PackageScope): string | undefined {
  if (!reader.takesWords('DEFAULT') && !reader.takesSymbol(':=')) return undefined;
  const expression = reader.skipExpression();
  if (expression.length === 0) throw new NotUnderstood('expression expected');
  return writtenText(scope.source, expression);
}
