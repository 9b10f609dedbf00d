import type { CollectionType, CompositeType, TypeIdentity } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { byCodeUnits } from '../../model/sort.js';
import type { CollTypeRow } from '../views/all-coll-types.js';
import type { PlsqlCollTypeRow } from '../views/all-plsql-coll-types.js';
import type { PlsqlTypeRow } from '../views/all-plsql-types.js';
import type { TypeRow } from '../views/all-types.js';
import { attributeType, columnType, elementType, type PartType } from './part-type.js';
import type { TypeCatalog } from './type-catalog.js';
import type { FoundType, Resolution, TypeIndex } from './type-index.js';
import { isJsonObjectType, isXmlType, ROWTYPE, schemaType, type TypeReference } from './type-reference.js';
import {
  elementMissing,
  elsewhere,
  INCOMPLETE,
  noParts,
  notListed,
  notVisible,
  partsMissing,
  WITHIN_PLSQL,
} from './unreadable.js';

/** Describes types by the views of types. */
export class TypeDescriber {
  readonly #index: TypeIndex;
  readonly #types: TypeCatalog;

  constructor(index: TypeIndex, types: TypeCatalog) {
    this.#index = index;
    this.#types = types;
  }

  /** A part's type, with what it names among the catalog's types. */
  dataType(type: PartType): DataType {
    if (type.kind !== 'package type' && type.kind !== 'schema type' && type.kind !== 'row') return type;
    const resolution = this.#index.resolve(type);
    const reference = resolution.kind === 'found' ? resolution.type.reference : resolution.reference;
    if (isXmlType(reference)) return { kind: 'large', name: 'XMLTYPE' };
    if (resolution.kind === 'found' && isOpaque(resolution.type)) {
      return { kind: 'unsupported', name: `opaque type ${reference.owner}.${reference.name}` };
    }
    return this.#types.refer(reference, (identity) =>
      isJsonObjectType(reference) ? unreadable(identity, WITHIN_PLSQL) : this.#describe(identity, resolution),
    );
  }

  #describe(identity: TypeIdentity, resolution: Resolution): CompositeType {
    switch (resolution.kind) {
      case 'remote':
        return unreadable(identity, elsewhere(resolution.link));
      case 'not found': {
        const { reference } = resolution;
        const listsOthers =
          reference.kind === 'package type' && this.#index.showsPackage(reference.owner, reference.packageName);
        return unreadable(identity, listsOthers ? notListed(reference) : notVisible(reference));
      }
      case 'found': {
        const { type } = resolution;
        switch (type.kind) {
          case 'package type':
            return this.#packageType(identity, type.row, type.reference);
          case 'schema type':
            return this.#schemaType(identity, type.row, type.reference);
          case 'row':
            return this.#row(identity, type);
        }
      }
    }
  }

  #packageType(identity: TypeIdentity, row: PlsqlTypeRow, reference: TypeReference): CompositeType {
    if (row.TYPECODE === 'COLLECTION') {
      const collection = this.#index.collectionOf(row);
      if (collection === undefined) return unreadable(identity, elementMissing(reference));
      const element = this.dataType(this.#index.elementOf(collection));
      return { ...identity, kind: 'collection', element, ...formAndLimit(packageForm(collection), collection) };
    }
    const attributes = this.#index.attributesOf(row);
    const missing = missingParts(reference, attributes.length, row.ATTRIBUTES);
    if (missing !== undefined) return unreadable(identity, missing);
    return {
      ...identity,
      kind: 'record',
      origin: row.TYPE_NAME.endsWith(ROWTYPE) ? 'cursor row' : 'type',
      fields: attributes.map((field) => ({ name: field.ATTR_NAME, dataType: this.dataType(attributeType(field)) })),
    };
  }

  #schemaType(identity: TypeIdentity, row: TypeRow, reference: TypeReference): CompositeType {
    if (row.INCOMPLETE === 'YES') return unreadable(identity, INCOMPLETE);
    if (row.TYPECODE === 'COLLECTION') {
      const collection = this.#index.schemaCollectionOf(row);
      if (collection === undefined) return unreadable(identity, elementMissing(reference));
      const element = this.dataType(elementType(collection));
      return { ...identity, kind: 'collection', element, ...formAndLimit(schemaForm(collection), collection) };
    }
    const attributes = this.#index.schemaAttributesOf(row);
    const missing = missingParts(reference, attributes.length, row.ATTRIBUTES);
    if (missing !== undefined) return unreadable(identity, missing);
    const { SUPERTYPE_OWNER, SUPERTYPE_NAME } = row;
    return {
      ...identity,
      kind: 'object',
      attributes: attributes.map((one) => ({ name: one.ATTR_NAME, dataType: this.dataType(attributeType(one)) })),
      supertype: SUPERTYPE_NAME === null ? null : this.#keyOf(schemaType(SUPERTYPE_OWNER ?? row.OWNER, SUPERTYPE_NAME)),
      subtypes: this.#index
        .subtypesOf(row)
        .flatMap((subtype) => this.#keyOf(subtype) ?? [])
        .sort(byCodeUnits),
      instantiable: row.INSTANTIABLE !== 'NO',
    };
  }

  #row(identity: TypeIdentity, { columns, reference }: Extract<FoundType, { readonly kind: 'row' }>): CompositeType {
    if (columns.length === 0) return unreadable(identity, noParts(reference));
    const fields = columns.map((column) => ({
      name: column.COLUMN_NAME,
      dataType: this.dataType(columnType(column)),
    }));
    return { ...identity, kind: 'record', origin: 'row', fields };
  }

  #keyOf(reference: TypeReference): string | null {
    const type = this.dataType(reference);
    return type.kind === 'named' ? type.type : null;
  }
}

export function unreadable(identity: TypeIdentity, reason: string): CompositeType {
  return { ...identity, kind: 'unreadable', reason };
}

/** An opaque type has a code of its own: ANYDATA, for example. */
function isOpaque(type: FoundType): boolean {
  return type.kind === 'schema type' && type.row.TYPECODE !== 'OBJECT' && type.row.TYPECODE !== 'COLLECTION';
}

function missingParts(reference: TypeReference, shown: number, all: number | null): string | undefined {
  if (all !== null && shown < all) return partsMissing(reference, shown, all);
  return shown === 0 ? noParts(reference) : undefined;
}

function formAndLimit(form: CollectionType['form'], { UPPER_BOUND }: Pick<CollTypeRow, 'UPPER_BOUND'>) {
  const isLimited = form === 'varray' || form === 'index by varchar2';
  return { form, limit: isLimited ? UPPER_BOUND : null };
}

function packageForm({ COLL_TYPE, INDEX_BY, UPPER_BOUND }: PlsqlCollTypeRow): CollectionType['form'] {
  if (COLL_TYPE !== 'PL/SQL INDEX TABLE') return schemaForm({ COLL_TYPE });
  // The length of its keys tells, too, where there is no INDEX_BY.
  return INDEX_BY === 'VARCHAR2' || (INDEX_BY === null && UPPER_BOUND !== null)
    ? 'index by varchar2'
    : 'index by integer';
}

function schemaForm({ COLL_TYPE }: Pick<CollTypeRow, 'COLL_TYPE'>): CollectionType['form'] {
  return COLL_TYPE === 'VARYING ARRAY' ? 'varray' : 'nested table';
}
