CREATE OR REPLACE PACKAGE erp.audit_api AS

  -- Writes one line of the audit trail: who is logged in, through which account, and what was done.
  PROCEDURE record_action (p_action IN VARCHAR2);

  -- The number of the newest line, 0 when there is none.
  FUNCTION last_entry RETURN audit_trail.entry_id%TYPE;

  -- Reads one line. Raises ORA-20010 when there is no such line.
  PROCEDURE get_entry (
    p_entry_id      IN  audit_trail.entry_id%TYPE,
    p_session_user  OUT VARCHAR2,
    p_proxy_user    OUT VARCHAR2,
    p_action        OUT VARCHAR2
  );

END audit_api;
/

CREATE OR REPLACE PACKAGE BODY erp.audit_api AS

  PROCEDURE record_action (p_action IN VARCHAR2) IS
  BEGIN
    INSERT INTO audit_trail (entry_id, happened_at, session_user, proxy_user, action)
    VALUES (audit_seq.NEXTVAL, SYSTIMESTAMP, USER, SYS_CONTEXT('USERENV', 'PROXY_USER'), p_action);
  END record_action;

  FUNCTION last_entry RETURN audit_trail.entry_id%TYPE IS
    l_entry_id audit_trail.entry_id%TYPE;
  BEGIN
    SELECT NVL(MAX(entry_id), 0) INTO l_entry_id FROM audit_trail;
    RETURN l_entry_id;
  END last_entry;

  PROCEDURE get_entry (
    p_entry_id      IN  audit_trail.entry_id%TYPE,
    p_session_user  OUT VARCHAR2,
    p_proxy_user    OUT VARCHAR2,
    p_action        OUT VARCHAR2
  ) IS
  BEGIN
    SELECT a.session_user, a.proxy_user, a.action
      INTO p_session_user, p_proxy_user, p_action
      FROM audit_trail a
     WHERE a.entry_id = p_entry_id;
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RAISE_APPLICATION_ERROR(-20010, 'The audit trail has no line ' || p_entry_id);
  END get_entry;

END audit_api;
/

CREATE OR REPLACE PACKAGE erp.orders_api AS

  -- Says who the database believes is calling, for example session_user=ALICE proxy_user=ERP_APP.
  FUNCTION who_am_i RETURN VARCHAR2;

  -- The longest note that an order may have, in characters.
  max_note_length CONSTANT PLS_INTEGER := 200;

  -- The order costs more than the customer may still spend.
  credit_exceeded EXCEPTION;
  PRAGMA EXCEPTION_INIT(credit_exceeded, -20001);

  -- Places an order in the name of the person who is logged in.
  -- @throws credit_exceeded when the customer's credit limit would be exceeded
  PROCEDURE create_order (
    p_customer_id  IN  customers.customer_id%TYPE,
    p_sku          IN  products.sku%TYPE,
    p_quantity     IN  PLS_INTEGER DEFAULT 1,
    p_note         IN  VARCHAR2 DEFAULT NULL,
    p_order_id     OUT orders.order_id%TYPE,
    p_status       OUT orders.status%TYPE
  );

  -- What the customer may still spend.
  FUNCTION open_credit (p_customer_id IN customers.customer_id%TYPE) RETURN NUMBER;

END orders_api;
/

CREATE OR REPLACE PACKAGE BODY erp.orders_api AS

  FUNCTION who_am_i RETURN VARCHAR2 IS
  BEGIN
    RETURN 'session_user=' || SYS_CONTEXT('USERENV', 'SESSION_USER')
        || ' proxy_user=' || SYS_CONTEXT('USERENV', 'PROXY_USER');
  END who_am_i;

  FUNCTION open_credit (p_customer_id IN customers.customer_id%TYPE) RETURN NUMBER IS
    l_limit  customers.credit_limit%TYPE;
    l_spent  NUMBER;
  BEGIN
    SELECT credit_limit INTO l_limit FROM customers WHERE customer_id = p_customer_id;
    SELECT NVL(SUM(amount), 0) INTO l_spent FROM orders WHERE customer_id = p_customer_id;
    RETURN l_limit - l_spent;
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RAISE_APPLICATION_ERROR(-20002, 'There is no customer ' || p_customer_id);
  END open_credit;

  PROCEDURE create_order (
    p_customer_id  IN  customers.customer_id%TYPE,
    p_sku          IN  products.sku%TYPE,
    p_quantity     IN  PLS_INTEGER DEFAULT 1,
    p_note         IN  VARCHAR2 DEFAULT NULL,
    p_order_id     OUT orders.order_id%TYPE,
    p_status       OUT orders.status%TYPE
  ) IS
    l_amount  orders.amount%TYPE;
    l_credit  NUMBER := open_credit(p_customer_id);
  BEGIN
    SELECT price * p_quantity INTO l_amount FROM products WHERE sku = p_sku;

    IF l_amount > l_credit THEN
      RAISE_APPLICATION_ERROR(
        -20001,
        'Customer ' || p_customer_id || ' may spend ' || TO_CHAR(l_credit, 'FM999990.00')
          || ', this order costs ' || TO_CHAR(l_amount, 'FM999990.00')
      );
    END IF;

    INSERT INTO orders (order_id, customer_id, sku, quantity, amount, ordered_by, note)
    VALUES (order_seq.NEXTVAL, p_customer_id, p_sku, p_quantity, l_amount, USER, p_note)
    RETURNING order_id, status INTO p_order_id, p_status;

    audit_api.record_action('order ' || p_order_id || ' placed');
  END create_order;

END orders_api;
/

CREATE OR REPLACE PACKAGE erp.approvals_api AS

  -- Approves an order. Only those who may execute this package can.
  PROCEDURE approve (p_order_id IN orders.order_id%TYPE, p_status OUT orders.status%TYPE);

END approvals_api;
/

CREATE OR REPLACE PACKAGE BODY erp.approvals_api AS

  PROCEDURE approve (p_order_id IN orders.order_id%TYPE, p_status OUT orders.status%TYPE) IS
  BEGIN
    UPDATE orders SET status = 'APPROVED' WHERE order_id = p_order_id RETURNING status INTO p_status;
    IF SQL%ROWCOUNT = 0 THEN
      RAISE_APPLICATION_ERROR(-20003, 'There is no order ' || p_order_id);
    END IF;
    audit_api.record_action('order ' || p_order_id || ' approved');
  END approve;

END approvals_api;
/
