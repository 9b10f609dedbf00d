import { describe, expect, it } from 'vitest';
import { judgeCapacity } from '../../../../generator/doctor/checks/capacity.js';
import { proxiedLoginFault } from '../../../../generator/doctor/login-fault.js';

describe('room for sessions', () => {
  const processes = (used: number, limit: string) => ({
    RESOURCE_NAME: 'processes',
    CURRENT_UTILIZATION: used,
    LIMIT_VALUE: limit,
  });

  it.each([
    [processes(290, '       300'), 'ok', '290 of 300 processes are in use: there is room for 10 more.'],
    [
      processes(291, '       300'),
      'warning',
      '291 of 300 processes are in use: there is no room for 10 more. Lower sessions.max of the clients, or raise the parameter PROCESSES.',
    ],
    [processes(291, ' UNLIMITED'), 'ok', '291 of UNLIMITED processes are in use: there is room for 10 more.'],
  ])('%j', (row, status, message) => {
    expect(judgeCapacity(row, 10)).toMatchObject({ name: 'room for processes', status, message });
  });
});

describe('a user whom the proxy account may not log in for', () => {
  const fault = (code: string, exists: boolean | undefined) =>
    proxiedLoginFault(Object.assign(new Error(`${code}: refused`), { code, errorNum: Number(code.slice(4)) }), {
      proxy: 'ERP_APP',
      client: 'Alice',
      exists,
    });

  it.each([
    ['ORA-28150', ['ALTER USER "Alice" GRANT CONNECT THROUGH ERP_APP']],
    ['ORA-01017', ['ALTER USER "Alice" GRANT CONNECT THROUGH ERP_APP']],
    ['ORA-01045', ['GRANT CREATE SESSION TO "Alice"']],
    ['ORA-28000', ['ALTER USER "Alice" ACCOUNT UNLOCK']],
    ['ORA-28001', []],
    ['ORA-28183', []],
    ['ORA-02391', []],
    ['ORA-00600', []],
  ])('%s', (code, ddl) => {
    for (const exists of [true, undefined]) {
      const { message, ddl: printed } = fault(code, exists);
      expect(printed).toEqual(ddl);
      expect(message).toMatch(new RegExp(`^ERP_APP cannot log in for Alice: ${code}: refused\\.`));
    }
    expect(fault(code, false).ddl).toEqual([]);
  });
});
