import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationError, DatabaseError } from '../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../support/generated-client.js';

/** From the source of package specifications to what calls throw, on the sandbox or a real Oracle. */

const SCRIPT = `
ALTER SESSION SET CURRENT_SCHEMA = erp;
CREATE OR REPLACE PACKAGE orders_api IS
  -- The most lines of one order.
  max_lines CONSTANT PLS_INTEGER := 50;
  c_status_new CONSTANT VARCHAR2(10) := 'NEW';
  credit_exceeded EXCEPTION;
  PRAGMA EXCEPTION_INIT(credit_exceeded, -20001);
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  e_missing EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_missing, 100);
  /**
   * Fails as it is told.
   * @param p_how the number of the error
   * @throws credit_exceeded for 20001
   */
  PROCEDURE FailAs(p_how IN PLS_INTEGER);
  FUNCTION rows_then_failure RETURN SYS_REFCURSOR;
END;
/
CREATE OR REPLACE PACKAGE BODY orders_api IS
  PROCEDURE FailAs(p_how IN PLS_INTEGER) IS
  BEGIN
    IF p_how = 54 THEN RAISE e_busy;
    ELSIF p_how = 100 THEN RAISE e_missing;
    ELSE raise_application_error(-p_how, 'credit is used up');
    END IF;
  END;
  FUNCTION rows_then_failure RETURN SYS_REFCURSOR IS
  BEGIN
    raise_application_error(-20001, 'no rows');
  END;
END;
/
CREATE OR REPLACE PACKAGE other_api IS
  PROCEDURE fail;
END;
/
CREATE OR REPLACE PACKAGE BODY other_api IS
  PROCEDURE fail IS
  BEGIN
    raise_application_error(-20001, 'of the other package');
  END;
END;
/
CREATE OR REPLACE PROCEDURE fail_alone IS
BEGIN
  raise_application_error(-20001, 'of no package');
END;
/
GRANT EXECUTE ON orders_api TO alice;
GRANT EXECUTE ON other_api TO alice;
GRANT EXECUTE ON fail_alone TO alice;
`;

let client: GeneratedClient;
let orders: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT, naming: { stripParameterPrefixes: ['p_'] } });
  orders = await client.exportsOf('erp/orders-api.ts');
});

afterAll(async () => {
  await client[Symbol.asyncDispose]();
});

/** A class that the generated module exports. */
function generatedClass(name: string): new (...args: never[]) => unknown {
  const found = orders[name];
  if (!isClass(found)) throw new TypeError(`there is no ${name}`);
  return found;
}

function isClass(value: unknown): value is new (...args: never[]) => unknown {
  return typeof value === 'function';
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('constants', () => {
  it('have the values of the specification', () => {
    expect(orders['constants']).toEqual({ maxLines: 50, cStatusNew: 'NEW' });
  });
});

describe('exceptions with a number', () => {
  it.each([
    [20001, 'CreditExceededError', ApplicationError, 20001],
    [54, 'BusyError', DatabaseError, 54],
    [100, 'MissingError', DatabaseError, 1403],
  ])('%i is thrown as %s', async (how, name, base, code) => {
    const error = await failureOf(client.routine('ordersApi.failAs')({ how }));
    expect(error).toBeInstanceOf(generatedClass(name));
    expect(error).toBeInstanceOf(base);
    expect(error).toMatchObject({ name, code, outcome: 'rolled-back', sessionSurvived: true });
    expect(error).toHaveProperty('routine', expect.stringMatching(/^(GOC_\w+_)?ERP\.ORDERS_API\.FAILAS$/));
    expect(error).toHaveProperty('plsqlStack.0.unit', expect.stringMatching(/^(GOC_\w+_)?ERP\.ORDERS_API$/));
  });

  it('are those of their own package', async () => {
    for (const path of ['otherApi.fail', 'failAlone']) {
      const error = await failureOf(client.routine(path)());
      expect(error).toBeInstanceOf(ApplicationError);
      expect(error).not.toBeInstanceOf(generatedClass('CreditExceededError'));
      expect(error).toMatchObject({ name: 'ApplicationError', code: 20001 });
    }
    const other = await failureOf(client.routine('ordersApi.failAs')({ how: 20002 }));
    expect(other).toMatchObject({ name: 'ApplicationError', code: 20002 });
  });

  it('are thrown wherever a call runs', async () => {
    const connected = await client.connect({});
    const failing = generatedClass('CreditExceededError');
    for (const scope of ['$transaction', '$session'] as const) {
      const error = await connected.within(scope, (routine) => failureOf(routine('ordersApi.failAs')({ how: 20001 })));
      expect(error).toBeInstanceOf(failing);
    }
    expect(await failureOf(client.routine('ordersApi.rowsThenFailure').stream())).toBeInstanceOf(failing);
    expect(await failureOf(client.routine('ordersApi.rowsThenFailure')())).toBeInstanceOf(failing);
    await connected[Symbol.asyncDispose]();
  });
});

describe('comments', () => {
  it('are those of the source', () => {
    const text = client.files['erp/orders-api.ts'];
    expect(text).toContain('   * Fails as it is told.\n');
    expect(text).toContain('   * @throws ORA-20001 {@link CreditExceededError} for 20001\n');
    expect(text).toContain('   * the number of the error\n');
    expect(text).toContain('   * The most lines of one order.\n');
  });
});
