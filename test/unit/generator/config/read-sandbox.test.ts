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
    directories: {},
    port: 0,
    serviceName: 'SANDBOX',
    version: '23ai',
    proxyUser: null,
    users: [],
  });
});

it('folders of directories are given by the names that directories have in SQL', () => {
  expect(sandboxOf({ scripts: [], directories: { docs: 'files/docs', '"Old"': '/old' } })).toMatchObject({
    directories: { DOCS: resolve('/project/files/docs'), Old: resolve('/old') },
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
