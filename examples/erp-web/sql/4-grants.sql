-- People may execute the packages, and touch no table.
GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.orders_api TO bob;
GRANT EXECUTE ON erp.orders_api TO carol;
GRANT EXECUTE ON erp.audit_api TO alice;
GRANT EXECUTE ON erp.audit_api TO bob;
GRANT EXECUTE ON erp.audit_api TO carol;
