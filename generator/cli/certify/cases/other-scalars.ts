import type { CertificationCase } from '../certification-case.js';

export const otherScalars: CertificationCase = {
  name: 'BOOLEAN, RAW, BLOB, ROWID and XMLTYPE',
  about: 'the other scalars, both ways',
  packages: ['other_scalars'],
  statements: [
    'CREATE TABLE other_scalars_rows (n NUMBER)',
    'INSERT INTO other_scalars_rows VALUES (7)',
    'COMMIT',
    `CREATE PACKAGE other_scalars AS
  PROCEDURE echo(p_truth IN OUT BOOLEAN, p_raw IN OUT RAW, p_blob IN OUT BLOB);
  FUNCTION negated(p_truth BOOLEAN) RETURN BOOLEAN;
  FUNCTION place RETURN ROWID;
  FUNCTION at_place(p_place ROWID) RETURN NUMBER;
  FUNCTION bytes(p_count PLS_INTEGER) RETURN BLOB;
  FUNCTION markup(p_xml IN OUT XMLTYPE) RETURN NUMBER;
END;`,
    `CREATE PACKAGE BODY other_scalars AS
  PROCEDURE echo(p_truth IN OUT BOOLEAN, p_raw IN OUT RAW, p_blob IN OUT BLOB) IS
  BEGIN
    NULL;
  END;
  FUNCTION negated(p_truth BOOLEAN) RETURN BOOLEAN IS
  BEGIN
    RETURN NOT p_truth;
  END;
  FUNCTION place RETURN ROWID IS
    r ROWID;
  BEGIN
    SELECT ROWID INTO r FROM other_scalars_rows;
    RETURN r;
  END;
  FUNCTION at_place(p_place ROWID) RETURN NUMBER IS
    v NUMBER;
  BEGIN
    SELECT n INTO v FROM other_scalars_rows WHERE ROWID = NVL(p_place, place);
    RETURN v;
  END;
  FUNCTION bytes(p_count PLS_INTEGER) RETURN BLOB IS
    b BLOB;
  BEGIN
    DBMS_LOB.CREATETEMPORARY(b, TRUE);
    FOR i IN 1 .. p_count LOOP
      DBMS_LOB.WRITEAPPEND(b, 1000, UTL_RAW.CAST_TO_RAW(RPAD(TO_CHAR(i), 1000, 'x')));
    END LOOP;
    RETURN b;
  END;
  FUNCTION markup(p_xml IN OUT XMLTYPE) RETURN NUMBER IS
  BEGIN
    RETURN CASE WHEN p_xml IS NULL THEN 0 ELSE 1 END;
  END;
END;`,
  ],
  catalog: `OTHER_SCALARS.AT_PLACE(P_PLACE IN ROWID) RETURN NUMBER
OTHER_SCALARS.BYTES(P_COUNT IN PLS_INTEGER) RETURN BLOB
OTHER_SCALARS.ECHO(P_TRUTH IN OUT BOOLEAN, P_RAW IN OUT RAW, P_BLOB IN OUT BLOB)
OTHER_SCALARS.MARKUP(P_XML IN OUT XMLTYPE) RETURN NUMBER
OTHER_SCALARS.NEGATED(P_TRUTH IN BOOLEAN) RETURN BOOLEAN
OTHER_SCALARS.PLACE() RETURN ROWID`,
  calls: [
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.ECHO',
      json: '{ "truth": true, "raw": "00FF7F", "blob": "DEADBEEF00" }',
      gives: '{ "truth": true, "raw": "00FF7F", "blob": "DEADBEEF00" }',
    },
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.ECHO',
      json: '{ "truth": false, "raw": "", "blob": "" }',
      gives: '{ "truth": false, "raw": null, "blob": "" }',
    },
    {
      user: 'BOB',
      routine: 'OTHER_SCALARS.ECHO',
      json: '{ "truth": null, "raw": null, "blob": null }',
      gives: '{ "truth": null, "raw": null, "blob": null }',
    },
    { user: 'BOB', routine: 'OTHER_SCALARS.NEGATED', json: '{ "truth": true }', gives: 'false' },
    { user: 'BOB', routine: 'OTHER_SCALARS.NEGATED', json: '{ "truth": null }', gives: 'null' },
    { user: 'BOB', routine: 'OTHER_SCALARS.AT_PLACE', json: '{ "place": null }', gives: '7' },
    {
      user: 'BOB',
      routine: 'OTHER_SCALARS.AT_PLACE',
      json: '{ "place": "nonsense" }',
      gives: 'DatabaseError: ORA-01410: invalid ROWID (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.BYTES',
      json: '{ "count": 33 }',
      gives: '66002 characters, SHA-256 6a5dad6d18fd338f3abaa803a10162302559edc404e88f1dbdbb88d9f7ccbbdd',
    },
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.MARKUP',
      json: '{ "xml": "<a b=\\"1\\">text</a>" }',
      gives: '{ "returnValue": 1, "xml": "<a b=\\"1\\">text</a>" }',
    },
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.MARKUP',
      json: '{ "xml": null }',
      gives: '{ "returnValue": 0, "xml": null }',
    },
    {
      user: 'ALICE',
      routine: 'OTHER_SCALARS.MARKUP',
      json: '{ "xml": "<a>" }',
      gives: 'DatabaseError: ORA-31011: XML parsing failed (rolled-back)',
    },
  ],
};

export const json: CertificationCase = {
  name: 'JSON',
  about: 'the data type that 21c has brought',
  since: 21,
  packages: ['json_documents'],
  statements: [
    `CREATE PACKAGE json_documents AS
  FUNCTION echo(p_json JSON) RETURN JSON;
END;`,
    `CREATE PACKAGE BODY json_documents AS
  FUNCTION echo(p_json JSON) RETURN JSON IS
  BEGIN
    RETURN p_json;
  END;
END;`,
  ],
  catalog: 'JSON_DOCUMENTS.ECHO(P_JSON IN JSON) RETURN JSON',
  calls: [
    {
      user: 'ALICE',
      routine: 'JSON_DOCUMENTS.ECHO',
      json: '{ "json": { "a": [1.5, null, "x", { "b": false }], "c": -1e20 } }',
      gives: '{ "a": [ 1.5, null, "x", { "b": false } ], "c": -100000000000000000000 }',
    },
    { user: 'ALICE', routine: 'JSON_DOCUMENTS.ECHO', json: '{ "json": [] }', gives: '[]' },
    { user: 'ALICE', routine: 'JSON_DOCUMENTS.ECHO', json: '{ "json": null }', gives: 'null' },
  ],
};
