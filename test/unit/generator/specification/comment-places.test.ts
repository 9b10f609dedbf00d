import { describe, expect, it } from 'vitest';
import { commentsOf } from './support/specification.js';

/** Where comments stand: title, source, what they are about. */
const PLACES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'behind parameters, before and behind commas and at the end',
    `PACKAGE p IS
  PROCEDURE a( -- does it
    p_1 NUMBER, -- one
    p_2 NUMBER -- two
    , p_3 NUMBER /* three */, p_4 NUMBER -- four
                                         -- goes on
    -- five
    , p_5 NUMBER
    -- nobody's
  );
  PROCEDURE b(
    p_1 NUMBER,
    p_2 NUMBER); -- two
  PROCEDURE c(p_1 NUMBER, p_2 NUMBER); -- does c
  PROCEDURE d(
    p_1 NUMBER, p_2 NUMBER); -- does d
END;`,
    [
      'A: does it',
      'A(P_1): one',
      'A(P_2): two',
      'A(P_3): three',
      'A(P_4): four/goes on',
      'A(P_5): five',
      'B(P_2): two',
      'C: does c',
      'D: does d',
    ],
  ],
  [
    'in front of parameters',
    `PACKAGE p IS
  PROCEDURE a(/* one */ p_1 NUMBER, /* two */ p_2 NUMBER,
    -- three

    p_3 NUMBER,
    -- four
    -- goes on
    p_4 NUMBER);
END;`,
    ['A(P_1): one', 'A(P_2): two', 'A(P_4): four/goes on'],
  ],
  [
    'in headings and about results',
    `PACKAGE p IS
  PROCEDURE a
    -- Does it.
    -- @param p_1 one
    (p_1 NUMBER)
    -- Twice.
    ;
  FUNCTION b(
    p_1 NUMBER -- one
  )
  RETURN NUMBER; -- the sum
  FUNCTION c(p_1 NUMBER)
    -- Gives it.
    RETURN NUMBER -- the rest
    DETERMINISTIC; -- always
END;`,
    [
      'A: Does it.//Twice.',
      'A(P_1): one',
      'B(P_1): one',
      'B(RETURN): the sum',
      'C: Gives it.//always',
      'C(RETURN): the rest',
    ],
  ],
  [
    'below declarations',
    `PACKAGE p IS
  PROCEDURE a;
    -- Does a.
    -- Twice.

  PROCEDURE b(x NUMBER);
    /* Does b. */
  PROCEDURE c;
  -- Does d.
  PROCEDURE d;
    -- Does d, too.
END;`,
    ['A: Does a./Twice.', 'B: Does b.', 'D: Does d.//Does d, too.'],
  ],
  [
    'nobody is described by headings, by what blank lines separate, and by what variables have',
    `PACKAGE p IS

  -- Does not matter.

  PROCEDURE a;

  -----------------------
  -- PUBLIC PROCEDURES
  -----------------------
  PROCEDURE b;

  --== Order handling ==--
  PROCEDURE c;

  -- Constants
  c_1 CONSTANT NUMBER := 1;
  -- Of the session.
  g_x NUMBER := 1; -- changes
    -- often
  c_2 CONSTANT NUMBER := 2;
  -- No declaration follows.
END;
-- Nor here.`,
    ['package: Does not matter.'],
  ],
  [
    'the nearest documentation counts',
    `PACKAGE p IS
  PROCEDURE a;
  /** Of a section. */
  /** Does b. */
  PROCEDURE b;
  -- Orders
  /* Does c.
     Twice. */
  -- Thrice.
  PROCEDURE c;
END;`,
    ['B: Does b.', 'C: Does c./Twice.//Thrice.'],
  ],
  [
    'of types, fields, subtypes, constants, exceptions and cursors',
    `PACKAGE p IS
  TYPE r IS RECORD ( -- a row
    a NUMBER(9) NOT NULL := 0, -- one
    -- two
    b VARCHAR2(30) DEFAULT 'x, y' /* @notnull */
  );
  -- rows
  -- @field x gone
  TYPE t IS TABLE OF r;
  /** @field a of r2 */
  TYPE r2 IS RECORD (a NUMBER);
  SUBTYPE s IS NUMBER; -- a number
  c CONSTANT NUMBER -- one
    := 1; -- more
  e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -20001); -- not found
  e2 EXCEPTION; -- blocked
  PRAGMA EXCEPTION_INIT(e2, -20002); -- not this
  -- the lines
  CURSOR k(x NUMBER /* no */) IS -- no
    SELECT 1 /* no */ FROM dual -- no
    ; -- by number
END;`,
    [
      'R: a row',
      'R.A: one [not null]',
      'R.B: two [not null]',
      'T: rows',
      'R2.A: of r2',
      'S: a number',
      'C: one//more',
      'E: not found',
      'E2: blocked',
      'K: the lines//by number',
    ],
  ],
];

/** Where the comment of a package itself stands. */
const PACKAGES: readonly (readonly [string, string, readonly string[]])[] = [
  ['before it', '/** Orders. */\nCREATE OR REPLACE PACKAGE p IS\n PROCEDURE a;\nEND;', ['package: Orders.']],
  [
    'in its heading',
    'PACKAGE p\n-- Orders.\nAUTHID DEFINER /* of all */ IS -- here\n PROCEDURE a;\nEND;',
    ['package: Orders.//of all//here'],
  ],
  ['below IS', 'PACKAGE p IS\n/* Orders. */\n\n/* Does a. */\nPROCEDURE a;\nEND;', ['package: Orders.', 'A: Does a.']],
  ['right above the first declaration it is not', 'PACKAGE p IS\n/* Does a. */\nPROCEDURE a;\nEND;', ['A: Does a.']],
  [
    'above other documentation',
    'PACKAGE p IS\n  /** Orders. */\n  /** Does a. */\n  PROCEDURE a;\nEND;',
    ['package: Orders.', 'A: Does a.'],
  ],
  [
    'above a rule',
    'PACKAGE p IS\n  -- Orders.\n  -- All.\n  ----------\n  -- Does a.\n  PROCEDURE a;\nEND;',
    ['package: Orders./All.', 'A: Does a.'],
  ],
  ['a heading it is not', 'PACKAGE p IS\n\n  -- Types\n\n  SUBTYPE s IS NUMBER;\nEND;', []],
  [
    'a licence it is not',
    '/* Copyright A. MIT License */\nPACKAGE p IS\n  -- Copyright A.\n  -- Licensed to B under this license.\n\n  -- Orders.\n\n  PROCEDURE a;\nEND;',
    ['package: Orders.'],
  ],
  ['alone', 'PACKAGE p IS\n  -- Nothing yet.\nEND;', ['package: Nothing yet.']],
  [
    'hidden and deprecated',
    'PACKAGE p IS\n/** Orders.\n @hidden\n @deprecated use q */\n\nPROCEDURE a;\nEND;',
    ['package: Orders. [hidden] [deprecated use q]'],
  ],
];

describe('comments', () => {
  it.each(PLACES)('%s', (_, source, expected) => {
    expect(commentsOf(source)).toEqual(expected);
  });
});

describe("a package's own comment", () => {
  it.each(PACKAGES)('%s', (_, source, expected) => {
    expect(commentsOf(source)).toEqual(expected);
  });
});
