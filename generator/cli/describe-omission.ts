import type { Omission, Warning } from '../plan/client-plan.js';

/** `ERP.ORDERS_API.EXPORT, parameter P_ROWS: a cursor cannot be passed in` */
export function describeOmission({ what, parameter, reason }: Omission): string {
  return `${placeOf(what, parameter)}: ${reason}`;
}

/** `ERP.ORDERS_API.SAVE, parameter P_ROW: every user who …` */
export function describeWarning({ what, parameter, message }: Warning): string {
  return `${placeOf(what, parameter)}: ${message}`;
}

function placeOf(what: string, parameter: string | null): string {
  if (parameter === null) return what;
  return `${what}, ${parameter === 'RETURN' ? 'result' : `parameter ${parameter}`}`;
}
