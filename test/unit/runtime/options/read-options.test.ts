import oracledb from 'oracledb';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../../../../runtime/errors/usage-errors.js';
import type { ClientOptions } from '../../../../runtime/options/client-options.js';
import { readOptions } from '../../../../runtime/options/read-options.js';

const MINIMAL: ClientOptions = {
  connectString: 'db/erp',
  proxyUser: 'erp_app',
  credentials: 'secret',
  userNames: 'upper-ascii',
};

/** Reads options that a JavaScript caller, whom no compiler checks, may give. */
function readAnything(options: unknown): unknown {
  return Reflect.apply(readOptions, undefined, [options]);
}

test('defaults', () => {
  expect(readOptions(MINIMAL)).toEqual({
    connectString: 'db/erp',
    proxyUser: 'ERP_APP',
    credentials: 'secret',
    userNames: 'upper-ascii',
    identity: 'database-user',
    mayRunAsProxy: false,
    sessions: {
      max: 10,
      maxPerUser: 10,
      min: 0,
      increment: 1,
      warm: [],
      parallelLogins: 12,
      loginsPerSecond: 100,
      maxWaiting: 1_000,
      idleTimeout: 300_000,
      lifetime: 3_600_000,
      pingAfter: 60_000,
      packageState: 'reinitialize',
      drcp: false,
    },
    timeouts: {
      lease: 30_000,
      login: 20_000,
      call: 60_000,
      transaction: 60_000,
      break: 2_000,
      close: 10_000,
      userBackOff: 1_000,
      proxyBackOff: 10_000,
      databaseBackOff: 100,
      quarantine: 30_000,
    },
    maxRows: 100_000,
    telemetry: {
      name: 'db:1521/erp',
      userNames: false,
      openTelemetry: true,
      address: { name: 'db:1521/erp', host: 'db', port: 1521, serviceName: 'erp' },
    },
    schemas: new Map(),
    connection: {},
  });
});

test('everything', () => {
  const userSource = () => 'ALICE';
  expect(
    readOptions({
      ...MINIMAL,
      userNames: 'exact',
      credentials: () => Promise.resolve('x'),
      userSource,
      withoutUser: 'run-as-the-proxy-account',
      sessions: { max: 20, parallelLogins: 2 },
      timeouts: { call: 5, quarantine: 0 },
      schemas: { ERP: 'ERP_UAT' },
      connection: { walletLocation: '/w', retryCount: 0, sslServerDNMatch: false },
      driver: oracledb,
    }),
  ).toMatchObject({
    proxyUser: 'erp_app',
    mayRunAsProxy: true,
    sessions: { max: 20, parallelLogins: 2 },
    timeouts: { call: 5, quarantine: 0 },
    schemas: new Map([['ERP', 'ERP_UAT']]),
  });
});

test('all faults are told at once', () => {
  const wrong = {
    connectString: '',
    proxyUser: 'erp',
    sessions: { maxx: 2, max: 0 },
    timeouts: { call: 1.5 },
    conection: {},
    connection: { sdu: '1' },
    schemas: { A: 1 },
    driver: {},
    userNames: 'upper',
  };
  expect(() => readAnything(wrong)).toThrow(ConfigurationError);
  expect(() => readAnything(wrong)).toThrow(
    [
      "The client's options are wrong:",
      '- `credentials` is missing',
      '- `connectString` must be a string that is not empty',
      '- `sessions.maxx` is not an option. Did you mean "max"?',
      '- `sessions.max` must be an integer from 1',
      '- `timeouts.call` must be an integer number of milliseconds from 1',
      '- `conection` is not an option. Did you mean "connection"?',
      '- `connection.sdu` must be an integer from 1',
      '- `schemas` must be a string that is not empty',
      '- `driver` must be the oracledb module',
      '- `userNames` must be "exact" or "upper-ascii"',
    ].join('\n'),
  );
});

test('how sessions are made ready is checked, too', () => {
  const wrong = {
    ...MINIMAL,
    identity: 'client-identifier',
    sessions: { packageState: 'keep' },
    nls: { dateformat: 'J', sort: '' },
    timeZone: 1,
    initialise: { run: () => Promise.resolve(), fingerprint: 'x', again: 'sometimes' },
  };
  expect(() => readAnything(wrong)).toThrow(
    [
      '- `nls.dateformat` is not an option. Did you mean "dateFormat"?',
      '- `nls.sort` must be a string that is not empty',
      '- `timeZone` must be a string that is not empty',
      '- `initialise.fingerprint` must be a function',
      '- `initialise.again` must be "after-package-state" or "never"',
      '- `sessions.packageState` must not be "keep" with `identity: "client-identifier"`',
    ].join('\n'),
  );
  expect(() => readAnything({ ...MINIMAL, initialise: { run: () => undefined } })).toThrow(
    '- `initialise` must have `run` and `fingerprint`',
  );
});

test.each([[undefined], [null], ['db/erp'], [[]]])('%j are no options', (options) => {
  expect(() => readAnything(options)).toThrow('- there are none');
});

test('userNames has no default', () => {
  expect(() => readAnything({ ...MINIMAL, userNames: undefined })).toThrow('- `userNames` is missing');
});

test('a proxy account with a name that could be read as something else', () => {
  expect(() => readOptions({ ...MINIMAL, proxyUser: 'ERP[SYS]' })).toThrow('`proxyUser`: The user name contains [.');
});
