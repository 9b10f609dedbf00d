CREATE TABLE erp.customers (
  customer_id   NUMBER(9)     NOT NULL,
  name          VARCHAR2(80)  NOT NULL,
  credit_limit  NUMBER(11,2)  NOT NULL,
  CONSTRAINT customers_pk PRIMARY KEY (customer_id)
);

CREATE TABLE erp.products (
  sku    VARCHAR2(12)  NOT NULL,
  name   VARCHAR2(80)  NOT NULL,
  price  NUMBER(9,2)   NOT NULL,
  CONSTRAINT products_pk PRIMARY KEY (sku)
);

CREATE TABLE erp.orders (
  order_id     NUMBER(9)     NOT NULL,
  customer_id  NUMBER(9)     NOT NULL,
  sku          VARCHAR2(12)  NOT NULL,
  quantity     NUMBER(6)     NOT NULL,
  amount       NUMBER(11,2)  NOT NULL,
  status       VARCHAR2(10)  DEFAULT 'NEW' NOT NULL,
  ordered_by   VARCHAR2(128) NOT NULL,
  note         VARCHAR2(200),
  CONSTRAINT orders_pk PRIMARY KEY (order_id),
  CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES erp.customers (customer_id),
  CONSTRAINT orders_product_fk FOREIGN KEY (sku) REFERENCES erp.products (sku),
  CONSTRAINT orders_quantity_ck CHECK (quantity > 0)
);

CREATE TABLE erp.audit_trail (
  entry_id      NUMBER(9)      NOT NULL,
  happened_at   TIMESTAMP(6)   NOT NULL,
  session_user  VARCHAR2(128)  NOT NULL,
  proxy_user    VARCHAR2(128),
  action        VARCHAR2(200)  NOT NULL,
  CONSTRAINT audit_trail_pk PRIMARY KEY (entry_id)
);

CREATE SEQUENCE erp.order_seq START WITH 1001;
CREATE SEQUENCE erp.audit_seq;

INSERT INTO erp.customers (customer_id, name, credit_limit) VALUES (42, 'Müller & Söhne', 500);
INSERT INTO erp.products (sku, name, price) VALUES ('A1', 'Desk lamp', 49.90);
INSERT INTO erp.products (sku, name, price) VALUES ('B2', 'Office chair', 199);
COMMIT;
