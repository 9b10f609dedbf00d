import { describe, expect, it } from 'vitest';
import { commentsOf } from './support/specification.js';

/** How people write about a subprogram: title, what stands between IS and END, what it says. */
const STYLES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'javadoc',
    `
  /**
   * Creates an order.
   *
   * It is not yet sent.
   *   - indented
   *
   * @param p_customer the customer,
   *                   who must exist
   * @param p_note free text
   * @return the order's number
   * @throws customer_not_found if there is none
   * @raises -20002 when the customer is blocked
   */
  FUNCTION create_order(p_customer IN NUMBER, p_note IN VARCHAR2) RETURN NUMBER;`,
    [
      'CREATE_ORDER: Creates an order.//It is not yet sent./  - indented',
      'CREATE_ORDER(P_CUSTOMER): the customer,/who must exist',
      'CREATE_ORDER(P_NOTE): free text',
      "CREATE_ORDER(RETURN): the order's number",
      'CREATE_ORDER raises customer_not_found: if there is none',
      'CREATE_ORDER raises -20002: when the customer is blocked',
    ],
  ],
  [
    'javadoc without stars on its lines',
    `
  /** Creates an order.
      In two lines.
      @param p_x the x */
  PROCEDURE a(p_x NUMBER);`,
    ['A: Creates an order./In two lines.', 'A(P_X): the x'],
  ],
  ['one line', '\n  /** Creates an order. */\n  PROCEDURE a;', ['A: Creates an order.']],
  [
    'pldoc',
    `
  /* Creates an order.
   * %param p_x the x
   * %return 50% of it
   * %raises no_data_found
   * %usage never mind
   */
  FUNCTION a(p_x NUMBER) RETURN NUMBER;`,
    ['A: Creates an order.', 'A(P_X): the x', 'A(RETURN): 50% of it', 'A raises no_data_found: '],
  ],
  [
    'annotations of one word',
    `
  /**
   * @hidden
   * @deprecated use b,
   *   which is faster
   */
  PROCEDURE a;
  -- Does it.
  -- @deprecated
  PROCEDURE b;
  -- @notnull
  -- Gives it.
  FUNCTION c RETURN NUMBER;`,
    [
      'A: [hidden] [deprecated use b,/which is faster]',
      'B: Does it. [deprecated]',
      'C: Gives it.',
      'C(RETURN): [not null]',
    ],
  ],
  [
    'annotations that are not known are left out with their text',
    `
  /**
   * Creates an order.
   * @author somebody
   *   and somebody else
   * @since 2.1
   * @param p_other of another version
   */
  PROCEDURE a(p_x NUMBER);`,
    ['A: Creates an order.'],
  ],
  [
    'text tags',
    '\n/**\n * @brief Creates an order.\n * @param p_x the x\n * @description More.\n */\nPROCEDURE a(p_x NUMBER);',
    ['A: Creates an order./More.', 'A(P_X): the x'],
  ],
  [
    '@notnull and @cursor about values',
    `
  /**
   * @param p_id the order @notnull
   * @param p_rows the lines @cursor order_lines%ROWTYPE, by number
   * @return @notnull the rest @cursor t_rest.
   */
  FUNCTION a(p_id NUMBER, p_rows OUT SYS_REFCURSOR) RETURN SYS_REFCURSOR;
  -- @cursor p_rows erp.order_t
  -- @cursor order_lines%ROWTYPE
  FUNCTION b(p_rows OUT SYS_REFCURSOR) RETURN SYS_REFCURSOR;
  PROCEDURE c(
    p_rows OUT SYS_REFCURSOR, -- @cursor order_lines%ROWTYPE the lines
    p_id NUMBER               -- the order (@notnull) @notnull
  );`,
    [
      'A(P_ID): the order [not null]',
      'A(P_ROWS): the lines by number [cursor order_lines%ROWTYPE]',
      'A(RETURN): the rest [not null] [cursor t_rest]',
      'B(P_ROWS): [cursor erp.order_t]',
      'B(RETURN): [cursor order_lines%ROWTYPE]',
      'C(P_ROWS): the lines [cursor order_lines%ROWTYPE]',
      'C(P_ID): the order (@notnull) [not null]',
    ],
  ],
  [
    'lists in prose',
    `
  -- Creates an order.
  --
  -- Parameters:
  --   p_customer - the customer,
  --                who must exist
  --   p_note: free text
  --   p_gone - of another version
  --
  -- Returns:
  --   The order's number.
  --
  -- Exceptions:
  --   customer_not_found - there is none
  --   ORA-20002: blocked
  --
  -- Then it is sent.
  FUNCTION create_order(p_customer NUMBER, p_note VARCHAR2) RETURN NUMBER;`,
    [
      'CREATE_ORDER: Creates an order.//Then it is sent.',
      'CREATE_ORDER(P_CUSTOMER): the customer,/who must exist',
      'CREATE_ORDER(P_NOTE): free text',
      "CREATE_ORDER(RETURN): The order's number.",
      'CREATE_ORDER raises customer_not_found: there is none',
      'CREATE_ORDER raises ORA-20002: blocked',
    ],
  ],
  [
    'a table of parameters in a box',
    `
  /*****************************************************
   * PROCEDURE   : create_order                        *
   * Description : Creates an order.                   *
   *                                                   *
   * Arguments   : p_customer  IN   the customer       *
   *               p_order     OUT  its number         *
   * Returns     : nothing                             *
   *****************************************************/
  PROCEDURE create_order(p_customer IN NUMBER, p_order OUT NUMBER);`,
    ['CREATE_ORDER: Creates an order.', 'CREATE_ORDER(P_CUSTOMER): the customer', 'CREATE_ORDER(P_ORDER): its number'],
  ],
  [
    'Natural Docs',
    `
  /*
    Function: create_order

    Creates an order.

    Parameters:

      p_x - the x
      p_y - the y

    Returns:

      The number.

    Errors:

      none
  */
  FUNCTION create_order(p_x NUMBER, p_y NUMBER) RETURN NUMBER;`,
    [
      'CREATE_ORDER: Creates an order.',
      'CREATE_ORDER(P_X): the x',
      'CREATE_ORDER(P_Y): the y',
      'CREATE_ORDER(RETURN): The number.',
    ],
  ],
  [
    'bars',
    `
  /*
  || Creates an order.
  || Parameters: p_x IN the x
  || Raises: none
  */
  PROCEDURE a(p_x NUMBER);`,
    ['A: Creates an order.', 'A(P_X): the x'],
  ],
  [
    'underlined words',
    `
  /*
    Creates an order.

    Parameters
    ----------
    p_x   the x
    p_y   the y

    Raises
    ------
      no_data_found  if there is none
  */
  PROCEDURE a(p_x NUMBER, p_y NUMBER);`,
    ['A: Creates an order.', 'A(P_X): the x', 'A(P_Y): the y', 'A raises no_data_found: if there is none'],
  ],
  [
    'rules of dashes',
    `
  --------------------------------------------------
  -- create_order
  --
  -- Creates an order.
  --------------------------------------------------
  PROCEDURE create_order;

  --==============================================--
  -- Cancels an order.                            --
  --==============================================--
  PROCEDURE cancel_order;`,
    ['CREATE_ORDER: Creates an order.', 'CANCEL_ORDER: Cancels an order.'],
  ],
  [
    'boxes',
    `
  /************************/
  /* Creates an order.    */
  /************************/
  PROCEDURE a;

  -- ##################
  -- # Cancels        #
  -- # an order.      #
  -- ##################
  PROCEDURE b;

  /* +---------------------+
     | Sends an order.     |
     +---------------------+ */
  PROCEDURE c;`,
    ['A: Creates an order.', 'B: Cancels/an order.', 'C: Sends an order.'],
  ],
  [
    'a name between rules above the text',
    `
  ---------------------
  -- Create an order
  ---------------------
  -- Creates it in one step.
  PROCEDURE create_order;`,
    ['CREATE_ORDER: Creates it in one step.'],
  ],
  [
    'lists with marks stay',
    '\n  -- Either:\n  -- * one\n  -- * two\n  PROCEDURE a;\n  -- - first\n  -- - second\n  PROCEDURE b;',
    ['A: Either:/* one/* two', 'B: - first/- second'],
  ],
  [
    'commented-out declarations and version control say nothing',
    `
  -- $Id: p.pks 12 2015-02-03 someone $
  -- PROCEDURE b(p_x NUMBER,
  --   p_y NUMBER);
  -- Creates an order.
  PROCEDURE a;
  -- FUNCTION c RETURN NUMBER;
  PROCEDURE d;`,
    ['A: Creates an order.'],
  ],
  [
    'control characters, tabs, line ends of Windows, marks of direction',
    '\r\n\t-- Creates\tan\u0007 order.\u202e\r\n\t-- Twice.\r\n\tPROCEDURE a;',
    ['A: Creates an  order./Twice.'],
  ],
  [
    'HTML, templates and ends of other comments are text',
    `\n-- <b>\`\${x}\`</b> {{y}} */ <%= z %> \\u0041\nPROCEDURE a;`,
    [`A: <b>\`\${x}\`</b> {{y}} */ <%= z %> \\u0041`],
  ],
];

describe('a comment', () => {
  it.each(STYLES)('%s', (_, declarations, expected) => {
    expect(commentsOf(`PACKAGE p IS\n${declarations}\nEND;`)).toEqual(expected);
  });
});
