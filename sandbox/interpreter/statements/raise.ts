import type { RaiseStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import type { QualifiedName } from '../../syntax/ast/name.js';
import { BOOLEAN, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { notDeclared, wrongArguments } from '../errors/compilation-error.js';
import { errorText } from '../exceptions/messages.js';
import { type ExceptionIdentity, RaisedException } from '../exceptions/raised-exception.js';
import { compileValue } from '../expressions/compile-value.js';
import { denoteName } from '../names/denote.js';
import type { Place } from '../names/place.js';
import type { ExceptionSymbol } from '../names/symbol.js';
import { nullable } from '../names/symbol.js';
import type { CompiledStatement } from './completion.js';

export function compileRaise(place: Place, { exception, position }: RaiseStatement, line: number): CompiledStatement {
  if (exception === undefined) {
    if (!place.inHandler) {
      throw new PlsqlCompileError(
        'PLS-00367: a RAISE statement with no exception name must be inside an exception handler',
        position,
      );
    }
    return {
      pauses: false,
      line,
      execute({ session }) {
        const current = session.handled.at(-1);
        if (current === undefined) throw new OracleError(6510, 'PL/SQL: unhandled user-defined exception');
        throw current.again();
      },
    };
  }
  const symbol = exceptionNamed(place, exception);
  return {
    pauses: false,
    line,
    execute() {
      throw RaisedException.raise(symbol.identity, raisedText(symbol.identity));
    },
  };
}

/** @throws PlsqlCompileError PLS-00201, PLS-00486 */
export function exceptionNamed(place: Place, name: QualifiedName): Pick<ExceptionSymbol, 'identity'> {
  const shown = name.parts.map((part) => part.name).join('.');
  const denotation = denoteName(place, name.parts);
  if (denotation === undefined) throw notDeclared(shown, name.position);
  if (denotation.kind !== 'exception') {
    throw new PlsqlCompileError(`PLS-00486: '${shown}' must be an exception`, name.position);
  }
  return denotation.symbol;
}

function raisedText({ code }: ExceptionIdentity): string {
  if (code === undefined) return 'PL/SQL: unhandled user-defined exception';
  return errorText(code) ?? '';
}

const LOWEST = -20999;
const HIGHEST = -20000;
const MAX_TEXT_BYTES = 2048;
const PARAMETERS = ['NUM', 'MSG', 'KEEPERRORSTACK'];

/** RAISE_APPLICATION_ERROR(number, text [, keep the errors being handled]). */
export function compileRaiseApplicationError(
  place: Place,
  args: readonly Argument[],
  position: number,
  line: number,
): CompiledStatement {
  const given = new Map<string | undefined, Argument>();
  for (const [index, argument] of args.entries()) given.set(argument.name?.name ?? PARAMETERS[index], argument);
  const [number, text, keep] = PARAMETERS.map((name) => given.get(name));
  const known = [number, text, keep].filter((argument) => argument !== undefined);
  if (number === undefined || text === undefined || known.length < args.length) {
    throw wrongArguments('RAISE_APPLICATION_ERROR', position);
  }
  const code = compileValue(place, number.value, nullable(NUMBER));
  const message = compileValue(place, text.value, nullable(VARCHAR2));
  const keepErrors = keep === undefined ? undefined : compileValue(place, keep.value, nullable(BOOLEAN));
  return {
    pauses: true,
    line,
    *run(frame) {
      const raised = yield* evaluate(code, frame);
      const shown = yield* evaluate(message, frame);
      const kept = keepErrors === undefined ? false : (yield* evaluate(keepErrors, frame)) === true;
      if (typeof raised !== 'number' || raised < LOWEST || raised > HIGHEST) {
        throw new OracleError(
          21000,
          `error number argument to raise_application_error of ${raised === null ? '' : String(raised)} is out of range`,
        );
      }
      throw RaisedException.applicationError(-raised, cutText(typeof shown === 'string' ? shown : ''), kept);
    },
  };
}

function cutText(text: string): string {
  let kept = text;
  while (Buffer.byteLength(kept) > MAX_TEXT_BYTES) kept = kept.slice(0, -1);
  return kept;
}
