import { defineView, text } from '../view-definition.js';

/** DUAL: a table of SYS with one row that never changes, here made like a view of the dictionary. */
export const DUAL = defineView({
  name: 'DUAL',
  access: 'public',
  columns: [text('DUMMY', 1)],
  *rows() {
    yield { DUMMY: 'X' };
  },
});
