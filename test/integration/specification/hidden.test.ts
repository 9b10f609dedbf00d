import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

const SCRIPT = `
CREATE OR REPLACE PACKAGE erp.orders_api AS
  /*
   * For maintenance only.
   * @hidden
   */
  PROCEDURE rebuild;
  -- @param p_trace for support @hidden
  FUNCTION text_of(
    p_id NUMBER,
    p_trace VARCHAR2 DEFAULT 'off',
    p_rows SYS_REFCURSOR DEFAULT NULL /* @hidden */
  ) RETURN VARCHAR2;
  PROCEDURE describe(
    p_id NUMBER, -- @hidden
    p_text OUT VARCHAR2 -- @hidden
  );
  PROCEDURE touch(p_id NUMBER);
  -- @hidden
  PROCEDURE touch(p_id DATE);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  PROCEDURE rebuild IS BEGIN NULL; END;
  FUNCTION text_of(p_id NUMBER, p_trace VARCHAR2 DEFAULT 'off', p_rows SYS_REFCURSOR DEFAULT NULL) RETURN VARCHAR2 IS
  BEGIN RETURN p_id || ' ' || p_trace; END;
  PROCEDURE describe(p_id NUMBER, p_text OUT VARCHAR2) IS
  BEGIN p_text := 'order ' || p_id; END;
  PROCEDURE touch(p_id NUMBER) IS BEGIN NULL; END;
  PROCEDURE touch(p_id DATE) IS BEGIN NULL; END;
END;
/
CREATE OR REPLACE PACKAGE erp.internals AS
  -- @hidden

  PROCEDURE run;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT, naming: { stripParameterPrefixes: ['p_'] } });
});

afterAll(() => client[Symbol.asyncDispose]());

describe('@hidden', () => {
  it('leaves a routine out, and says nothing about it', () => {
    expect(client.files['erp/orders-api.ts']).not.toContain('rebuild');
    expect(client.report.omissions).toEqual([]);
  });

  it('leaves a package out', () => {
    expect(Object.keys(client.files).filter((name) => name.startsWith('erp/'))).toEqual(['erp/orders-api.ts']);
  });

  it('leaves one overload out', () => {
    expect(client.files['erp/orders-api.ts']).toContain('touch');
    expect(client.files['erp/orders-api.ts']).not.toContain('DATE');
  });

  it('leaves a parameter out that has a default, whatever its type', async () => {
    expect(client.files['erp/orders-api.ts']).not.toMatch(/trace|TRACE|rows|ROWS/);
    expect(await client.routine('ordersApi.textOf')({ id: 7 })).toBe('7 off');
  });

  it('has no effect on a parameter that must be passed or comes out, which is reported', async () => {
    expect(await client.routine('ordersApi.describe')({ id: 7 })).toEqual({ text: 'order 7' });
    expect(client.report.warnings).toEqual([
      {
        what: 'ERP.ORDERS_API.DESCRIBE',
        parameter: 'P_ID',
        message: '@hidden has no effect, because it has no default and must be passed',
      },
      {
        what: 'ERP.ORDERS_API.DESCRIBE',
        parameter: 'P_TEXT',
        message: '@hidden has no effect, because it comes out',
      },
    ]);
  });
});
