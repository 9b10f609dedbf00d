import type { Declaration, Pragma } from '../../plsql/ast/declaration.js';
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

const AUTONOMOUS = 'AUTONOMOUS_TRANSACTION';
const SERIALLY_REUSABLE = 'SERIALLY_REUSABLE';

export function applyPragma(place: Place, pragma: Pragma): void {
  if (pragma.name === 'EXCEPTION_INIT') exceptionInit(place, pragma);
  else if (pragma.name === AUTONOMOUS) requireRoutine(place, pragma);
  else if (pragma.name === SERIALLY_REUSABLE) requirePackage(place, pragma);
  else if (!WITHOUT_EFFECT.has(pragma.name)) throw new NotSupportedError(`PRAGMA ${pragma.name}`, pragma.position);
}

/** Whether the package with these declarations begins anew with each call of the client. */
export function isSeriallyReusable(declarations: readonly Declaration[]): boolean {
  return declarations.some((declaration) => declaration.kind === 'pragma' && declaration.name === SERIALLY_REUSABLE);
}

/** A package's specification or body. @throws PlsqlCompileError PLS-00710 */
function requirePackage({ unit, scope }: Place, { position }: Pragma): void {
  const own = unit.ownPackage?.scope;
  if (own !== undefined && (scope === own || scope.enclosing === own)) return;
  throw new PlsqlCompileError(`PLS-00710: Pragma ${SERIALLY_REUSABLE} cannot be specified here`, position);
}

/** Whether a routine with these declarations runs in a transaction of its own. */
export function isAutonomous(declarations: readonly Declaration[]): boolean {
  const [first, second] = declarations.filter(
    (declaration) => declaration.kind === 'pragma' && declaration.name === AUTONOMOUS,
  );
  if (second !== undefined) throw new NotSupportedError(`PRAGMA ${AUTONOMOUS} given twice`, second.position);
  return first !== undefined;
}

/**
 * An anonymous block that is not within another, a subprogram, a method, a trigger that is not compound.
 * @throws PlsqlCompileError PLS-00710
 */
function requireRoutine({ isRoutine }: Place, { arguments: [argument], position }: Pragma): void {
  if (isRoutine !== true) {
    throw new PlsqlCompileError(`PLS-00710: Pragma ${AUTONOMOUS} cannot be specified here`, position);
  }
  if (argument !== undefined) throw new NotSupportedError(`arguments of PRAGMA ${AUTONOMOUS}`, argument.position);
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
  const isNegative = number.kind === 'unary' && number.operator === '-';
  const valid = isNegative ? Number.isInteger(code) && code < 10_000_000 && code !== 1403 : code === 100;
  if (!valid)
    throw new PlsqlCompileError('PLS-00701: illegal ORACLE error number for PRAGMA EXCEPTION_INIT', number.position);
  symbol.identity = { name: symbol.name, code: code === 100 ? 1403 : code };
}
