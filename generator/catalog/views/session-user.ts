import type { View } from './row-reader.js';

/** USER: whose USER_ views they are. */
export const sessionUser: View<string> = {
  name: 'DUAL',
  columns: ['USER'],
  optionalColumns: [],
  read: (row) => row.text('USER'),
};
