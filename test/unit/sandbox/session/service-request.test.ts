import { describe, expect, it } from 'vitest';
import { readServiceRequest } from '../../../../sandbox/session/service-request.js';

const read = (connectData: string) =>
  readServiceRequest(`(DESCRIPTION=(CONNECT_DATA=${connectData}))`, ['SANDBOX', 'SANDBOX.EXAMPLE.COM']);

describe('what a client asks the listener for', () => {
  it.each([
    '(SERVICE_NAME=SANDBOX)',
    '(SERVICE_NAME=sandbox)(SERVER=dedicated)',
    '(SERVICE_NAME=SandBox)(SERVER=SHARED)',
  ])('accepts %s', (connectData) => {
    expect(read(connectData)).toEqual({ serviceName: 'SANDBOX', pooled: false });
  });

  it('knows who wants a pooled server', () => {
    expect(read('(SERVICE_NAME=SANDBOX)(SERVER=pooled)')).toEqual({ serviceName: 'SANDBOX', pooled: true });
  });

  it.each([
    ['(SERVICE_NAME=OTHER)', 12514],
    ['(SID=SANDBOX)', 12505],
    ['(SERVICE_NAME=)', 12504],
    ['(CID=(PROGRAM=x))', 12504],
    ['(SERVICE_NAME=SANDBOX)(SERVER=EMON)', 12520],
  ])('refuses %s with %d', (connectData, refusal) => {
    expect(read(connectData)).toEqual({ refusal });
  });
});
