import { OracleError } from '../../values/oracle-error.js';

/** ORA-00942 with the name that was looked for, as 23ai words it. */
export function tableNotFound(parts: readonly string[], currentSchema: string, position?: number): OracleError {
  const [first, second] = parts;
  const name = second === undefined ? `"${currentSchema}"."${first}"` : `"${first}"."${second}"`;
  return new OracleError(942, `table or view ${name} does not exist`, position === undefined ? {} : { position });
}

/** ORA-00904: the name as written, each part in quotes. */
export function invalidIdentifier(parts: readonly string[], position: number): OracleError {
  return new OracleError(904, `"${parts.join('"."')}": invalid identifier`, { position });
}
