import type { Binder, ResultFault } from './binder.js';

/** PL/SQL: what a local gets from a bind. */
export function valueFrom({ fromBind }: Binder, bind: string): string {
  return fromBind === undefined ? bind : fromBind(bind);
}

/** PL/SQL that gives a local's value to a bind, or to what becomes one. */
export function giveTo({ toBind }: Binder, local: string, bind: string): string {
  return `${bind} := ${toBind === undefined ? local : toBind(local)};`;
}

/** PL/SQL that raises when a local's value cannot be given as it was asked for. */
export function checksOf(
  { faults }: Binder,
  local: string,
  notNull: boolean,
  raise: (fault: ResultFault) => string,
): string[] {
  const checks = (faults?.(local) ?? []).map(([condition, fault]) => `if ${condition} then ${raise(fault)} end if;`);
  if (notNull) checks.push(`if ${local} is null then ${raise('null')} end if;`);
  return checks;
}
