/** What UTL_CALL_STACK calls a block of a client. */
export const ANONYMOUS_BLOCK = '__anonymous_block';

/** `ORDERS_API` of `ERP.ORDERS_API`. */
export function nameIn(unitName: string): string {
  return unitName.slice(unitName.indexOf('.') + 1);
}
