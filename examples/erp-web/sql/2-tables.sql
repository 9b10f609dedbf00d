CREATE TABLE erp.employees (
  user_name  VARCHAR2(128)  NOT NULL,
  job        VARCHAR2(20)   NOT NULL,
  CONSTRAINT employees_pk PRIMARY KEY (user_name),
  CONSTRAINT employees_job_ck CHECK (job IN ('SALES', 'MANAGER'))
);

CREATE TABLE erp.customers (
  customer_id  NUMBER(9)     NOT NULL,
  name         VARCHAR2(80)  NOT NULL,
  CONSTRAINT customers_pk PRIMARY KEY (customer_id)
);

CREATE TABLE erp.orders (
  order_id     NUMBER(9)      NOT NULL,
  customer_id  NUMBER(9)      NOT NULL,
  status       VARCHAR2(10)   NOT NULL,
  ordered_by   VARCHAR2(128)  NOT NULL,
  ordered_at   DATE           NOT NULL,
  note         VARCHAR2(200),
  CONSTRAINT orders_pk PRIMARY KEY (order_id),
  CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES erp.customers (customer_id)
);

CREATE TABLE erp.order_lines (
  order_id    NUMBER(9)     NOT NULL,
  line_no     NUMBER(3)     NOT NULL,
  article     VARCHAR2(40)  NOT NULL,
  quantity    NUMBER(3)     NOT NULL,
  unit_price  NUMBER(7,2)   NOT NULL,
  CONSTRAINT order_lines_pk PRIMARY KEY (order_id, line_no),
  CONSTRAINT order_lines_order_fk FOREIGN KEY (order_id) REFERENCES erp.orders (order_id)
);

-- Nobody but the packages writes it, and these write who the database says is calling.
CREATE TABLE erp.audit_log (
  entry_id     NUMBER(9)      NOT NULL,
  happened_at  DATE           NOT NULL,
  actor        VARCHAR2(128)  NOT NULL,
  proxy_user   VARCHAR2(128),
  request_id   VARCHAR2(64),
  order_id     NUMBER(9)      NOT NULL,
  action       VARCHAR2(20)   NOT NULL,
  CONSTRAINT audit_log_pk PRIMARY KEY (entry_id),
  CONSTRAINT audit_log_order_fk FOREIGN KEY (order_id) REFERENCES erp.orders (order_id)
);

CREATE SEQUENCE erp.order_seq START WITH 1001;
CREATE SEQUENCE erp.audit_seq;

INSERT INTO erp.employees (user_name, job) VALUES ('ALICE', 'SALES');
INSERT INTO erp.employees (user_name, job) VALUES ('BOB', 'SALES');
INSERT INTO erp.employees (user_name, job) VALUES ('CAROL', 'MANAGER');
INSERT INTO erp.customers (customer_id, name) VALUES (41, 'Brennan Textiles');
INSERT INTO erp.customers (customer_id, name) VALUES (42, 'Müller & Söhne');
INSERT INTO erp.customers (customer_id, name) VALUES (43, 'Northwind Clinic');
COMMIT;
