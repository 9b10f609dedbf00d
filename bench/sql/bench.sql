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
