import type { RowReader, View } from './views/row-reader.js';

/**
 * The forms of a view: DBA_x shows everything, to those with SELECT_CATALOG_ROLE; ALL_x what the reader has privileges on; USER_x, the fastest, what he
 * owns, without the owner's column. Views are known by their ALL_ names.
 */
type Form = 'DBA' | 'ALL' | 'USER';

const FAMILY = 'ALL_';

/** Whether a view has these forms: PRODUCT_COMPONENT_VERSION has not. */
export function hasForms({ name }: Pick<View<unknown>, 'name'>): boolean {
  return name.startsWith(FAMILY);
}

/**
 * Views of which Oracle documents CHAR_USED, without which a length means nothing, in the ALL_ form only. What the reader owns ALL_ shows as well.
 * Source: Database Reference, USER_TYPE_ATTRS, USER_COLL_TYPES, USER_PLSQL_TYPE_ATTRS, USER_PLSQL_COLL_TYPES.
 */
const LENGTHS_IN_ALL_ONLY: ReadonlySet<string> = new Set([
  'ALL_TYPE_ATTRS',
  'ALL_COLL_TYPES',
  'ALL_PLSQL_TYPE_ATTRS',
  'ALL_PLSQL_COLL_TYPES',
]);

/** Whether USER_x says all that ALL_x says about what the reader owns. */
export function isCompleteForUser(view: Pick<View<unknown>, 'name'>): boolean {
  return hasForms(view) && !LENGTHS_IN_ALL_ONLY.has(view.name);
}

/** `DBA_ARGUMENTS` for ALL_ARGUMENTS */
function nameInForm(name: string, form: Form): string {
  return `${form}_${name.slice(FAMILY.length)}`;
}

/** `ALL_ARGUMENTS` for the name in any form; others are themselves. */
export function familyName(name: string): string {
  const form = (['DBA', 'USER'] as const).find((prefix) => name.startsWith(`${prefix}_`));
  return form === undefined ? name : `${FAMILY}${name.slice(form.length + 1)}`;
}

/** The same view without restriction to what the reader has privileges on. */
export function inDbaForm<Row>(view: View<Row>): View<Row> {
  return { ...view, name: nameInForm(view.name, 'DBA') };
}

/** The view of what `user` owns; its rows have the owner all the same. */
export function inUserForm<Row>(view: View<Row>, user: string): View<Row> {
  return {
    ...view,
    name: nameInForm(view.name, 'USER'),
    columns: view.columns.filter((column) => column !== 'OWNER'),
    read: (row) => view.read(new OwnedRow(row, user)),
  };
}

/** A row whose owner is known. */
class OwnedRow implements RowReader {
  readonly #row: RowReader;
  readonly #owner: string;

  constructor(row: RowReader, owner: string) {
    this.#row = row;
    this.#owner = owner;
  }

  text(column: string): string {
    return column === 'OWNER' ? this.#owner : this.#row.text(column);
  }

  textOrNull(column: string): string | null {
    return column === 'OWNER' ? this.#owner : this.#row.textOrNull(column);
  }

  integer(column: string): number {
    return this.#row.integer(column);
  }

  integerOrNull(column: string): number | null {
    return this.#row.integerOrNull(column);
  }
}
