/** A scalar type in the table: how PL/SQL declares it, what TypeScript sees, and its values on both sides. */
export interface ScalarCase {
  /** Names the package of the case: `VARCHAR2_10_CHAR`. */
  readonly name: string;
  /** How a parameter of the type is declared. */
  readonly type: string;
  /** How a variable of the type is declared, where that needs more; as wide as the type goes. */
  readonly variable?: string;
  /** What the package declares for it: `SUBTYPE money IS NUMBER(9,2);`. */
  readonly declares?: string;
  /** What a caller passes, null aside. */
  readonly input: string;
  /** What a caller gets, null aside. */
  readonly output: string;
  /** NULL is no value of the type. */
  readonly notNull?: boolean;
  /** PL/SQL that tells whether `v` and `w` are the same to the last digit. Default: `v = w`. */
  readonly same?: string;
  readonly values: readonly ScalarValue[];
  /** Values that the client refuses before the database hears of them. */
  readonly refused?: readonly unknown[];
  /** PL/SQL expressions whose value cannot be given as declared: the call fails with `ResultError` and is rolled back. */
  readonly notGiven?: readonly string[];
  /** Values that the database refuses, for the parameter itself or for a narrower variable: the call fails with that number and is rolled back. */
  readonly beyond?: {
    readonly variable?: string;
    readonly values: readonly (readonly [value: unknown, code: number])[];
  };
}

/** One value: as PL/SQL writes it and as TypeScript sees it. */
export interface ScalarValue {
  readonly plsql: string;
  readonly value: unknown;
  /** What a caller may pass for it. */
  readonly sent: unknown;
}

export function value(plsql: string, seen: unknown, sent: unknown = seen): ScalarValue {
  return { plsql, value: seen, sent };
}

/** The package of a case. Each of its routines moves the value number `n` in one mode; 0 is NULL. */
export function packageOf(one: ScalarCase): string {
  const { name, type, variable = type, declares = '', same = 'v = w', values, notGiven = [], beyond } = one;
  const choices = [...values.map(({ plsql }) => plsql), ...notGiven].map(
    (plsql, index) => `IF n = ${index + 1} THEN RETURN ${plsql}; END IF;`,
  );
  return `CREATE PACKAGE erp.${name} AS
  ${declares}
  FUNCTION takes(n IN PLS_INTEGER, v IN ${type}) RETURN BOOLEAN;
  PROCEDURE gives(n IN PLS_INTEGER, v OUT ${type});
  PROCEDURE exchanges(n IN PLS_INTEGER, v IN OUT ${type}, same OUT BOOLEAN);
  FUNCTION returns(n IN PLS_INTEGER) RETURN ${type};
  FUNCTION echoes(v IN ${type}) RETURN ${type};
  PROCEDURE keeps(v IN ${type});
END;
/
CREATE PACKAGE BODY erp.${name} AS
  FUNCTION repeated(text IN VARCHAR2, times IN PLS_INTEGER) RETURN VARCHAR2 IS
  BEGIN
    IF times = 1 THEN RETURN text; END IF;
    RETURN repeated(text, TRUNC(times / 2)) || repeated(text, times - TRUNC(times / 2));
  END;
  FUNCTION returns(n IN PLS_INTEGER) RETURN ${type} IS
  BEGIN
    ${choices.join('\n    ')}
    RETURN NULL;
  END;
  FUNCTION takes(n IN PLS_INTEGER, v IN ${type}) RETURN BOOLEAN IS
    w ${variable}${one.notNull === true ? ' := returns(n)' : ''};
  BEGIN
    IF n = 0 THEN RETURN v IS NULL; END IF;
    w := returns(n);
    RETURN v IS NOT NULL AND ${same};
  END;
  PROCEDURE gives(n IN PLS_INTEGER, v OUT ${type}) IS
  BEGIN
    v := returns(n);
  END;
  PROCEDURE exchanges(n IN PLS_INTEGER, v IN OUT ${type}, same OUT BOOLEAN) IS
  BEGIN
    same := takes(n, v);
    v := returns(n);
  END;
  FUNCTION echoes(v IN ${type}) RETURN ${type} IS
  BEGIN
    RETURN v;
  END;
  PROCEDURE keeps(v IN ${type}) IS
    kept ${beyond?.variable ?? variable} := v;
  BEGIN
    NULL;
  END;
END;
/
GRANT EXECUTE ON erp.${name} TO alice;
`;
}
