import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import { text } from './argument-values.js';
import {
  input,
  type NativeContext,
  type NativeSubprogram,
  nativeFunction,
  pausingProcedure,
} from './native-package.js';
import { simpleName } from './sql-names.js';

const ROLE_NAME = [input('ROLENAME', VARCHAR2)];
const HEX_DIGITS = 4;
/** The one instance that there is. */
const INSTANCE = 1;

/** Of DBMS_SESSION: which roles are enabled, and settings of the session. */
export const SESSION_ROLES: readonly NativeSubprogram[] = [
  // Within units with definer's rights no role is enabled.
  ...['IS_ROLE_ENABLED', 'CURRENT_IS_ROLE_ENABLED'].map((name) =>
    nativeFunction(name, ROLE_NAME, BOOLEAN, ([role], { sql }) =>
      sql.domain.roles.has((text(role) ?? '').toUpperCase()),
    ),
  ),
  pausingProcedure('SET_ROLE', [input('ROLE_CMD', VARCHAR2)], ([roles], context) =>
    run(`SET ROLE ${text(roles) ?? ''}`, context),
  ),
  pausingProcedure('SET_NLS', [input('PARAM', VARCHAR2), input('VALUE', VARCHAR2)], ([parameter, value], context) => {
    const name = simpleName(text(parameter) ?? '')?.name ?? '';
    if (!name.startsWith('NLS')) throw new OracleError(2248, 'invalid option for ALTER SESSION');
    return run(`ALTER SESSION SET ${name} = ${text(value) ?? ''}`, context);
  }),
];

/** Of DBMS_SESSION: identifiers of sessions. */
export const SESSION_IDENTIFYING: readonly NativeSubprogram[] = [
  nativeFunction('UNIQUE_SESSION_ID', [], VARCHAR2, (_values, { sql }) => uniqueId(sql.identity)),
  nativeFunction('IS_SESSION_ALIVE', [input('UNIQUEID', VARCHAR2)], BOOLEAN, ([given], context) =>
    [...context.sessions()].some((identity) => uniqueId(identity) === text(given)),
  ),
];

/** Session, serial number and instance. */
function uniqueId({ sid, serial }: { readonly sid: number; readonly serial: number }): string {
  return [sid, serial, INSTANCE].map((part) => part.toString(16).toUpperCase().padStart(HEX_DIGITS, '0')).join('');
}

function* run(statement: string, context: NativeContext) {
  yield* context.parseStatement(statement).execute(new Map());
}
