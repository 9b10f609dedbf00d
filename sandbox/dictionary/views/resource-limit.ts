import { defineView, number, text } from '../view-definition.js';

/**
 * V$RESOURCE_LIMIT: how many sessions there are. There may be any number of them, and each is a process's own. MAX_UTILIZATION is left out, which
 * nothing records. Limits are padded to ten characters. Source: Database Reference, V$RESOURCE_LIMIT.
 */
export const V_RESOURCE_LIMIT = defineView({
  name: 'V$RESOURCE_LIMIT',
  access: 'catalog',
  columns: [
    text('RESOURCE_NAME', 128),
    number('CURRENT_UTILIZATION'),
    text('INITIAL_ALLOCATION', 10),
    text('LIMIT_VALUE', 10),
    number('CON_ID', 12),
  ],
  *rows({ database }) {
    const sessions = [...database.sessions()].length;
    for (const name of ['processes', 'sessions']) {
      yield {
        RESOURCE_NAME: name,
        CURRENT_UTILIZATION: sessions,
        INITIAL_ALLOCATION: UNLIMITED,
        LIMIT_VALUE: UNLIMITED,
        CON_ID: 0,
      };
    }
  },
});

const UNLIMITED = ' UNLIMITED';
