import { expect, test } from 'vitest';
import { databaseAddress } from '../../../../runtime/telemetry/database-address.js';

test.each([
  [
    'db.example.com:1522/orders',
    { name: 'db.example.com:1522/orders', host: 'db.example.com', port: 1522, serviceName: 'orders' },
  ],
  ['db/orders', { name: 'db:1521/orders', host: 'db', port: 1521, serviceName: 'orders' }],
  [
    'tcps://db:2484/orders?wallet_location=/secret',
    { name: 'db:2484/orders', host: 'db', port: 2484, serviceName: 'orders' },
  ],
  ['db:1521/orders:pooled', { name: 'db:1521/orders', host: 'db', port: 1521, serviceName: 'orders' }],
  ['[::1]:1521/orders', { name: '[::1]:1521/orders', host: '::1', port: 1521, serviceName: 'orders' }],
  ['ORDERS_PROD', { name: 'ORDERS_PROD' }],
  ['(DESCRIPTION=(ADDRESS=(HOST=db))(CONNECT_DATA=(SERVICE_NAME=orders)))', { name: 'oracle' }],
  ['one,two:1521/orders', { name: 'oracle' }],
  ['user/password@db/orders', { name: 'oracle' }],
])('%s', (connectString, address) => {
  expect(databaseAddress(connectString)).toEqual(address);
});
