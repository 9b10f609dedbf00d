import type { ViewFilter, ViewSource } from '../catalog/dictionary.js';
import { isNotThere, readDriverError } from '../catalog/driver-error.js';
import type { View } from '../catalog/views/row-reader.js';
import { DatabaseError } from '../errors/generator-error.js';

/** Rows of a view, or why there are none to be had: completes "V$RESOURCE_LIMIT …". */
export type Answer<Row> = { readonly rows: readonly Row[] } | { readonly unreadable: string };

/** Reads a view that the account may lack: for who may not see it, a view does not exist. */
export async function ask<Row>(reader: ViewSource, view: View<Row>, filter?: ViewFilter): Promise<Answer<Row>> {
  try {
    return { rows: await reader.query(view, filter) };
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return {
      unreadable: isNotThere(error) ? 'is not visible' : `cannot be read (${readDriverError(error.cause).text})`,
    };
  }
}
