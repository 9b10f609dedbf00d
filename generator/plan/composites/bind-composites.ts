import type { CompositeName, FieldDescriptor } from '../../../runtime/call-descriptor.js';
import type { Naming, TypeMappings } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { OwnMapping } from '../../config/types-config.js';
import type { CollectionType, CompositeType, Field, ObjectType, RecordType } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import { bindType } from '../bind-type.js';
import { mapBinding } from '../map-binding.js';
import { assertDistinct, memberKey } from '../names/name-plan.js';
import { wordsOf } from '../names/source-words.js';
import { isRow } from '../names/type-names.js';
import { withNotNull } from '../type-mapping.js';
import {
  type CollectionBinding,
  type CompositeBinding,
  isUnsupported,
  type MemberBinding,
  type ObjectBinding,
  type PartBinding,
  type RecordBinding,
  type Unsupported,
} from './composite-binding.js';
import { collectionForm, elementMapping, fieldMapping, pathOf } from './composite-mapping.js';
import { type TypesByKey, tagOf, typesUnder } from './object-hierarchy.js';

/** How each type of a catalog is bound, or why it cannot be. */
export type CompositeBindings = ReadonlyMap<string, CompositeBinding | Unsupported>;

export function bindComposites(
  types: readonly CompositeType[],
  { naming, types: mappings }: { readonly naming: Naming; readonly types: TypeMappings },
): CompositeBindings {
  const binder = new CompositeBinder(new Map(types.map((type) => [type.key, type])), naming, mappings);
  return new Map(types.map((type) => [type.key, binder.bind(type.key)]));
}

class CompositeBinder {
  readonly #types: TypesByKey;
  readonly #naming: Naming;
  readonly #mappings: TypeMappings;
  readonly #bound = new Map<string, CompositeBinding | Unsupported>();
  readonly #begun = new Set<string>();

  constructor(types: TypesByKey, naming: Naming, mappings: TypeMappings) {
    this.#types = types;
    this.#naming = naming;
    this.#mappings = mappings;
  }

  bind(key: string): CompositeBinding | Unsupported {
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const type = this.#types.get(key);
    // A collection of a subtype's supertype and the like: it would have no end.
    if (this.#begun.has(key)) return unsupported(`${key} contains itself, which is not supported yet`);
    this.#begun.add(key);
    const bound = type === undefined ? unsupported(`${key} is not in the catalog`) : this.#bindType(type);
    this.#bound.set(key, bound);
    return bound;
  }

  #bindType(type: CompositeType): CompositeBinding | Unsupported {
    switch (type.kind) {
      case 'record':
        return this.#bindRecord(type);
      case 'collection':
        return this.#bindCollection(type);
      case 'object':
        return this.#bindObject(type);
      case 'unreadable':
        return unsupported(`${type.key} is a type that ${type.reason}`);
    }
  }

  #bindRecord(type: RecordType): RecordBinding | Unsupported {
    if (type.origin === 'anonymous') return unsupported(ANONYMOUS_ROW);
    const members = this.#bindMembers(type, type.fields, isRow(type) ? 'column' : 'field');
    if ('reason' in members) return members;
    return { type, descriptor: { kind: 'record', ...this.#nameOf(type), fields: describe(members) }, members };
  }

  #nameOf(type: RecordType): CompositeName {
    const [owner, packageName, name] =
      this.#mappings.rows.get(type.origin === 'row' ? formatSqlPath(pathOf(type)) : '') ?? [];
    if (owner !== undefined && packageName !== undefined && name !== undefined) return { owner, packageName, name };
    return isRow(type) ? { ...nameOf(type), row: true } : nameOf(type);
  }

  #bindCollection(type: CollectionType): CollectionBinding | Unsupported {
    const mapping = withNotNull(elementMapping(type, this.#mappings), type.element, type.elementNotes);
    const element = this.#bindPart(type.element, mapping);
    if (isUnsupported(element)) return within('element', element);
    return {
      type,
      descriptor: {
        kind: 'collection',
        ...nameOf(type),
        form: type.form,
        as: collectionForm(type, this.#mappings),
        ...(type.limit === null ? {} : { limit: type.limit }),
        element: element.descriptor,
      },
      element,
    };
  }

  #bindObject(type: ObjectType): ObjectBinding | Unsupported {
    const members = this.#bindMembers(type, type.attributes, 'attribute');
    if ('reason' in members) return members;
    const subtypes: ObjectBinding[] = [];
    for (const { key } of typesUnder(type, this.#types)) {
      const subtype = this.bind(key);
      if (isUnsupported(subtype)) return within(`subtype ${key}`, subtype);
      if ('subtypes' in subtype) subtypes.push(subtype);
    }
    if (!type.instantiable && !subtypes.some((subtype) => subtype.type.instantiable))
      return unsupported(`${type.key} is NOT INSTANTIABLE, and no type under it can be seen that is`);
    const tag = tagOf(type, this.#types);
    return {
      type,
      descriptor: {
        kind: 'object',
        ...nameOf(type),
        ...(tag === undefined ? {} : { tag }),
        ...(type.instantiable ? {} : { instantiable: false }),
        attributes: describe(members),
        ...(subtypes.length === 0 ? {} : { subtypes: subtypes.map(({ descriptor }) => descriptor) }),
      },
      members,
      subtypes,
    };
  }

  #bindMembers(
    type: RecordType | ObjectType,
    fields: readonly Field[],
    word: string,
  ): readonly MemberBinding[] | Unsupported {
    const members: MemberBinding[] = [];
    const words = wordsOf(fields, this.#naming);
    for (const field of fields) {
      const mapping = withNotNull(fieldMapping(type, field, this.#mappings), field.dataType, field.notes);
      const part = this.#bindPart(field.dataType, mapping);
      if (isUnsupported(part)) return within(`${word} ${formatSqlName(field.name)}`, part);
      members.push({ field, key: memberKey([...pathOf(type), field.name], this.#naming, words), part });
    }
    assertDistinct(
      members.map(({ key }) => key),
      (index) => formatSqlPath([...pathOf(type), fields[index]?.name ?? '']),
    );
    return members;
  }

  #bindPart(type: DataType, mapping: OwnMapping): PartBinding | Unsupported {
    if (type.kind === 'named') return this.bind(type.type);
    const binding = bindType(type, 'FIELD');
    return 'reason' in binding
      ? unsupported(`${describeType(type)} ${binding.reason}`)
      : mapBinding(binding, type, mapping);
  }
}

const ANONYMOUS_ROW =
  'no variable of the row type can be declared, because the dictionary does not say what it is the row of; declare SUBTYPE name IS table%ROWTYPE in the package, and the parameter of that type';

function unsupported(reason: string): Unsupported {
  return { path: [], reason };
}

function within(step: string, { path, reason }: Unsupported): Unsupported {
  return { path: [step, ...path], reason };
}

function nameOf({ owner, packageName, name }: CompositeType): CompositeName {
  return { owner, packageName, name };
}

function describe(members: readonly MemberBinding[]): readonly FieldDescriptor[] {
  return members.map(({ field, key, part }) => ({ name: field.name, key, type: part.descriptor }));
}
