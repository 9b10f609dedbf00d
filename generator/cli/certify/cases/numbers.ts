import type { CertificationCase } from '../certification-case.js';

const EVERY_DIGIT = '12345678901234567890123456789012345678';

export const numbers: CertificationCase = {
  name: 'numbers',
  about: 'NUMBER with all its digits, integers and binary floating point, both ways',
  packages: ['numbers'],
  statements: [
    `CREATE PACKAGE numbers AS
  PROCEDURE echo(p_number IN OUT NUMBER, p_integer IN OUT INTEGER, p_pls IN OUT PLS_INTEGER, p_float IN OUT FLOAT,
                 p_binary_float IN OUT BINARY_FLOAT, p_binary_double IN OUT BINARY_DOUBLE);
  FUNCTION simple(p_simple SIMPLE_INTEGER, p_natural NATURAL, p_positive POSITIVEN) RETURN SIMPLE_INTEGER;
  FUNCTION added(p_number NUMBER) RETURN NUMBER;
END;`,
    `CREATE PACKAGE BODY numbers AS
  PROCEDURE echo(p_number IN OUT NUMBER, p_integer IN OUT INTEGER, p_pls IN OUT PLS_INTEGER, p_float IN OUT FLOAT,
                 p_binary_float IN OUT BINARY_FLOAT, p_binary_double IN OUT BINARY_DOUBLE) IS
  BEGIN
    NULL;
  END;
  FUNCTION simple(p_simple SIMPLE_INTEGER, p_natural NATURAL, p_positive POSITIVEN) RETURN SIMPLE_INTEGER IS
  BEGIN
    RETURN p_simple + p_natural + p_positive;
  END;
  FUNCTION added(p_number NUMBER) RETURN NUMBER IS
  BEGIN
    RETURN p_number + 0.5;
  END;
END;`,
  ],
  catalog: `NUMBERS.ADDED(P_NUMBER IN NUMBER) RETURN NUMBER
NUMBERS.ECHO(P_NUMBER IN OUT NUMBER, P_INTEGER IN OUT INTEGER, P_PLS IN OUT PLS_INTEGER, P_FLOAT IN OUT FLOAT, P_BINARY_FLOAT IN OUT BINARY_FLOAT, P_BINARY_DOUBLE IN OUT BINARY_DOUBLE)
NUMBERS.SIMPLE(P_SIMPLE IN SIMPLE_INTEGER, P_NATURAL IN NATURAL, P_POSITIVE IN POSITIVEN) RETURN SIMPLE_INTEGER`,
  calls: [
    {
      user: 'ALICE',
      routine: 'NUMBERS.ECHO',
      json: `{ "number": ${EVERY_DIGIT}, "integer": -99999999999999999999999999999999999999, "pls": -2147483648, "float": 0.1, "binaryFloat": 0.5, "binaryDouble": 1e300 }`,
      gives: `{ "number": ${EVERY_DIGIT}, "integer": -99999999999999999999999999999999999999, "pls": -2147483648, "float": 0.1, "binaryFloat": 0.5, "binaryDouble": 1e+300 }`,
    },
    {
      user: 'ALICE',
      routine: 'NUMBERS.ECHO',
      json: '{ "number": 1E-130, "integer": 0, "pls": 2147483647, "float": -1.5E-100, "binaryFloat": "NaN", "binaryDouble": "-Infinity" }',
      gives:
        '{ "number": 0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001, "integer": 0, "pls": 2147483647, "float": -0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000015, "binaryFloat": "NaN", "binaryDouble": "-Infinity" }',
    },
    {
      user: 'BOB',
      routine: 'NUMBERS.ECHO',
      json: '{ "number": 9.9999999999999999999999999999999999999E125, "integer": 1, "pls": 0, "float": 1, "binaryFloat": "Infinity", "binaryDouble": 5e-324 }',
      gives:
        '{ "number": 999999999999999999999999999999999999990000000000000000000000000000000000000000000000000000000000000000000000000000000000000000, "integer": 1, "pls": 0, "float": 1, "binaryFloat": "Infinity", "binaryDouble": 5e-324 }',
    },
    {
      user: 'BOB',
      routine: 'NUMBERS.ECHO',
      json: '{ "number": null, "integer": null, "pls": null, "float": null, "binaryFloat": null, "binaryDouble": null }',
      gives:
        '{ "number": null, "integer": null, "pls": null, "float": null, "binaryFloat": null, "binaryDouble": null }',
    },
    {
      user: 'ALICE',
      routine: 'NUMBERS.ADDED',
      json: '{ "number": -12345678901234567890.123 }',
      gives: '-12345678901234567889.623',
    },
    {
      user: 'ALICE',
      routine: 'NUMBERS.SIMPLE',
      json: '{ "simple": -5, "natural": 0, "positive": 7 }',
      gives: '2',
    },
    {
      user: 'ALICE',
      routine: 'NUMBERS.SIMPLE',
      json: '{ "simple": 1, "natural": -1, "positive": 1 }',
      gives:
        'ArgumentError: OWNER.NUMBERS.SIMPLE, argument natural: expected an integer from 0 to 2147483647, or null, got an integer number. (not-started)',
    },
    {
      user: 'ALICE',
      routine: 'NUMBERS.SIMPLE',
      json: '{ "simple": 1, "natural": null, "positive": 1 }',
      gives: [
        'DatabaseError: ORA-06502: PL/SQL: numeric or value error (rolled-back)',
        'DatabaseError: ORA-06502: PL/SQL: value or conversion error (rolled-back)',
      ],
    },
  ],
};

export const clientNumbers: CertificationCase = {
  name: 'numbers of a client',
  about: 'what would be rounded in JavaScript raises an error inside the block, so that nothing of the call remains',
  packages: ['client_numbers'],
  numbers: 'client',
  statements: [
    'CREATE TABLE client_numbers_amounts (id NUMBER(20), amount NUMBER(20,2))',
    `CREATE PACKAGE client_numbers AS
  FUNCTION beyond RETURN NUMBER;
  FUNCTION largest RETURN NUMBER;
  FUNCTION tenth RETURN NUMBER;
  FUNCTION counted RETURN PLS_INTEGER;
  PROCEDURE amounts(p_id IN OUT client_numbers_amounts.id%TYPE, p_amount OUT client_numbers_amounts.amount%TYPE);
END;`,
    `CREATE PACKAGE BODY client_numbers AS
  FUNCTION beyond RETURN NUMBER IS
  BEGIN
    INSERT INTO client_numbers_amounts (id) VALUES (1);
    RETURN 9007199254740992;
  END;
  FUNCTION largest RETURN NUMBER IS
  BEGIN
    RETURN 9007199254740991;
  END;
  FUNCTION tenth RETURN NUMBER IS
  BEGIN
    RETURN 0.1;
  END;
  FUNCTION counted RETURN PLS_INTEGER IS
    n PLS_INTEGER;
  BEGIN
    SELECT COUNT(*) INTO n FROM client_numbers_amounts;
    RETURN n;
  END;
  PROCEDURE amounts(p_id IN OUT client_numbers_amounts.id%TYPE, p_amount OUT client_numbers_amounts.amount%TYPE) IS
  BEGIN
    p_id := 99999999999999999999;
    p_amount := 123456789012345678.99;
  END;
END;`,
  ],
  catalog: `CLIENT_NUMBERS.AMOUNTS(P_ID IN OUT NUMBER(20), P_AMOUNT OUT NUMBER(20,2))
CLIENT_NUMBERS.BEYOND() RETURN NUMBER
CLIENT_NUMBERS.COUNTED() RETURN PLS_INTEGER
CLIENT_NUMBERS.LARGEST() RETURN NUMBER
CLIENT_NUMBERS.TENTH() RETURN NUMBER`,
  calls: [
    {
      user: 'ALICE',
      routine: 'CLIENT_NUMBERS.BEYOND',
      gives:
        'ResultError: OWNER.CLIENT_NUMBERS.BEYOND, result returnValue: an integer beyond ±(2^53-1) cannot be given as number; map it to bigint or string. (rolled-back)',
    },
    { user: 'ALICE', routine: 'CLIENT_NUMBERS.COUNTED', gives: '0' },
    { user: 'ALICE', routine: 'CLIENT_NUMBERS.LARGEST', gives: '9007199254740991' },
    { user: 'ALICE', routine: 'CLIENT_NUMBERS.TENTH', gives: '0.1' },
    {
      user: 'ALICE',
      routine: 'CLIENT_NUMBERS.AMOUNTS',
      json: '{ "id": null }',
      gives: '{ "id": 99999999999999999999, "amount": 123456789012345678.99 }',
    },
  ],
};
