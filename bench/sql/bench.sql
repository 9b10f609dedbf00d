-- What the benchmarks call. Passwords are for the sandbox only.
CREATE USER bench IDENTIFIED BY "Bench-owner-1" QUOTA UNLIMITED ON users;
GRANT CREATE SESSION TO bench;
CREATE USER bench_app IDENTIFIED BY "Bench-app-1";
GRANT CREATE SESSION TO bench_app;
CREATE USER alice IDENTIFIED BY "Alice-1";
GRANT CREATE SESSION TO alice;
ALTER USER alice GRANT CONNECT THROUGH bench_app;

CREATE OR REPLACE PACKAGE bench.bench_api AS

  -- What a quantity of an article costs, and until when.
  FUNCTION quote (
    p_sku          IN  VARCHAR2,
    p_quantity     IN  PLS_INTEGER,
    p_price        OUT NUMBER,
    p_valid_until  OUT DATE
  ) RETURN VARCHAR2;

END bench_api;
/

CREATE OR REPLACE PACKAGE BODY bench.bench_api AS

  FUNCTION quote (
    p_sku          IN  VARCHAR2,
    p_quantity     IN  PLS_INTEGER,
    p_price        OUT NUMBER,
    p_valid_until  OUT DATE
  ) RETURN VARCHAR2 IS
  BEGIN
    p_price := p_quantity * 49.9;
    p_valid_until := DATE '2030-12-31';
    RETURN p_sku || ' x ' || p_quantity;
  END quote;

END bench_api;
/
GRANT EXECUTE ON bench.bench_api TO alice;

-- Composites: a record of 30 fields, and a table of records.
CREATE OR REPLACE PACKAGE bench.shapes_api AS

  TYPE article_t IS RECORD (
    text_1 VARCHAR2(30), text_2 VARCHAR2(30), text_3 VARCHAR2(30), text_4 VARCHAR2(30), text_5 VARCHAR2(30),
    text_6 VARCHAR2(30), text_7 VARCHAR2(30), text_8 VARCHAR2(30), text_9 VARCHAR2(30), text_10 VARCHAR2(30),
    amount_1 NUMBER(12,2), amount_2 NUMBER(12,2), amount_3 NUMBER(12,2), amount_4 NUMBER(12,2), amount_5 NUMBER(12,2),
    amount_6 NUMBER(12,2), amount_7 NUMBER(12,2), amount_8 NUMBER(12,2), amount_9 NUMBER(12,2), amount_10 NUMBER(12,2),
    day_1 DATE, day_2 DATE, day_3 DATE, day_4 DATE, day_5 DATE,
    count_1 PLS_INTEGER, count_2 PLS_INTEGER, count_3 PLS_INTEGER, count_4 PLS_INTEGER, count_5 PLS_INTEGER
  );

  TYPE line_t IS RECORD (sku VARCHAR2(12), quantity PLS_INTEGER, price NUMBER(9,2), due DATE, note VARCHAR2(50));
  TYPE lines_t IS TABLE OF line_t INDEX BY PLS_INTEGER;

  PROCEDURE touch (p_article IN OUT article_t);

  PROCEDURE reprice (p_lines IN lines_t, p_repriced OUT lines_t);

END shapes_api;
/

CREATE OR REPLACE PACKAGE BODY bench.shapes_api AS

  PROCEDURE touch (p_article IN OUT article_t) IS
  BEGIN
    p_article.count_1 := p_article.count_1 + 1;
  END touch;

  PROCEDURE reprice (p_lines IN lines_t, p_repriced OUT lines_t) IS
  BEGIN
    p_repriced := p_lines;
    p_repriced(1).price := 1;
  END reprice;

END shapes_api;
/
GRANT EXECUTE ON bench.shapes_api TO alice;

-- Cursors: 1,000 rows of 10 columns, without and with dates.
CREATE TABLE bench.orders (
  id NUMBER(9) PRIMARY KEY, customer NUMBER(9), sku VARCHAR2(12), quantity NUMBER(5), price NUMBER(9,2),
  status VARCHAR2(10), note VARCHAR2(50), ordered DATE, due DATE, changed TIMESTAMP(6)
);

BEGIN
  FOR i IN 1 .. 1000 LOOP
    INSERT INTO bench.orders VALUES (i, mod(i, 97), 'A' || i, mod(i, 7) + 1, i / 4, 'OPEN', 'order number ' || i,
      DATE '2026-01-01' + mod(i, 365), DATE '2026-02-01' + mod(i, 365), TIMESTAMP '2026-01-01 12:00:00.123456');
  END LOOP;
  COMMIT;
END;
/

CREATE OR REPLACE PACKAGE bench.orders_api AS
  FUNCTION list_plain RETURN SYS_REFCURSOR;
  FUNCTION list_dated RETURN SYS_REFCURSOR;
  FUNCTION list_million RETURN SYS_REFCURSOR;
END orders_api;
/

CREATE OR REPLACE PACKAGE BODY bench.orders_api AS

  FUNCTION list_plain RETURN SYS_REFCURSOR IS
    l_rows SYS_REFCURSOR;
  BEGIN
    OPEN l_rows FOR
      SELECT id, customer, sku, quantity, price, status, note, id + 1 AS next_id, sku || '-' AS long_sku, price * 2 AS double_price
      FROM orders;
    RETURN l_rows;
  END list_plain;

  FUNCTION list_dated RETURN SYS_REFCURSOR IS
    l_rows SYS_REFCURSOR;
  BEGIN
    OPEN l_rows FOR SELECT id, customer, sku, quantity, price, status, note, ordered, due, changed FROM orders;
    RETURN l_rows;
  END list_dated;

  FUNCTION list_million RETURN SYS_REFCURSOR IS
    l_rows SYS_REFCURSOR;
  BEGIN
    OPEN l_rows FOR SELECT a.id, b.sku, b.price FROM orders a CROSS JOIN orders b;
    RETURN l_rows;
  END list_million;

END orders_api;
/
GRANT EXECUTE ON bench.orders_api TO alice;
