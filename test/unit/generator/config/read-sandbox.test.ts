import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseConfig } from '../../../../generator/config/parse-config.js';

function sandboxOf(sandbox: object | undefined) {
  const exported = { schemas: { erp: {} }, output: 'out', sandbox };
  return parseConfig(exported, { file: 'oracle.config.ts', folder: '/project' }).sandbox;
}

it('no sandbox is configured by default', () => {
  expect(sandboxOf(undefined)).toBeNull();
});

it('a sandbox needs its scripts alone', () => {
  expect(sandboxOf({ scripts: ['sql', '../shared/x.sql'] })).toEqual({
    scripts: [resolve('/project/sql'), resolve('/shared/x.sql')],
    port: 0,
    serviceName: 'SANDBOX',
    version: '23ai',
    proxyUser: null,
    users: [],
  });
});

it('users are written as in SQL', () => {
  const sandbox = {
    scripts: [],
    port: 1521,
    serviceName: 'X',
    version: '19c',
    proxyUser: 'web',
    users: ['bob', '"Eve"'],
  };
  expect(sandboxOf(sandbox)).toMatchObject({ port: 1521, version: '19c', proxyUser: 'WEB', users: ['BOB', 'Eve'] });
});
