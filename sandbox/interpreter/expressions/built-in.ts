import { findBuiltInFunction } from '../../sql/functions/built-in-functions.js';

/** Whether an unqualified name is a built-in function's, which package STANDARD declares for PL/SQL. */
export function isBuiltInFunction(parts: readonly { readonly name: string }[]): boolean {
  const name = parts.at(-1)?.name;
  const standard = parts.length === 1 || (parts.length === 2 && parts[0]?.name === 'STANDARD');
  return standard && name !== undefined && findBuiltInFunction(name, 'plsql') !== undefined;
}
