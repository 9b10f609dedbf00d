-- Run as an account that may create users. The passwords are for this example only.

-- Owns the tables and the packages.
CREATE USER erp IDENTIFIED BY "Erp-owner-1";
ALTER USER erp QUOTA UNLIMITED ON users;
GRANT CREATE SESSION TO erp;

-- The web application's account: it may log in and act for others, nothing else.
CREATE USER erp_app IDENTIFIED BY "Erp-app-1";
GRANT CREATE SESSION TO erp_app;

-- The people. They need no password of their own: the application logs in for them.
CREATE USER alice IDENTIFIED BY "Alice-1";
GRANT CREATE SESSION TO alice;
ALTER USER alice GRANT CONNECT THROUGH erp_app;

CREATE USER bob IDENTIFIED BY "Bob-1";
GRANT CREATE SESSION TO bob;
ALTER USER bob GRANT CONNECT THROUGH erp_app;

CREATE USER carol IDENTIFIED BY "Carol-1";
GRANT CREATE SESSION TO carol;
ALTER USER carol GRANT CONNECT THROUGH erp_app;
