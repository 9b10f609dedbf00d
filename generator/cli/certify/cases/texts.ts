import type { CertificationCase } from '../certification-case.js';

export const texts: CertificationCase = {
  name: 'texts',
  about: 'VARCHAR2, CHAR, national characters and CLOB; the empty text is NULL',
  packages: ['texts'],
  statements: [
    'CREATE TABLE texts_codes (code CHAR(5), name VARCHAR2(10), label VARCHAR2(10 CHAR), local_name NVARCHAR2(8))',
    `CREATE PACKAGE texts AS
  PROCEDURE echo(p_text IN OUT VARCHAR2, p_national IN OUT NVARCHAR2, p_clob IN OUT CLOB, p_nclob IN OUT NCLOB);
  PROCEDURE codes(p_code IN OUT texts_codes.code%TYPE, p_name IN OUT texts_codes.name%TYPE,
                  p_label IN OUT texts_codes.label%TYPE, p_national IN OUT texts_codes.local_name%TYPE);
  FUNCTION padded(p_char CHAR) RETURN VARCHAR2;
  FUNCTION is_null(p_text VARCHAR2) RETURN VARCHAR2;
  FUNCTION many(p_count PLS_INTEGER) RETURN CLOB;
  FUNCTION long_text RETURN VARCHAR2;
  FUNCTION empty_lob RETURN CLOB;
END;`,
    `CREATE PACKAGE BODY texts AS
  PROCEDURE echo(p_text IN OUT VARCHAR2, p_national IN OUT NVARCHAR2, p_clob IN OUT CLOB, p_nclob IN OUT NCLOB) IS
  BEGIN
    NULL;
  END;
  PROCEDURE codes(p_code IN OUT texts_codes.code%TYPE, p_name IN OUT texts_codes.name%TYPE,
                  p_label IN OUT texts_codes.label%TYPE, p_national IN OUT texts_codes.local_name%TYPE) IS
  BEGIN
    NULL;
  END;
  FUNCTION padded(p_char CHAR) RETURN VARCHAR2 IS
  BEGIN
    RETURN '[' || p_char || ']';
  END;
  FUNCTION is_null(p_text VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN CASE WHEN p_text IS NULL THEN 'null' ELSE 'not null' END;
  END;
  FUNCTION many(p_count PLS_INTEGER) RETURN CLOB IS
    text CLOB;
  BEGIN
    FOR i IN 1 .. p_count LOOP
      text := text || RPAD(TO_CHAR(i), 1000, 'x');
    END LOOP;
    RETURN text;
  END;
  FUNCTION long_text RETURN VARCHAR2 IS
  BEGIN
    RETURN RPAD('x', 32767, 'y');
  END;
  FUNCTION empty_lob RETURN CLOB IS
  BEGIN
    RETURN EMPTY_CLOB();
  END;
END;`,
  ],
  catalog: `TEXTS.CODES(P_CODE IN OUT CHAR(5), P_NAME IN OUT VARCHAR2(10), P_LABEL IN OUT VARCHAR2(10 CHAR), P_NATIONAL IN OUT NVARCHAR2(8))
TEXTS.ECHO(P_TEXT IN OUT VARCHAR2, P_NATIONAL IN OUT NVARCHAR2, P_CLOB IN OUT CLOB, P_NCLOB IN OUT NCLOB)
TEXTS.EMPTY_LOB() RETURN CLOB
TEXTS.IS_NULL(P_TEXT IN VARCHAR2) RETURN VARCHAR2
TEXTS.LONG_TEXT() RETURN VARCHAR2
TEXTS.MANY(P_COUNT IN PLS_INTEGER) RETURN CLOB
TEXTS.PADDED(P_CHAR IN CHAR) RETURN VARCHAR2`,
  calls: [
    {
      user: 'ALICE',
      routine: 'TEXTS.ECHO',
      json: '{ "text": "naïve \\"quoted\\" \\\\ \\n€ 𝄞", "national": "ąęż Ω 漢字 𝄞", "clob": "line one\\nline two €", "nclob": "漢字" }',
      gives:
        '{ "text": "naïve \\"quoted\\" \\\\ \\n€ 𝄞", "national": "ąęż Ω 漢字 𝄞", "clob": "line one\\nline two €", "nclob": "漢字" }',
    },
    {
      user: 'ALICE',
      routine: 'TEXTS.ECHO',
      json: '{ "text": "", "national": "", "clob": "", "nclob": "" }',
      gives: '{ "text": null, "national": null, "clob": "", "nclob": "" }',
    },
    {
      user: 'BOB',
      routine: 'TEXTS.ECHO',
      json: '{ "text": null, "national": null, "clob": null, "nclob": null }',
      gives: '{ "text": null, "national": null, "clob": null, "nclob": null }',
    },
    {
      user: 'BOB',
      routine: 'TEXTS.CODES',
      json: '{ "code": "ab", "name": "äöüßé", "label": "äöüßéäöüßé", "national": "漢字" }',
      gives: '{ "code": "ab   ", "name": "äöüßé", "label": "äöüßéäöüßé", "national": "漢字" }',
    },
    {
      user: 'BOB',
      routine: 'TEXTS.CODES',
      json: '{ "code": "ab", "name": "äöüßéx", "label": "", "national": "" }',
      gives: '{ "code": "ab   ", "name": "äöüßéx", "label": null, "national": null }',
    },
    { user: 'ALICE', routine: 'TEXTS.PADDED', json: '{ "char": "ab " }', gives: '"[ab ]"' },
    { user: 'ALICE', routine: 'TEXTS.IS_NULL', json: '{ "text": "" }', gives: '"null"' },
    { user: 'ALICE', routine: 'TEXTS.IS_NULL', json: '{ "text": " " }', gives: '"not null"' },
    {
      user: 'ALICE',
      routine: 'TEXTS.MANY',
      json: '{ "count": 1 }',
      gives: `"${'1'.padEnd(1000, 'x')}"`,
    },
    {
      user: 'ALICE',
      routine: 'TEXTS.MANY',
      json: '{ "count": 40 }',
      gives: '40002 characters, SHA-256 1b0f920204695713da5b887a034c075485dd22ae01d1ffcf6a12ccc88a8a7cef',
    },
    { user: 'ALICE', routine: 'TEXTS.MANY', json: '{ "count": 0 }', gives: 'null' },
    {
      user: 'BOB',
      routine: 'TEXTS.LONG_TEXT',
      gives: '32769 characters, SHA-256 aeca7439531c59793cfead08a2e22e97778a960e2de2f566d0c397a34deb70a6',
    },
    { user: 'BOB', routine: 'TEXTS.EMPTY_LOB', gives: '""' },
  ],
};
