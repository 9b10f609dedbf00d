-- What the soak calls: every routine leaves a row that says who ran it. Passwords are for the sandbox only.
CREATE USER soak NO AUTHENTICATION QUOTA UNLIMITED ON users;
CREATE USER soak_app IDENTIFIED BY "Soak-app-1";
GRANT CREATE SESSION TO soak_app;

CREATE TABLE soak.log (
  call_id       NUMBER NOT NULL,
  who           VARCHAR2(128),
  session_user  VARCHAR2(128),
  proxy_user    VARCHAR2(128),
  sid           NUMBER,
  found         VARCHAR2(200)
);

CREATE TABLE soak.numbers (n NUMBER);
BEGIN FOR i IN 1 .. 1500 LOOP INSERT INTO soak.numbers VALUES (i); END LOOP; COMMIT; END;
/

CREATE OR REPLACE PACKAGE soak.api AS

  PROCEDURE note (p_call IN PLS_INTEGER);

  PROCEDURE note_slowly (p_call IN PLS_INTEGER);

  -- The row is there and the call fails.
  PROCEDURE note_and_raise (p_call IN PLS_INTEGER);

  FUNCTION note_and_return (p_call IN PLS_INTEGER) RETURN NUMBER;

  FUNCTION note_and_list (p_call IN PLS_INTEGER) RETURN SYS_REFCURSOR;

END api;
/

CREATE OR REPLACE PACKAGE BODY soak.api AS

  -- Who used this session's package last: the next lease must not find it.
  g_last  VARCHAR2(200);

  PROCEDURE note (p_call IN PLS_INTEGER) IS
  BEGIN
    INSERT INTO log VALUES (
      p_call,
      USER,
      SYS_CONTEXT('USERENV', 'SESSION_USER'),
      SYS_CONTEXT('USERENV', 'PROXY_USER'),
      SYS_CONTEXT('USERENV', 'SID'),
      g_last
    );
    g_last := USER;
  END note;

  PROCEDURE note_slowly (p_call IN PLS_INTEGER) IS
  BEGIN
    note(p_call);
    DBMS_SESSION.SLEEP(0.02);
  END note_slowly;

  PROCEDURE note_and_raise (p_call IN PLS_INTEGER) IS
  BEGIN
    note(p_call);
    RAISE_APPLICATION_ERROR(-20001, 'refused');
  END note_and_raise;

  FUNCTION note_and_return (p_call IN PLS_INTEGER) RETURN NUMBER IS
  BEGIN
    note(p_call);
    RETURN p_call;
  END note_and_return;

  FUNCTION note_and_list (p_call IN PLS_INTEGER) RETURN SYS_REFCURSOR IS
    l_rows  SYS_REFCURSOR;
  BEGIN
    note(p_call);
    OPEN l_rows FOR SELECT n FROM numbers;
    RETURN l_rows;
  END note_and_list;

END api;
/
GRANT EXECUTE ON soak.api TO PUBLIC;
