import type { Omission } from '../plan/client-plan.js';

/** `ERP.ORDERS_API.EXPORT, parameter P_ROWS: REF CURSOR is not supported yet` */
export function describeOmission({ what, parameter, reason }: Omission): string {
  const where = parameter === null ? '' : parameter === 'RETURN' ? ', result' : `, parameter ${parameter}`;
  return `${what}${where}: ${reason}`;
}
