import { defineView, number } from '../view-definition.js';

/**
 * V$TEMPORARY_LOBS: temporary LOBs that clients hold. A session without any is left out, but not the one that asks.
 * Source: node-oracledb's tests 54.5, 72.5.1 and 74.1.15.
 */
export const V_TEMPORARY_LOBS = defineView({
  name: 'V$TEMPORARY_LOBS',
  access: 'catalog',
  columns: [number('SID'), number('CACHE_LOBS'), number('NOCACHE_LOBS'), number('ABSTRACT_LOBS'), number('CON_ID', 12)],
  *rows({ session, database }) {
    for (const { sid, temporaryLobs } of database.sessions()) {
      if (temporaryLobs === 0 && sid !== session.sid) continue;
      yield { SID: sid, CACHE_LOBS: temporaryLobs, NOCACHE_LOBS: 0, ABSTRACT_LOBS: 0, CON_ID: 0 };
    }
  },
});
