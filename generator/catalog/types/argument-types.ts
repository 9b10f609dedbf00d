import { formatSqlName } from '../../config/sql-name.js';
import type { CollectionType, CompositeType, Field, TypeIdentity } from '../../model/composite-type.js';
import type { DataType, ScalarType } from '../../model/data-type.js';
import { argumentType } from '../argument-type.js';
import type { ArgumentRow } from '../views/all-arguments.js';
import { TypeDescriber, unreadable } from './describe-type.js';
import type { ArgumentNode } from './nested-arguments.js';
import { columnType } from './part-type.js';
import type { TypeCatalog } from './type-catalog.js';
import { TypeIndex } from './type-index.js';
import { isReference, ROWTYPE, type RowReference, type TypeReference, typeKey } from './type-reference.js';
import type { TypeRows } from './type-rows.js';
import { NOT_DESCRIBED } from './unreadable.js';

/** Where something of a type that has no name stands, from which its key is made. */
export interface Place {
  /** The subprogram with its number, if it has several; or the type that it is a part of. */
  readonly within: string;
  readonly owner: string;
  readonly packageName: string | null;
  /** The parameter or field; RETURN for a result. */
  readonly name: string;
}

/**
 * The types of arguments. The views of types serve, and nested rows only what these cannot tell: the rows of strong cursors and, before 18c, records
 * without a name. Without these views the nested rows serve everything.
 */
export class ArgumentTypes {
  readonly #describer: TypeDescriber | undefined;
  readonly #index: TypeIndex | undefined;
  readonly #types: TypeCatalog;
  /** A place where its parts are shown, by the key of the type. */
  readonly #shown = new Map<string, ArgumentNode>();

  /** @param rows undefined when only ALL_ARGUMENTS was recorded */
  constructor(rows: TypeRows | undefined, types: TypeCatalog) {
    this.#types = types;
    this.#index = rows && new TypeIndex(rows);
    this.#describer = this.#index && new TypeDescriber(this.#index, types);
  }

  dataType(node: ArgumentNode, place: Place): DataType {
    const type = argumentType(node.row);
    switch (type.kind) {
      case 'cursor':
        return { kind: 'cursor', row: this.#cursorRow(node, place) };
      case 'record':
        return this.#anonymous(node, place);
      case 'package type':
      case 'schema type':
      case 'row':
        this.#note(type, node);
        return this.named(type);
      default:
        return type;
    }
  }

  /** A type by its name. */
  named(reference: TypeReference): DataType {
    if (this.#describer !== undefined) return this.#describer.dataType(reference);
    return this.#types.refer(reference, (identity) => this.#shownType(identity, reference));
  }

  /** The first of these types that there is, under its own name; undefined unless it is a record or row all of which is shown. */
  findRecord(candidates: readonly TypeReference[]): TypeReference | undefined {
    const found = this.#index?.firstFound(candidates);
    return found !== undefined && this.#index?.fieldNames(found) !== undefined ? found.reference : undefined;
  }

  /** The fields of such a record. */
  fieldNames(reference: TypeReference): readonly string[] {
    const found = this.#index?.firstFound([reference]);
    return (found && this.#index?.fieldNames(found)) ?? [];
  }

  /** The type of a column of the first of these tables and views that there is; undefined unless it is a scalar's. */
  scalarColumn(tables: readonly RowReference[], column: string): ScalarType | undefined {
    const found = this.#index?.firstFound(tables);
    const row = found?.kind === 'row' ? found.columns.find(({ COLUMN_NAME }) => COLUMN_NAME === column) : undefined;
    const type = row && columnType(row);
    return type === undefined || isReference(type) || type.kind === 'unsupported' ? undefined : type;
  }

  /** The key of a type that the catalog has. */
  keyOf(reference: TypeReference): string | undefined {
    return this.#types.keyOf(reference);
  }

  #note(reference: TypeReference, node: ArgumentNode): void {
    const key = typeKey(reference);
    if (node.parts.length > 0 && !this.#shown.has(key)) this.#shown.set(key, node);
  }

  /** The one thing below a strong cursor is its row. */
  #cursorRow({ parts: [row] }: ArgumentNode, place: Place): string | null {
    if (row === undefined) return null;
    const type = this.dataType(row, place);
    return type.kind === 'named' ? type.type : null;
  }

  #anonymous(node: ArgumentNode, place: Place): DataType {
    if (node.parts.length === 0)
      return { kind: 'unsupported', name: 'PL/SQL RECORD that the dictionary does not name' };
    const { within, owner, packageName, name } = place;
    const key = `${within}.${formatSqlName(name)}${ROWTYPE}`;
    return this.#types.add({ key, owner, packageName, name }, (identity) => ({
      ...identity,
      kind: 'record',
      origin: 'anonymous',
      fields: this.#fields(node, identity),
    }));
  }

  /** What the nested rows show of a type that has a name. */
  #shownType(identity: TypeIdentity, reference: TypeReference): CompositeType {
    const node = this.#shown.get(typeKey(reference));
    const form = node && collectionForm(node.row);
    const [first] = node?.parts ?? [];
    if (node === undefined || first === undefined) return unreadable(identity, NOT_DESCRIBED);
    if (form === undefined) {
      const origin = reference.kind === 'row' ? 'row' : reference.name.endsWith(ROWTYPE) ? 'cursor row' : 'type';
      return { ...identity, kind: 'record', origin, fields: this.#fields(node, identity) };
    }
    const element = this.dataType(first, placeWithin(identity, identity.name));
    return { ...identity, kind: 'collection', form, element, limit: null };
  }

  #fields({ parts }: ArgumentNode, identity: TypeIdentity): readonly Field[] {
    return parts.map((part) => {
      const name = part.row.ARGUMENT_NAME ?? '';
      return { name, dataType: this.dataType(part, placeWithin(identity, name)) };
    });
  }
}

function placeWithin({ key, owner, packageName }: TypeIdentity, name: string): Place {
  return { within: key, owner, packageName, name };
}

/** Nested rows do not tell by what a collection is indexed; it is an integer unless the views of types say otherwise. */
function collectionForm({ DATA_TYPE }: ArgumentRow): CollectionType['form'] | undefined {
  switch (DATA_TYPE) {
    case 'PL/SQL TABLE':
      return 'index by integer';
    case 'TABLE':
      return 'nested table';
    case 'VARRAY':
      return 'varray';
    default:
      return undefined;
  }
}
