import type { CertificationCase } from '../certification-case.js';

export const objects: CertificationCase = {
  name: 'object types',
  about: 'attributes of every kind, subtypes, null objects and collections of objects',
  packages: ['objects'],
  statements: [
    'CREATE TYPE objects_point_t AS OBJECT (x NUMBER, y NUMBER)',
    'CREATE TYPE objects_points_t AS TABLE OF objects_point_t',
    'CREATE TYPE objects_shape_t AS OBJECT (name VARCHAR2(20), made TIMESTAMP(3), bytes RAW(4)) NOT FINAL NOT INSTANTIABLE',
    'CREATE TYPE objects_circle_t UNDER objects_shape_t (centre objects_point_t, radius BINARY_DOUBLE) NOT FINAL',
    'CREATE TYPE objects_path_t UNDER objects_shape_t (points objects_points_t)',
    `CREATE PACKAGE objects AS
  FUNCTION point(p_point objects_point_t) RETURN objects_point_t;
  FUNCTION shape(p_shape objects_shape_t) RETURN objects_shape_t;
  FUNCTION points(p_points objects_points_t) RETURN objects_points_t;
  PROCEDURE grow(p_circle IN OUT objects_circle_t, p_nothing OUT objects_point_t);
END;`,
    `CREATE PACKAGE BODY objects AS
  FUNCTION point(p_point objects_point_t) RETURN objects_point_t IS BEGIN RETURN p_point; END;
  FUNCTION shape(p_shape objects_shape_t) RETURN objects_shape_t IS BEGIN RETURN p_shape; END;
  FUNCTION points(p_points objects_points_t) RETURN objects_points_t IS BEGIN RETURN p_points; END;
  PROCEDURE grow(p_circle IN OUT objects_circle_t, p_nothing OUT objects_point_t) IS
  BEGIN
    p_circle.radius := p_circle.radius * 2;
    p_circle.centre.x := p_circle.centre.x + 1;
  END;
END;`,
  ],
  catalog: `OBJECTS.GROW(P_CIRCLE IN OUT OWNER.OBJECTS_CIRCLE_T, P_NOTHING OUT OWNER.OBJECTS_POINT_T)
OBJECTS.POINT(P_POINT IN OWNER.OBJECTS_POINT_T) RETURN OWNER.OBJECTS_POINT_T
OBJECTS.POINTS(P_POINTS IN OWNER.OBJECTS_POINTS_T) RETURN OWNER.OBJECTS_POINTS_T
OBJECTS.SHAPE(P_SHAPE IN OWNER.OBJECTS_SHAPE_T) RETURN OWNER.OBJECTS_SHAPE_T
OWNER.OBJECTS_CIRCLE_T: object (NAME VARCHAR2(20), MADE TIMESTAMP, BYTES RAW(4), CENTRE OWNER.OBJECTS_POINT_T, RADIUS BINARY_DOUBLE) under OWNER.OBJECTS_SHAPE_T
OWNER.OBJECTS_PATH_T: object (NAME VARCHAR2(20), MADE TIMESTAMP, BYTES RAW(4), POINTS OWNER.OBJECTS_POINTS_T) under OWNER.OBJECTS_SHAPE_T
OWNER.OBJECTS_POINTS_T: nested table of OWNER.OBJECTS_POINT_T
OWNER.OBJECTS_POINT_T: object (X NUMBER, Y NUMBER)
OWNER.OBJECTS_SHAPE_T: not instantiable object (NAME VARCHAR2(20), MADE TIMESTAMP, BYTES RAW(4)) above OWNER.OBJECTS_CIRCLE_T, OWNER.OBJECTS_PATH_T`,
  calls: [
    {
      user: 'ALICE',
      routine: 'OBJECTS.POINT',
      json: '{ "point": { "x": 0.1, "y": 12345678901234567890 } }',
      gives: '{ "x": 0.1, "y": 12345678901234567890 }',
    },
    {
      user: 'ALICE',
      routine: 'OBJECTS.POINT',
      json: '{ "point": { "x": null, "y": null } }',
      gives: '{ "x": null, "y": null }',
    },
    { user: 'ALICE', routine: 'OBJECTS.POINT', json: '{ "point": null }', gives: 'null' },
    {
      user: 'BOB',
      routine: 'OBJECTS.SHAPE',
      json: '{ "shape": { "$type": "OBJECTS_CIRCLE_T", "name": "round", "made": "2024-02-29T13:05:07.123", "bytes": "00FF", "centre": { "x": 1, "y": -1 }, "radius": 0.5 } }',
      gives:
        '{ "$type": "OBJECTS_CIRCLE_T", "name": "round", "made": "2024-02-29T13:05:07.123", "bytes": "00FF", "centre": { "x": 1, "y": -1 }, "radius": 0.5 }',
    },
    {
      user: 'BOB',
      routine: 'OBJECTS.SHAPE',
      json: '{ "shape": { "$type": "OBJECTS_PATH_T", "name": null, "made": null, "bytes": null, "points": [{ "x": 1, "y": 2 }, null] } }',
      gives:
        '{ "$type": "OBJECTS_PATH_T", "name": null, "made": null, "bytes": null, "points": [ { "x": 1, "y": 2 }, null ] }',
    },
    { user: 'BOB', routine: 'OBJECTS.SHAPE', json: '{ "shape": null }', gives: 'null' },
    {
      user: 'ALICE',
      routine: 'OBJECTS.POINTS',
      json: '{ "points": [{ "x": 1, "y": null }, null] }',
      gives: '[ { "x": 1, "y": null }, null ]',
    },
    { user: 'ALICE', routine: 'OBJECTS.POINTS', json: '{ "points": [] }', gives: '[]' },
    {
      user: 'ALICE',
      routine: 'OBJECTS.GROW',
      json: '{ "circle": { "name": "c", "made": null, "bytes": null, "centre": { "x": 1, "y": 1 }, "radius": 1.5 } }',
      gives:
        '{ "circle": { "$type": "OBJECTS_CIRCLE_T", "name": "c", "made": null, "bytes": null, "centre": { "x": 2, "y": 1 }, "radius": 3 }, "nothing": null }',
    },
  ],
};
