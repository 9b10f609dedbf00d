-- Nobody is granted this one: only the other packages, which are ERP's own, write the audit log.
CREATE OR REPLACE PACKAGE erp.audit_writer AS
  PROCEDURE record_act (p_order_id IN orders.order_id%TYPE, p_action IN VARCHAR2);
END audit_writer;
/

CREATE OR REPLACE PACKAGE BODY erp.audit_writer AS

  PROCEDURE record_act (p_order_id IN orders.order_id%TYPE, p_action IN VARCHAR2) IS
  BEGIN
    INSERT INTO audit_log (entry_id, happened_at, actor, proxy_user, request_id, order_id, action)
    VALUES (audit_seq.NEXTVAL, SYSDATE, USER, SYS_CONTEXT('USERENV', 'PROXY_USER'),
            SYS_CONTEXT('USERENV', 'CLIENT_IDENTIFIER'), p_order_id, p_action);
  END record_act;

END audit_writer;
/

CREATE OR REPLACE PACKAGE erp.audit_api AS

  -- One act, as the database saw it.
  TYPE entry_row IS RECORD (
    entry_id     audit_log.entry_id%TYPE,    -- @notnull
    happened_at  audit_log.happened_at%TYPE, -- @notnull
    actor        audit_log.actor%TYPE,       -- @notnull
    proxy_user   audit_log.proxy_user%TYPE,
    request_id   audit_log.request_id%TYPE,
    order_id     audit_log.order_id%TYPE,    -- @notnull
    action       audit_log.action%TYPE       -- @notnull
  );
  TYPE entry_cur IS REF CURSOR RETURN entry_row;

  -- The newest acts first. A salesperson sees what was done to the own orders, a manager everything.
  PROCEDURE list_entries (
    p_page       IN  PLS_INTEGER DEFAULT 1,
    p_page_size  IN  PLS_INTEGER DEFAULT 10,
    p_total      OUT PLS_INTEGER, -- @notnull how many there are on all pages
    p_entries    OUT entry_cur
  );

END audit_api;
/

CREATE OR REPLACE PACKAGE erp.orders_api AS

  -- What a manager may approve without asking further.
  approval_limit CONSTANT PLS_INTEGER := 10000;

  -- @notnull
  SUBTYPE quantity_t IS PLS_INTEGER RANGE 1 .. 999;

  own_order EXCEPTION;
  PRAGMA EXCEPTION_INIT(own_order, -20001);
  over_limit EXCEPTION;
  PRAGMA EXCEPTION_INIT(over_limit, -20002);
  not_open EXCEPTION;
  PRAGMA EXCEPTION_INIT(not_open, -20003);
  no_such_order EXCEPTION;
  PRAGMA EXCEPTION_INIT(no_such_order, -20004);
  no_lines EXCEPTION;
  PRAGMA EXCEPTION_INIT(no_lines, -20005);

  TYPE customer_row IS RECORD (
    customer_id  customers.customer_id%TYPE, -- @notnull
    name         customers.name%TYPE         -- @notnull
  );
  TYPE customer_cur IS REF CURSOR RETURN customer_row;

  TYPE order_row IS RECORD (
    order_id    orders.order_id%TYPE,   -- @notnull
    customer    customers.name%TYPE,    -- @notnull
    status      orders.status%TYPE,     -- @notnull
    ordered_by  orders.ordered_by%TYPE, -- @notnull
    ordered_at  orders.ordered_at%TYPE, -- @notnull
    note        orders.note%TYPE,
    line_count  PLS_INTEGER,            -- @notnull
    total       NUMBER(11,2)            -- @notnull
  );
  TYPE order_cur IS REF CURSOR RETURN order_row;

  TYPE line_t IS RECORD (
    article     order_lines.article%TYPE,   -- @notnull
    quantity    quantity_t,                 -- @notnull
    unit_price  order_lines.unit_price%TYPE -- @notnull
  );
  TYPE lines_t IS TABLE OF line_t;

  -- Who the database says is calling: USER.
  -- @return @notnull
  FUNCTION who_am_i RETURN VARCHAR2;

  FUNCTION list_customers RETURN customer_cur;

  -- The newest orders first. A salesperson sees the own ones, a manager all.
  PROCEDURE list_orders (
    p_page       IN  PLS_INTEGER DEFAULT 1,
    p_page_size  IN  PLS_INTEGER DEFAULT 10,
    p_total      OUT PLS_INTEGER, -- @notnull how many there are on all pages
    p_orders     OUT order_cur
  );

  -- Places an order in the name of the person who is logged in.
  -- @throws no_lines an order has at least one line
  PROCEDURE create_order (
    p_customer_id  IN  customers.customer_id%TYPE, -- @notnull
    p_lines        IN  lines_t,
    p_note         IN  orders.note%TYPE DEFAULT NULL,
    p_order_id     OUT orders.order_id%TYPE        -- @notnull
  );

  -- @throws own_order nobody approves what they ordered themselves
  -- @throws over_limit the order is worth more than the approval limit
  -- @throws not_open it is approved already
  -- @throws no_such_order it does not exist, or may not be seen by the person who is logged in
  PROCEDURE approve_order (
    p_order_id IN orders.order_id%TYPE -- @notnull
  );

END orders_api;
/

CREATE OR REPLACE PACKAGE BODY erp.audit_api AS

  FUNCTION is_manager RETURN VARCHAR2 IS
    l_count PLS_INTEGER;
  BEGIN
    SELECT COUNT(*) INTO l_count FROM employees e WHERE e.user_name = USER AND e.job = 'MANAGER';
    RETURN CASE WHEN l_count > 0 THEN 'Y' ELSE 'N' END;
  END is_manager;

  PROCEDURE list_entries (
    p_page       IN  PLS_INTEGER DEFAULT 1,
    p_page_size  IN  PLS_INTEGER DEFAULT 10,
    p_total      OUT PLS_INTEGER,
    p_entries    OUT entry_cur
  ) IS
    l_manager VARCHAR2(1) := is_manager;
    l_offset  PLS_INTEGER := (p_page - 1) * p_page_size;
  BEGIN
    SELECT COUNT(*)
      INTO p_total
      FROM audit_log a
      JOIN orders o ON o.order_id = a.order_id
     WHERE l_manager = 'Y' OR o.ordered_by = USER;
    OPEN p_entries FOR
      SELECT a.entry_id, a.happened_at, a.actor, a.proxy_user, a.request_id, a.order_id, a.action
        FROM audit_log a
        JOIN orders o ON o.order_id = a.order_id
       WHERE l_manager = 'Y' OR o.ordered_by = USER
       ORDER BY a.entry_id DESC
      OFFSET l_offset ROWS FETCH NEXT p_page_size ROWS ONLY;
  END list_entries;

END audit_api;
/

CREATE OR REPLACE PACKAGE BODY erp.orders_api AS

  FUNCTION who_am_i RETURN VARCHAR2 IS
  BEGIN
    RETURN USER;
  END who_am_i;

  FUNCTION is_manager RETURN VARCHAR2 IS
    l_count PLS_INTEGER;
  BEGIN
    SELECT COUNT(*) INTO l_count FROM employees e WHERE e.user_name = USER AND e.job = 'MANAGER';
    RETURN CASE WHEN l_count > 0 THEN 'Y' ELSE 'N' END;
  END is_manager;

  FUNCTION list_customers RETURN customer_cur IS
    l_customers customer_cur;
  BEGIN
    OPEN l_customers FOR SELECT c.customer_id, c.name FROM customers c ORDER BY c.name;
    RETURN l_customers;
  END list_customers;

  PROCEDURE list_orders (
    p_page       IN  PLS_INTEGER DEFAULT 1,
    p_page_size  IN  PLS_INTEGER DEFAULT 10,
    p_total      OUT PLS_INTEGER,
    p_orders     OUT order_cur
  ) IS
    l_manager VARCHAR2(1) := is_manager;
    l_offset  PLS_INTEGER := (p_page - 1) * p_page_size;
  BEGIN
    SELECT COUNT(*) INTO p_total FROM orders o WHERE l_manager = 'Y' OR o.ordered_by = USER;
    OPEN p_orders FOR
      SELECT o.order_id, c.name, o.status, o.ordered_by, o.ordered_at, o.note,
             COUNT(*), SUM(l.quantity * l.unit_price)
        FROM orders o
        JOIN customers c ON c.customer_id = o.customer_id
        JOIN order_lines l ON l.order_id = o.order_id
       WHERE l_manager = 'Y' OR o.ordered_by = USER
       GROUP BY o.order_id, c.name, o.status, o.ordered_by, o.ordered_at, o.note
       ORDER BY o.order_id DESC
      OFFSET l_offset ROWS FETCH NEXT p_page_size ROWS ONLY;
  END list_orders;

  PROCEDURE create_order (
    p_customer_id  IN  customers.customer_id%TYPE,
    p_lines        IN  lines_t,
    p_note         IN  orders.note%TYPE DEFAULT NULL,
    p_order_id     OUT orders.order_id%TYPE
  ) IS
  BEGIN
    IF p_lines IS NULL OR p_lines.COUNT = 0 THEN
      RAISE_APPLICATION_ERROR(-20005, 'An order needs at least one line.');
    END IF;
    INSERT INTO orders (order_id, customer_id, status, ordered_by, ordered_at, note)
    VALUES (order_seq.NEXTVAL, p_customer_id, 'OPEN', USER, SYSDATE, p_note)
    RETURNING order_id INTO p_order_id;
    FOR i IN 1 .. p_lines.COUNT LOOP
      INSERT INTO order_lines (order_id, line_no, article, quantity, unit_price)
      VALUES (p_order_id, i, p_lines(i).article, p_lines(i).quantity, p_lines(i).unit_price);
    END LOOP;
    audit_writer.record_act(p_order_id, 'CREATED');
  END create_order;

  PROCEDURE approve_order (p_order_id IN orders.order_id%TYPE) IS
    l_manager     VARCHAR2(1) := is_manager;
    l_status      orders.status%TYPE;
    l_ordered_by  orders.ordered_by%TYPE;
    l_total       NUMBER(11,2);
  BEGIN
    SELECT o.status, o.ordered_by
      INTO l_status, l_ordered_by
      FROM orders o
     WHERE o.order_id = p_order_id
       AND (l_manager = 'Y' OR o.ordered_by = USER)
       FOR UPDATE;
    IF l_ordered_by = USER THEN
      RAISE_APPLICATION_ERROR(-20001, 'Order ' || p_order_id || ' is your own; somebody else must approve it.');
    ELSIF l_status <> 'OPEN' THEN
      RAISE_APPLICATION_ERROR(-20003, 'Order ' || p_order_id || ' is approved already.');
    END IF;
    SELECT SUM(l.quantity * l.unit_price) INTO l_total FROM order_lines l WHERE l.order_id = p_order_id;
    IF l_total > approval_limit THEN
      RAISE_APPLICATION_ERROR(-20002, 'Order ' || p_order_id || ' is worth ' || TO_CHAR(l_total, 'FM999G990D00', 'NLS_NUMERIC_CHARACTERS=''.,''')
        || '; orders over ' || TO_CHAR(approval_limit, 'FM999G990', 'NLS_NUMERIC_CHARACTERS=''.,''') || ' need the board.');
    END IF;
    UPDATE orders SET status = 'APPROVED' WHERE order_id = p_order_id;
    audit_writer.record_act(p_order_id, 'APPROVED');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RAISE_APPLICATION_ERROR(-20004, 'There is no order ' || p_order_id || ' that you may see.');
  END approve_order;

END orders_api;
/
