import type {
  CompositeDescriptor,
  FieldDescriptor,
  ParameterDescriptor,
  RecordDescriptor,
  ScalarDescriptor,
  ValueDescriptor,
} from '../../call-descriptor.js';
import type { Binder } from '../binder.js';
import { binderFor } from '../binder-for.js';
import { DIRECTORY_SIZE, FILE_NAME_SIZE } from '../lob/bfile.js';
import { BLOB, type LargeType, largeElementTypeOf, largeTypeOf, lobBinderOf } from '../lob/large-type.js';
import type { ValueClasses } from '../value-classes.js';
import { BfileNode } from './bfile-node.js';
import { CollectionNode, MAX_KEY_BYTES } from './collection-node.js';
import type { Column } from './column.js';
import { elementBinder, integerColumn, textColumn } from './element-binder.js';
import type { FieldNode } from './fields.js';
import { LobNode } from './lob-node.js';
import { type Node, propertyStep } from './node.js';
import { ObjectNode } from './object-node.js';
import { RecordNode } from './record-node.js';
import { ScalarNode } from './scalar-node.js';

/** A composite type as one parameter uses it, in one direction. */
export interface CompositeTree {
  readonly root: Node;
  /** By id. */
  readonly columns: readonly Column[];
  /** How many collections there are in it: levels 1 to this one. */
  readonly levels: number;
}

/** @param mode of a parameter that is IN OUT there are two trees, one for either direction */
export function buildTree(
  type: CompositeDescriptor | ScalarDescriptor,
  mode: 'IN' | 'OUT',
  classes: ValueClasses,
): CompositeTree {
  return new TreeBuilder(mode, classes).build(type);
}

class TreeBuilder {
  readonly #mode: ParameterDescriptor['mode'];
  readonly #classes: ValueClasses;
  readonly #columns: Column[] = [];
  #levels = 0;

  constructor(mode: ParameterDescriptor['mode'], classes: ValueClasses) {
    this.#mode = mode;
    this.#classes = classes;
  }

  build(type: CompositeDescriptor | ScalarDescriptor): CompositeTree {
    const root = this.#node(type, 0, '');
    return { root, columns: this.#columns, levels: this.#levels };
  }

  #node(type: ValueDescriptor, level: number, path: string): Node {
    switch (type.kind) {
      case 'record':
        return this.#record(type, level, path);
      case 'collection': {
        const count = this.#column(level, integerColumn);
        this.#levels += 1;
        const inner = this.#levels;
        const key = this.#keyColumn(type, inner);
        const element = this.#node(type.element, inner, `${path}[]`);
        return new CollectionNode(type, { count, key, level: inner }, element, path);
      }
      case 'object': {
        const tag = this.#column(level, integerColumn);
        const types = [type, ...(type.subtypes ?? [])].filter((one) => one.instantiable !== false);
        const variants = types.map((one) => ({ type: one, fields: this.#fields(one.attributes, level, path) }));
        return new ObjectNode(type, tag, variants, path);
      }
      default: {
        if (type.kind === 'bfile') return this.#bfile(type, level, path);
        const large = level === 0 ? largeTypeOf(type) : largeElementTypeOf(type);
        if (large !== undefined) return this.#large(large, type, level, path);
        // What comes in needs no more room than what comes out: the type has a length of its own.
        const binder = binderFor(type, 'OUT', this.#classes);
        const column = this.#column(level, level === 0 ? binder : elementBinder(binder));
        return new ScalarNode(column, type.notNull ?? false, path);
      }
    }
  }

  #large(large: LargeType, { notNull = false }: ScalarDescriptor, level: number, path: string): LobNode {
    const state = this.#column(level, integerColumn);
    const short = this.#column(level, large.short);
    const lob = level === 0 ? this.#column(level, lobBinderOf(large)) : undefined;
    return new LobNode(large, { state, short, lob }, notNull, path);
  }

  /** What is in the file only comes out. */
  #bfile({ notNull = false, as, declaration }: ScalarDescriptor, level: number, path: string): Node {
    const directory = this.#column(level, textColumn(DIRECTORY_SIZE));
    const fileName = this.#column(level, textColumn(FILE_NAME_SIZE));
    const content =
      this.#mode === 'IN' || as === 'name'
        ? undefined
        : this.#large(BLOB, { kind: 'blob', declaration }, level, path + propertyStep('content'));
    return new BfileNode({ directory, fileName }, content, notNull, path);
  }

  #record(type: RecordDescriptor, level: number, path: string): Node {
    const omissions =
      this.#mode === 'OUT' || type.row === true
        ? undefined
        : this.#column(level, textColumn(type.fields.length), 'partial');
    return new RecordNode(type, this.#fields(type.fields, level, path), omissions);
  }

  #fields(fields: readonly FieldDescriptor[], level: number, path: string): readonly FieldNode[] {
    return fields.map((field) => ({ field, node: this.#node(field.type, level, path + propertyStep(field.key)) }));
  }

  #keyColumn(type: CompositeDescriptor & { kind: 'collection' }, level: number): Column | undefined {
    switch (type.form) {
      case 'index by varchar2':
        // A character takes up to four bytes on the wire.
        return this.#column(level, textColumn(Math.min(MAX_KEY_BYTES, 4 * (type.limit ?? MAX_KEY_BYTES))));
      case 'index by integer':
        if (this.#mode === 'OUT') return type.as === 'map' ? this.#column(level, integerColumn) : undefined;
        return this.#column(level, integerColumn, 'keyed');
      default:
        return undefined;
    }
  }

  #column(level: number, binder: Binder, only?: 'partial' | 'keyed'): Column {
    const column = { id: this.#columns.length, level, binder, ...(only === undefined ? {} : { only }) };
    this.#columns.push(column);
    return column;
  }
}
