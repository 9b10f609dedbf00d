import type { CertificationCase } from '../certification-case.js';

export const vectors: CertificationCase = {
  name: 'VECTOR',
  about: 'the data type that 23ai has brought: by itself, in records and collections, and as columns',
  since: 23,
  packages: ['vectors'],
  statements: [
    'CREATE TABLE vectors_rows (id NUMBER(9), place VECTOR(3, FLOAT32), day DATE)',
    "INSERT INTO vectors_rows VALUES (1, '[1, 2.5, -3]', DATE '2024-02-29')",
    'INSERT INTO vectors_rows VALUES (2, NULL, NULL)',
    'COMMIT',
    `CREATE PACKAGE vectors AS
  TYPE named_t IS RECORD (name VARCHAR2(10), place VECTOR);
  TYPE list_t IS TABLE OF named_t;
  FUNCTION echo(p_place VECTOR) RETURN VECTOR;
  FUNCTION dimensions(p_place VECTOR) RETURN NUMBER;
  FUNCTION doubled(p_list list_t) RETURN list_t;
  FUNCTION places RETURN SYS_REFCURSOR;
  FUNCTION dated RETURN SYS_REFCURSOR;
END;`,
    `CREATE PACKAGE BODY vectors AS
  FUNCTION echo(p_place VECTOR) RETURN VECTOR IS
  BEGIN
    RETURN p_place;
  END;
  FUNCTION dimensions(p_place VECTOR) RETURN NUMBER IS
  BEGIN
    RETURN VECTOR_DIMENSION_COUNT(p_place);
  END;
  FUNCTION doubled(p_list list_t) RETURN list_t IS
    v list_t := p_list;
  BEGIN
    v.EXTEND;
    v(v.COUNT) := v(1);
    RETURN v;
  END;
  FUNCTION places RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, place FROM vectors_rows ORDER BY id;
    RETURN c;
  END;
  FUNCTION dated RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, place, day FROM vectors_rows ORDER BY id;
    RETURN c;
  END;
END;`,
  ],
  catalog: `VECTORS.DATED() RETURN REF CURSOR
VECTORS.DIMENSIONS(P_PLACE IN VECTOR) RETURN NUMBER
VECTORS.DOUBLED(P_LIST IN OWNER.VECTORS.LIST_T) RETURN OWNER.VECTORS.LIST_T
VECTORS.ECHO(P_PLACE IN VECTOR) RETURN VECTOR
VECTORS.PLACES() RETURN REF CURSOR
OWNER.VECTORS.LIST_T: nested table of OWNER.VECTORS.NAMED_T
OWNER.VECTORS.NAMED_T: record (NAME VARCHAR2(10), PLACE VECTOR)`,
  calls: [
    {
      user: 'ALICE',
      routine: 'VECTORS.ECHO',
      json: '{ "place": [0.1, -2, 1e+20] }',
      gives: '[ 0.1, -2, 100000000000000000000 ]',
    },
    { user: 'ALICE', routine: 'VECTORS.ECHO', json: '{ "place": null }', gives: 'null' },
    { user: 'ALICE', routine: 'VECTORS.DIMENSIONS', json: '{ "place": [1, 2, 3] }', gives: '3' },
    {
      user: 'ALICE',
      routine: 'VECTORS.DOUBLED',
      json: '{ "list": [ { "name": "a", "place": [0.1, 2] }, { "name": null, "place": null } ] }',
      gives:
        '[ { "name": "a", "place": [ 0.1, 2 ] }, { "name": null, "place": null }, { "name": "a", "place": [ 0.1, 2 ] } ]',
    },
    {
      user: 'ALICE',
      routine: 'VECTORS.PLACES',
      gives: '[ { "id": 1, "place": [ 1, 2.5, -3 ] }, { "id": 2, "place": null } ]',
    },
    {
      user: 'ALICE',
      routine: 'VECTORS.DATED',
      gives:
        '[ { "id": 1, "place": [ 1, 2.5, -3 ], "day": "2024-02-29T00:00:00" }, { "id": 2, "place": null, "day": null } ]',
    },
  ],
};
