import { Counter, Gauge, Registry } from 'prom-client';
import type { OracleClient } from './generated/index.js';

/** Read from `$stats` whenever they are asked for. */
export function createMetrics(oracle: OracleClient): Registry {
  const registry = new Registry();
  new Gauge({
    name: 'oracle_sessions',
    help: 'Database sessions by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { idle, leased, opening, quarantined } = oracle.$stats;
      for (const [state, count] of Object.entries({ idle, leased, opening, quarantined })) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'oracle_sessions_max',
    help: 'The most database sessions that there may be',
    registers: [registry],
    collect() {
      this.set(oracle.$stats.max);
    },
  });
  new Gauge({
    name: 'oracle_calls_waiting',
    help: 'Calls that wait for a session',
    registers: [registry],
    collect() {
      this.set(oracle.$stats.waiting);
    },
  });
  const totals = ['calls', 'failedCalls', 'timeouts', 'logins', 'failedLogins', 'evictions'] as const;
  new Counter({
    name: 'oracle_events_total',
    help: 'What the client has counted since it was made',
    labelNames: ['event'],
    registers: [registry],
    collect() {
      this.reset();
      for (const event of totals) this.inc({ event }, oracle.$stats.totals[event]);
    },
  });
  return registry;
}
