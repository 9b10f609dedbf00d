/** A value that a stub gave and that its routine cannot give. */
export class StubFault extends Error {
  override readonly name = 'StubFault';
}

/** @param path `orderId`, `lines[0].sku`; empty for the result itself */
export function misfit(path: string, expected: string, received: string): StubFault {
  return new StubFault(`${path === '' ? 'its result' : path} must be ${expected}, not ${received}`);
}
