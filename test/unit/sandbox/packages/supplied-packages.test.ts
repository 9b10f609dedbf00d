import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(() => {
  session = openTestSession(newDatabase());
});

describe('DBMS_OUTPUT', () => {
  it('keeps lines until they are taken', async () => {
    await session.run(
      "begin dbms_output.enable; dbms_output.put('a'); dbms_output.put_line('b'); dbms_output.put_line('c'); end;",
    );
    const take = 'declare l varchar2(100); s pls_integer; begin dbms_output.get_line(l, s); :r := s || l; end;';
    expect(await session.block(take)).toBe('0ab');
    expect(await session.block(take)).toBe('0c');
    expect(await session.block(take)).toBe('1');
  });

  it('is silent until it is enabled', async () => {
    await session.run("begin dbms_output.put_line('lost'); dbms_output.enable; end;");
    expect(
      await session.block('declare l varchar2(100); s pls_integer; begin dbms_output.get_line(l, s); :r := s; end;'),
    ).toBe('1');
  });
});

describe('DBMS_SESSION and DBMS_APPLICATION_INFO', () => {
  it.each([
    ["dbms_session.set_identifier('me')", 'client_identifier', 'me'],
    ["dbms_application_info.set_module('m', 'a')", 'module', 'm'],
    ["dbms_application_info.set_module('m', 'a')", 'action', 'a'],
    ["dbms_application_info.set_client_info('i')", 'client_info', 'i'],
  ])('%s', async (call, attribute, expected) => {
    await session.run(`begin ${call}; end;`);
    expect(await session.evaluate(`sys_context('userenv', '${attribute}')`)).toBe(expected);
  });

  it('DBMS_DEBUG_JDWP tells which session it is', async () => {
    const ids = "dbms_debug_jdwp.current_session_id || ',' || sys.dbms_debug_jdwp.current_session_serial";
    const sid = await session.evaluate("sys_context('userenv', 'sid')");
    expect(await session.block(`begin :r := ${ids}; end;`)).toMatch(new RegExp(`^${String(sid)},\\d+$`));
  });

  it('refuses to set a context that belongs to a package', async () => {
    expect(await session.error("begin dbms_session.set_context('other', 'a', 'b'); end;")).toContain('ORA-01031');
  });

  it('gives package state up after the call', async () => {
    await session.run(
      'create or replace package state as n number := 1; end;',
      'begin state.n := 2; dbms_session.modify_package_state(dbms_session.reinitialize); state.n := state.n + 1; end;',
    );
    expect(await session.block('begin :r := state.n; end;')).toBe('1');
  });
});

describe('DBMS_UTILITY', () => {
  it('shows the error being handled', async () => {
    expect(
      await session.block(
        'begin raise no_data_found; exception when others then :r := dbms_utility.format_error_backtrace; end;',
      ),
    ).toBe('ORA-06512: at line 1\n');
  });
});

describe('DBMS_SESSION.SLEEP', () => {
  it('waits without holding up the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await session.run('begin dbms_session.sleep(0.06); end;');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('DIUTIL', () => {
  it.each([
    ['bool_to_int(true)', '1'],
    ['bool_to_int(false)', '0'],
    ['bool_to_int(null)', null],
    ['bool_to_int(int_to_bool(1))', '1'],
    ['bool_to_int(int_to_bool(0))', '0'],
    ['bool_to_int(int_to_bool(null))', null],
  ])('%s', async (call, expected) => {
    const qualified = call
      .replaceAll('bool_to_int', 'sys.diutil.bool_to_int')
      .replaceAll('int_to_bool', 'diutil.int_to_bool');
    expect(await session.block(`begin :r := ${qualified}; end;`)).toBe(expected);
  });

  it('takes no other number for a truth value', async () => {
    expect(await session.error('declare b boolean; begin b := diutil.int_to_bool(2); end;')).toContain('ORA-06502');
  });
});
