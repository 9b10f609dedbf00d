import type { CertificationCase } from '../certification-case.js';

export const defaults: CertificationCase = {
  name: 'defaults and overloads',
  about: 'what is left out keeps the default of the declaration; Oracle resolves the overload that was chosen',
  packages: ['choices'],
  routines: ['choices_twice'],
  statements: [
    `CREATE PACKAGE choices AS
  FUNCTION greet(p_name VARCHAR2 DEFAULT 'world', p_word IN VARCHAR2 := 'hello', p_times PLS_INTEGER DEFAULT 1) RETURN VARCHAR2;
  FUNCTION find(p_id NUMBER) RETURN VARCHAR2;
  FUNCTION find(p_name VARCHAR2) RETURN VARCHAR2;
  FUNCTION find(p_key NUMBER) RETURN VARCHAR2;
  FUNCTION find(p_key VARCHAR2) RETURN VARCHAR2;
  FUNCTION find(p_key DATE) RETURN VARCHAR2;
  FUNCTION find(p_key PLS_INTEGER, p_deep BOOLEAN) RETURN VARCHAR2;
  PROCEDURE nothing;
END;`,
    `CREATE PACKAGE BODY choices AS
  FUNCTION greet(p_name VARCHAR2 DEFAULT 'world', p_word IN VARCHAR2 := 'hello', p_times PLS_INTEGER DEFAULT 1) RETURN VARCHAR2 IS
  BEGIN
    RETURN p_word || ' ' || NVL(p_name, 'null') || ' ' || p_times;
  END;
  FUNCTION find(p_id NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'by id ' || p_id; END;
  FUNCTION find(p_name VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'by name ' || p_name; END;
  FUNCTION find(p_key NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'by number ' || p_key; END;
  FUNCTION find(p_key VARCHAR2) RETURN VARCHAR2 IS BEGIN RETURN 'by text ' || p_key; END;
  FUNCTION find(p_key DATE) RETURN VARCHAR2 IS BEGIN RETURN 'by date ' || TO_CHAR(p_key, 'YYYY'); END;
  FUNCTION find(p_key PLS_INTEGER, p_deep BOOLEAN) RETURN VARCHAR2 IS BEGIN RETURN 'deeply ' || p_key; END;
  PROCEDURE nothing IS BEGIN NULL; END;
END;`,
    'CREATE FUNCTION choices_twice(p_value NUMBER) RETURN NUMBER IS BEGIN RETURN 2 * p_value; END;',
  ],
  catalog: `CHOICES.FIND#1(P_ID IN NUMBER) RETURN VARCHAR2
CHOICES.FIND#2(P_NAME IN VARCHAR2) RETURN VARCHAR2
CHOICES.FIND#3(P_KEY IN NUMBER) RETURN VARCHAR2
CHOICES.FIND#4(P_KEY IN VARCHAR2) RETURN VARCHAR2
CHOICES.FIND#5(P_KEY IN DATE) RETURN VARCHAR2
CHOICES.FIND#6(P_KEY IN PLS_INTEGER, P_DEEP IN BOOLEAN) RETURN VARCHAR2
CHOICES.GREET(P_NAME IN VARCHAR2 DEFAULT, P_WORD IN VARCHAR2 DEFAULT, P_TIMES IN PLS_INTEGER DEFAULT) RETURN VARCHAR2
CHOICES.NOTHING()
CHOICES_TWICE(P_VALUE IN NUMBER) RETURN NUMBER`,
  calls: [
    { user: 'ALICE', routine: 'CHOICES.GREET', gives: '"hello world 1"' },
    { user: 'ALICE', routine: 'CHOICES.GREET', json: '{ "times": 3 }', gives: '"hello world 3"' },
    { user: 'ALICE', routine: 'CHOICES.GREET', json: '{ "name": null, "word": "bye" }', gives: '"bye null 1"' },
    { user: 'BOB', routine: 'CHOICES.FIND', json: '{ "id": 7 }', gives: '"by id 7"' },
    { user: 'BOB', routine: 'CHOICES.FIND', json: '{ "name": "x" }', gives: '"by name x"' },
    { user: 'BOB', routine: 'CHOICES.FIND', json: '{ "key": 7 }', gives: '"by number 7"' },
    { user: 'BOB', routine: 'CHOICES.FIND', overload: '4', json: '{ "key": "7" }', gives: '"by text 7"' },
    {
      user: 'BOB',
      routine: 'CHOICES.FIND',
      overload: '5',
      json: '{ "key": "2024-02-29T00:00:00" }',
      gives: '"by date 2024"',
    },
    { user: 'BOB', routine: 'CHOICES.FIND', overload: '5', json: '{ "key": null }', gives: '"by date "' },
    { user: 'BOB', routine: 'CHOICES.FIND', json: '{ "key": 7, "deep": null }', gives: '"deeply 7"' },
    { user: 'ALICE', routine: 'CHOICES.NOTHING', gives: 'null' },
    {
      user: 'ALICE',
      routine: 'CHOICES_TWICE',
      json: '{ "value": 12345678901234567890 }',
      gives: '24691357802469135780',
    },
  ],
};

export const identity: CertificationCase = {
  name: 'who calls',
  about:
    'USER is the person, the proxy account is known, definer rights stay those of the owner; two people by turns on one client',
  packages: ['identity', 'identity_of_caller'],
  statements: [
    `CREATE PACKAGE identity AS
  FUNCTION who RETURN VARCHAR2;
  FUNCTION context(p_name VARCHAR2) RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY identity AS
  FUNCTION who RETURN VARCHAR2 IS
  BEGIN
    RETURN USER || ' ' || SYS_CONTEXT('USERENV', 'SESSION_USER') || ' through ' || SYS_CONTEXT('USERENV', 'PROXY_USER')
      || ' with the rights of ' || SYS_CONTEXT('USERENV', 'CURRENT_USER');
  END;
  FUNCTION context(p_name VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN SYS_CONTEXT('USERENV', p_name);
  END;
END;`,
    `CREATE PACKAGE identity_of_caller AUTHID CURRENT_USER AS
  FUNCTION caller RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY identity_of_caller AS
  FUNCTION caller RETURN VARCHAR2 IS
  BEGIN
    RETURN USER || ' with the rights of ' || SYS_CONTEXT('USERENV', 'CURRENT_USER');
  END;
END;`,
  ],
  catalog: `IDENTITY.CONTEXT(P_NAME IN VARCHAR2) RETURN VARCHAR2
IDENTITY.WHO() RETURN VARCHAR2
IDENTITY_OF_CALLER.CALLER() RETURN VARCHAR2`,
  calls: [
    { user: 'ALICE', routine: 'IDENTITY.WHO', gives: '"ALICE ALICE through APP with the rights of OWNER"' },
    { user: 'BOB', routine: 'IDENTITY.WHO', gives: '"BOB BOB through APP with the rights of OWNER"' },
    { user: 'ALICE', routine: 'IDENTITY_OF_CALLER.CALLER', gives: '"ALICE with the rights of ALICE"' },
    { user: 'BOB', routine: 'IDENTITY_OF_CALLER.CALLER', gives: '"BOB with the rights of BOB"' },
    { user: 'ALICE', routine: 'IDENTITY.WHO', gives: '"ALICE ALICE through APP with the rights of OWNER"' },
    { user: 'ALICE', routine: 'IDENTITY.CONTEXT', json: '{ "name": "MODULE" }', gives: '"IDENTITY"' },
    { user: 'BOB', routine: 'IDENTITY.CONTEXT', json: '{ "name": "ACTION" }', gives: '"CONTEXT"' },
    { user: 'BOB', routine: 'IDENTITY.CONTEXT', json: '{ "name": "CLIENT_IDENTIFIER" }', gives: 'null' },
    { user: 'BOB', routine: 'IDENTITY.CONTEXT', json: '{ "name": "NLS_TERRITORY" }', gives: '"AMERICA"' },
  ],
};

export const packageState: CertificationCase = {
  name: 'package state',
  about: 'variables of a package start anew for each call, and nobody sees those of somebody else',
  packages: ['package_state'],
  statements: [
    `CREATE PACKAGE package_state AS
  FUNCTION counted RETURN PLS_INTEGER;
  FUNCTION last_user RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY package_state AS
  calls PLS_INTEGER := 0;
  who VARCHAR2(128);
  FUNCTION counted RETURN PLS_INTEGER IS
  BEGIN
    calls := calls + 1;
    who := USER;
    RETURN calls;
  END;
  FUNCTION last_user RETURN VARCHAR2 IS
  BEGIN
    RETURN who;
  END;
END;`,
  ],
  catalog: `PACKAGE_STATE.COUNTED() RETURN PLS_INTEGER
PACKAGE_STATE.LAST_USER() RETURN VARCHAR2`,
  calls: [
    { user: 'ALICE', routine: 'PACKAGE_STATE.COUNTED', gives: '1' },
    { user: 'ALICE', routine: 'PACKAGE_STATE.COUNTED', gives: '1' },
    { user: 'ALICE', routine: 'PACKAGE_STATE.LAST_USER', gives: 'null' },
    { user: 'BOB', routine: 'PACKAGE_STATE.LAST_USER', gives: 'null' },
  ],
};
