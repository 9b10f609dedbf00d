GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.approvals_api TO alice;
GRANT EXECUTE ON erp.audit_api TO alice;

-- BOB may place orders and read the audit trail, but not approve.
GRANT EXECUTE ON erp.orders_api TO bob;
GRANT EXECUTE ON erp.audit_api TO bob;
