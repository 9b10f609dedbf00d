import type { Omission, Warning } from '../plan/client-plan.js';

/** `ERP.ORDERS_API.EXPORT, parameter P_ROWS: a cursor cannot be passed in` */
export function describeOmission({ what, parameter, reason }: Omission): string {
  return `${what}${parameter === null ? '' : `, ${describeParameter(parameter)}`}: ${reason}`;
}

/** `ERP.ORDERS_API.SAVE, parameter P_ROW: every user who …` */
export function describeWarning({ what, parameter, message }: Warning): string {
  return `${what}, ${describeParameter(parameter)}: ${message}`;
}

function describeParameter(parameter: string): string {
  return parameter === 'RETURN' ? 'result' : `parameter ${parameter}`;
}
