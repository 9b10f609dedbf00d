import type { Pragma } from '../../plsql/ast/declaration.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Place } from '../names/place.js';

/** Pragmas that change nothing here: hints for the compiler, promises about purity. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'INLINE',
  'RESTRICT_REFERENCES',
  'UDF',
  'DEPRECATE',
  'COVERAGE',
  'SUPPRESSES_WARNING_6009',
]);

export function applyPragma(place: Place, pragma: Pragma): void {
  if (pragma.name === 'EXCEPTION_INIT') exceptionInit(place, pragma);
  else if (!WITHOUT_EFFECT.has(pragma.name)) throw new NotSupportedError(`PRAGMA ${pragma.name}`, pragma.position);
}

function exceptionInit(place: Place, { arguments: args, position }: Pragma): void {
  const [exception, number] = args;
  if (exception?.kind !== 'name' || number === undefined) {
    throw new PlsqlCompileError('PLS-00704: wrong arguments of PRAGMA EXCEPTION_INIT', position);
  }
  const symbol = place.scope.own(exception.parts[0].name);
  if (symbol?.kind !== 'exception') {
    throw new PlsqlCompileError(
      `PLS-00109: unknown exception name '${exception.parts[0].name}' in PRAGMA EXCEPTION_INIT`,
      exception.position,
    );
  }
  const literal = number.kind === 'unary' ? number.operand : number;
  const code = literal.kind === 'number_literal' ? Number(literal.text) : Number.NaN;
  const valid = Number.isInteger(code) && (number.kind === 'unary' ? number.operator === '-' : code === 100);
  if (!valid)
    throw new PlsqlCompileError('PLS-00701: illegal ORACLE error number for PRAGMA EXCEPTION_INIT', number.position);
  symbol.identity = { name: symbol.name, code: code === 100 ? 1403 : code };
}
