import { describe, expect, it } from 'vitest';
import { readSpecification } from '../../../../generator/specification/read-specification.js';
import { commentsOf, specificationOf } from './support/specification.js';

/** A condition, the version of the database, and whether it holds: undefined where only the database can tell. */
const CONDITIONS: readonly (readonly [string, string | null, boolean | undefined])[] = [
  ['TRUE', null, true],
  ['FALSE', null, false],
  ['NULL', null, false],
  ['NOT FALSE AND (1 < 2 OR NULL)', null, true],
  ['1 = 2', null, false],
  ['1 <> 2', null, true],
  ['NULL IS NULL', null, true],
  ['1 IS NOT NULL', null, true],
  ['$$flag', null, undefined],
  ['$$flag OR TRUE', null, true],
  ['$$flag AND FALSE', null, false],
  ['$$flag = 1', null, undefined],
  ['q.debug', null, undefined],
  ['DBMS_DB_VERSION.VER_LE_11', null, false],
  ['NOT dbms_db_version.ver_le_10_2', null, true],
  ['DBMS_DB_VERSION.VER_LE_12', null, undefined],
  ['DBMS_DB_VERSION.VERSION >= 12', null, true],
  ['DBMS_DB_VERSION.VERSION > 12', null, undefined],
  ['DBMS_DB_VERSION.VERSION < 10', null, false],
  ['DBMS_DB_VERSION.VERSION >= 19', '19.24.0.0.0', true],
  ['SYS.DBMS_DB_VERSION.VERSION >= 23', '19.24.0.0.0', false],
  ['DBMS_DB_VERSION.VER_LE_19', '19.24.0.0.0', true],
  ['DBMS_DB_VERSION.VER_LE_18', '19.24.0.0.0', false],
  ['DBMS_DB_VERSION.VER_LE_12_1', '12.2.0.1.0', false],
  ['DBMS_DB_VERSION.VER_LE_12_2', '12.2.0.1.0', true],
  ['DBMS_DB_VERSION.RELEASE = 0', '19.24.0.0.0', true],
  ['DBMS_DB_VERSION.NOTHING', '19.24.0.0.0', undefined],
  ['f(1)', null, undefined],
];

const names = (declarations: string) => specificationOf(declarations).subprograms.map(({ name }) => name);

describe('conditional compilation', () => {
  it.each(CONDITIONS)('%s on %s is %s', (condition, version, expected) => {
    const { subprograms, gaps } = specificationOf(
      `$IF ${condition} $THEN PROCEDURE a; $ELSE PROCEDURE b; $END`,
      version,
    );
    expect(subprograms.map(({ name }) => name)).toEqual(expected === undefined ? [] : [expected ? 'A' : 'B']);
    expect(gaps.map(({ line }) => line)).toEqual(expected === undefined ? [3] : []);
  });

  it('takes the first branch that holds, also inside others and inside declarations', () => {
    expect(
      names(`
        $IF FALSE $THEN PROCEDURE a; $ELSIF TRUE $THEN PROCEDURE b; $ELSIF TRUE $THEN PROCEDURE c; $ELSE PROCEDURE d; $END
        $IF TRUE $THEN
          $IF FALSE $THEN PROCEDURE e; $ELSE PROCEDURE f; $END
        $ELSE
          $IF TRUE $THEN PROCEDURE g; $END
        $END
        PROCEDURE h(x NUMBER $IF TRUE $THEN, y NUMBER $END);`),
    ).toEqual(['B', 'F', 'H']);
  });

  it('takes none from an undecided one on', () => {
    expect(
      names('$IF FALSE $THEN PROCEDURE a; $ELSIF $$x $THEN PROCEDURE b; $ELSE PROCEDURE c; $END PROCEDURE d;'),
    ).toEqual(['D']);
    expect(names('$IF TRUE $THEN PROCEDURE a; $ELSIF $$x $THEN PROCEDURE b; $END')).toEqual(['A']);
  });

  it('leaves declarations out into which an undecided one cuts', () => {
    const { subprograms, constants, gaps } = specificationOf(
      'PROCEDURE a(x NUMBER $IF $$x $THEN , y NUMBER $END);\nc CONSTANT NUMBER := 1 $IF $$x $THEN + 1 $END;\nPROCEDURE b;',
    );
    expect(subprograms.map(({ name }) => name)).toEqual(['B']);
    expect(constants).toEqual([]);
    expect(gaps.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('leaves out the comments of what is not chosen', () => {
    expect(
      commentsOf(`PACKAGE p IS
        $IF FALSE $THEN
        -- Does a.
        PROCEDURE a;
        $ELSE
        -- Does b.
        PROCEDURE b;
        $END
      END;`),
    ).toEqual(['B: Does b.']);
  });

  it('ignores errors of branches that are not chosen', () => {
    expect(names("$IF FALSE $THEN $ERROR 'no' || $$PLSQL_UNIT $END $ELSE PROCEDURE a; $END")).toEqual(['A']);
  });

  it('may not be left open', () => {
    expect(readSpecification('PACKAGE p IS\n$IF TRUE $THEN\nPROCEDURE a;\nEND;')).toEqual({
      reason: 'has a $IF that does not end',
      line: 2,
    });
  });
});
