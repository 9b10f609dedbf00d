import type { SampleUsers } from './init-answers.js';

/** `sql/sample.sql`: a small schema with most of what packages have. */
export function sampleSql({ owner, proxy, people }: SampleUsers): string {
  const [first = '', second = ''] = people;
  return `-- A small schema to try things with. The passwords are for this sample only.

-- Owns the table and the package.
CREATE USER ${owner} IDENTIFIED BY "Owner-1" QUOTA UNLIMITED ON users;
GRANT CREATE SESSION TO ${owner};

-- The application's account: it may log in and act for others, nothing else.
CREATE USER ${proxy} IDENTIFIED BY "App-1";
GRANT CREATE SESSION TO ${proxy};

-- The people. The application logs in for them.
CREATE USER ${first} IDENTIFIED BY "Alice-1";
CREATE USER ${second} IDENTIFIED BY "Bob-1";
GRANT CREATE SESSION TO ${people.join(', ')};
ALTER USER ${first} GRANT CONNECT THROUGH ${proxy};
ALTER USER ${second} GRANT CONNECT THROUGH ${proxy};

CREATE TABLE ${owner}.orders (
  order_id    NUMBER(9)      NOT NULL,
  customer    VARCHAR2(80)   NOT NULL,
  amount      NUMBER(11,2)   NOT NULL,
  ordered_on  DATE           NOT NULL,
  ordered_by  VARCHAR2(128)  NOT NULL,
  CONSTRAINT orders_pk PRIMARY KEY (order_id)
);

CREATE SEQUENCE ${owner}.order_seq START WITH 1001;

INSERT INTO ${owner}.orders (order_id, customer, amount, ordered_on, ordered_by)
VALUES (1, 'Initech', 49.90, DATE '2025-01-31', '${first}');
COMMIT;

CREATE OR REPLACE PACKAGE ${owner}.orders_api AS

  -- One thing that is ordered.
  TYPE line_t IS RECORD (
    sku       VARCHAR2(12),
    quantity  PLS_INTEGER := 1,
    price     NUMBER(9,2)
  );

  TYPE lines_t IS TABLE OF line_t;

  TYPE order_t IS RECORD (
    order_id    orders.order_id%TYPE,
    customer    orders.customer%TYPE,
    amount      orders.amount%TYPE,
    ordered_on  orders.ordered_on%TYPE,
    ordered_by  orders.ordered_by%TYPE
  );

  TYPE order_cursor_t IS REF CURSOR RETURN order_t;

  -- An order without lines.
  nothing_ordered EXCEPTION;
  PRAGMA EXCEPTION_INIT(nothing_ordered, -20001);

  -- Says who the database believes is calling.
  FUNCTION who_am_i RETURN VARCHAR2;

  -- Places an order in the name of the person who is logged in.
  -- @param p_customer who gets it
  -- @param p_lines what is ordered
  -- @throws nothing_ordered when there are no lines
  PROCEDURE place_order (
    p_customer  IN  VARCHAR2,
    p_lines     IN  lines_t,
    p_order_id  OUT orders.order_id%TYPE,
    p_amount    OUT orders.amount%TYPE
  );

  -- The orders of a customer, or of all.
  FUNCTION list_orders (p_customer IN VARCHAR2 DEFAULT NULL) RETURN order_cursor_t;

END orders_api;
/

CREATE OR REPLACE PACKAGE BODY ${owner}.orders_api AS

  FUNCTION who_am_i RETURN VARCHAR2 IS
  BEGIN
    RETURN SYS_CONTEXT('USERENV', 'SESSION_USER') || ' through ' || SYS_CONTEXT('USERENV', 'PROXY_USER');
  END who_am_i;

  PROCEDURE place_order (
    p_customer  IN  VARCHAR2,
    p_lines     IN  lines_t,
    p_order_id  OUT orders.order_id%TYPE,
    p_amount    OUT orders.amount%TYPE
  ) IS
  BEGIN
    IF p_lines IS NULL OR p_lines.COUNT = 0 THEN
      RAISE_APPLICATION_ERROR(-20001, 'Nothing is ordered by ' || p_customer);
    END IF;
    p_amount := 0;
    FOR i IN 1 .. p_lines.COUNT LOOP
      p_amount := p_amount + p_lines(i).quantity * p_lines(i).price;
    END LOOP;
    p_order_id := order_seq.NEXTVAL;
    INSERT INTO orders (order_id, customer, amount, ordered_on, ordered_by)
    VALUES (p_order_id, p_customer, p_amount, TRUNC(SYSDATE), USER);
  END place_order;

  FUNCTION list_orders (p_customer IN VARCHAR2 DEFAULT NULL) RETURN order_cursor_t IS
    l_orders order_cursor_t;
  BEGIN
    OPEN l_orders FOR
      SELECT o.order_id, o.customer, o.amount, o.ordered_on, o.ordered_by
        FROM orders o
       WHERE p_customer IS NULL OR o.customer = p_customer
       ORDER BY o.order_id;
    RETURN l_orders;
  END list_orders;

END orders_api;
/

GRANT EXECUTE ON ${owner}.orders_api TO ${people.join(', ')};
`;
}
