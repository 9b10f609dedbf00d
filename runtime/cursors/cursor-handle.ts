import type { CursorDescriptor } from '../call-descriptor.js';

/** An open cursor as a call returned it: the driver's result set, or the number and columns of a DBMS_SQL cursor. */
export class CursorHandle {
  readonly type: CursorDescriptor;
  readonly cursor: { readonly resultSet: unknown } | { readonly number: unknown; readonly description: unknown };

  constructor(type: CursorDescriptor, cursor: CursorHandle['cursor']) {
    this.type = type;
    this.cursor = cursor;
  }
}
