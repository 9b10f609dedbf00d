import { expect, test } from 'vitest';
import { asksForPooledServer, asksForPuritySelf } from '../../../../runtime/options/drcp.js';

const descriptor = (more: string) =>
  `(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=erp)${more}))`;

test.each([
  'db:1521/erp:pooled',
  'db/erp:POOLED',
  'tcps://db1,db2:1522/erp.example.com:pooled/inst1',
  'db/erp:pooled?connect_timeout=5',
  '[::1]:1521/erp:pooled',
  descriptor('(SERVER=POOLED)'),
  descriptor('( server = pooled )'),
])('%s asks for a pooled server', (connectString) => {
  expect(asksForPooledServer(connectString)).toBe(true);
});

test.each([
  'db:1521/erp',
  'db/erp:dedicated',
  'db/erp_pooled',
  'db/pooled',
  'pooled:1521/erp',
  'db/erp?x=a/b:pooled',
  'ERP_POOLED',
  descriptor('(SERVER=DEDICATED)'),
  descriptor('(COLOCATION_TAG=a/b:pooled)'),
])('%s does not', (connectString) => {
  expect(asksForPooledServer(connectString)).toBe(false);
});

test('the purity SELF is known in both forms', () => {
  expect(asksForPuritySelf('db/erp:pooled?pool_purity=SELF')).toBe(true);
  expect(asksForPuritySelf('db/erp:pooled?a=b&pool_purity=self&c=d')).toBe(true);
  expect(asksForPuritySelf(descriptor('(SERVER=POOLED)(POOL_PURITY=SELF)'))).toBe(true);
  expect(asksForPuritySelf('db/erp:pooled?pool_purity=new')).toBe(false);
  expect(asksForPuritySelf('db/erp:pooled')).toBe(false);
});
