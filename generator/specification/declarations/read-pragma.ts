import type { SourceNotes } from '../../model/source-notes.js';
import type { Token } from '../lexer/token.js';
import type { Collected } from './collected.js';
import type { Draft } from './draft.js';
import { annotationsOf } from './notes.js';
import type { PackageScope } from './package-scope.js';
import type { TokenReader } from './token-reader.js';

/**
 * `PRAGMA EXCEPTION_INIT(exception, code)` and `PRAGMA DEPRECATE(name, 'text')`; all others say nothing to a client. A comment behind the first one is the exception's.
 * Source: PL/SQL Language Reference, "EXCEPTION_INIT Pragma", "DEPRECATE Pragma".
 * @throws NotUnderstood
 */
export function readPragma(reader: TokenReader, scope: PackageScope, collected: Collected): Omit<Draft, 'from' | 'to'> {
  const pragma = reader.expectName().value;
  if (pragma !== 'EXCEPTION_INIT' && pragma !== 'DEPRECATE') return { parts: [], finish: () => undefined };
  reader.expectSymbol('(');
  const name = readLastName(reader);
  const argument = reader.takesSymbol(',') ? reader.skipExpression() : [];
  reader.expectSymbol(')');
  if (pragma === 'DEPRECATE') return { parts: [], finish: () => deprecate(name, textOf(argument), scope, collected) };
  const code = scope.wholeNumber(argument);
  return {
    parts: [],
    finish({ others }) {
      const { comment } = annotationsOf({ above: [], others }, { name, kind: 'exception' });
      collected.exceptions.changeLast(name, (exception) => ({
        ...exception,
        code: code === undefined ? null : Number(code),
        notes:
          comment === '' || exception.notes.comment !== undefined ? exception.notes : { ...exception.notes, comment },
      }));
    },
  };
}

/** Of `name` or `package.name`. */
function readLastName(reader: TokenReader): string {
  let name = reader.expectName().value;
  while (reader.takesSymbol('.')) name = reader.expectName().value;
  return name;
}

/** Only a single literal is told here. */
function textOf(argument: readonly Token[]): string {
  const [literal] = argument;
  return argument.length === 1 && literal?.kind === 'text' ? literal.value.trim() : '';
}

/** The declaration of that name right before it; of a subprogram's overloads it is the last one. */
function deprecate(name: string, text: string, scope: PackageScope, collected: Collected): void {
  const change = <T extends { readonly notes: SourceNotes }>(one: T): T => ({
    ...one,
    notes: { ...one.notes, deprecated: one.notes.deprecated || text },
  });
  const { subprograms, types, subtypes, constants, exceptions, cursors } = collected;
  const isDone =
    subprograms.changeLast(name, change) ||
    types.changeLast(name, change) ||
    subtypes.changeLast(name, change) ||
    constants.changeLast(name, change) ||
    exceptions.changeLast(name, change) ||
    cursors.changeLast(name, change);
  if (!isDone && scope.isPackage(name)) collected.packageDeprecated = text;
}
