import type { CallDescriptor, ParameterDescriptor, ScalarDescriptor } from '../../../runtime/call-descriptor.js';

export const NUMBER: ScalarDescriptor = { kind: 'number', declaration: 'NUMBER' };
export const TEXT: ScalarDescriptor = { kind: 'string', declaration: 'VARCHAR2(32767)' };
export const DATE: ScalarDescriptor = { kind: 'date', declaration: 'DATE' };

export function parameter(
  key: string,
  type: ScalarDescriptor,
  rest: Partial<ParameterDescriptor> = {},
): ParameterDescriptor {
  return { name: `P_${key.toUpperCase()}`, key, mode: 'IN', type, ...rest };
}

/** `ERP.ORDERS_API.<name>` */
export function routine(
  name: string,
  parameters: readonly ParameterDescriptor[],
  returns?: ScalarDescriptor,
): CallDescriptor {
  return {
    owner: 'ERP',
    packageName: 'ORDERS_API',
    name,
    parameters,
    ...(returns === undefined ? {} : { returns: { type: returns } }),
  };
}
