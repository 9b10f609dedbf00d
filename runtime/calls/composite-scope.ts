import { bindDeclaration } from '../binds/bind-declaration.js';
import type { ResultFault } from '../binds/binder.js';
import type { Column } from '../binds/composite/column.js';
import type { BlockScope } from '../binds/composite/node.js';
import { quoted } from '../binds/identifier.js';
import type { CompositeName } from '../call-descriptor.js';
import { raiseResult } from './block-fault.js';
import type { SchemaMap } from './routine.js';
import type { PartOwner } from './scalar-part.js';
import type { ArrayBind, Segment, Slot } from './slot.js';

/** What is the same for all composites of a block. */
export interface CompositeShape {
  readonly schemas: SchemaMap;
  readonly partial: boolean;
  readonly keyed: boolean;
  /** Whether the call stands in a procedure, which takes arrays; binds may then only stand outside of it. */
  readonly inProcedure: boolean;
  /** The most elements of a result's level. */
  readonly capacity: (column: Column) => number;
}

/** Names the columns, counters and types of one composite in one direction, and notes which of them its text used. */
export class CompositeScope implements BlockScope {
  readonly partial: boolean;
  readonly keyed: boolean;
  /** The binds of the columns that are used. */
  readonly slots = new Map<Column, Slot>();
  readonly declarations: Segment[] = [];
  readonly locals: string[] = [];
  readonly arrays: ArrayBind[] = [];
  /** Binds that stand in the text itself. */
  readonly direct: Slot[] = [];
  /** What gives locals back to binds. */
  readonly copies: Segment[] = [];
  readonly #owner: PartOwner;
  readonly #direction: 'in' | 'out';
  readonly #shape: CompositeShape;
  readonly #indexes = new Map<number, string>();

  constructor(owner: PartOwner, direction: 'in' | 'out', shape: CompositeShape) {
    this.#owner = owner;
    this.#direction = direction;
    this.#shape = shape;
    this.partial = shape.partial;
    this.keyed = shape.keyed;
  }

  incoming(column: Column): string {
    return this.#reference(column);
  }

  outgoing(column: Column): string {
    return this.#reference(column);
  }

  local(kind: 'index' | 'key' | 'element' | 'subtype' | 'lob', id: number): string {
    const name = `${LETTERS[kind]}${this.#direction}${this.#suffix(id)}#`;
    if (kind === 'index' && !this.#indexes.has(id)) {
      this.#indexes.set(id, name);
      this.locals.push(`${name} pls_integer := 0;`);
    }
    return name;
  }

  typeName({ owner, packageName, name, row }: CompositeName): string {
    const schema = this.#shape.schemas.get(owner) ?? owner;
    const parts = packageName === null ? [schema, name] : [schema, packageName, name];
    return parts.map(quoted).join('.') + (row === true ? '%rowtype' : '');
  }

  leaveLob(): string {
    return LEAVE_LOB;
  }

  raise(fault: ResultFault, path: string): string {
    return raiseResult(fault, this.#owner.index, path);
  }

  /** Statements that raise before an array would be longer than its bind. */
  capacityChecks(): string[] {
    const checks: string[] = [];
    for (const [level, index] of this.#indexes) {
      const capacities = [...this.slots].flatMap(([column, { capacity }]) =>
        column.level === level && capacity !== undefined ? [capacity] : [],
      );
      checks.push(`if ${index} > ${Math.min(...capacities)} then ${this.raise('size', '')} end if;`);
    }
    return checks;
  }

  #reference(column: Column): string {
    const name = `${this.#direction === 'in' ? 'c' : 'o'}${this.#suffix(column.id)}`;
    if (!this.slots.has(column)) this.#note(column, name);
    if (column.level > 0) return `${name}#(${this.local('index', column.level)})`;
    return this.#shape.inProcedure ? `${name}#` : `:${name}`;
  }

  #note(column: Column, name: string): void {
    const { source } = this.#owner;
    const { binder } = column;
    const slot: Slot = {
      source,
      binder,
      direction: this.#direction,
      column,
      ...(this.#direction === 'out' && column.level > 0 ? { capacity: this.#shape.capacity(column) } : {}),
    };
    this.slots.set(column, slot);
    if (column.level > 0) this.arrays.push({ name, slot });
    else if (!this.#shape.inProcedure) this.direct.push(slot);
    else if (this.#direction === 'in') {
      this.declarations.push({ text: `${name}# ${bindDeclaration(binder)} := :${name};`, slots: [slot] });
    } else {
      this.declarations.push({ text: `${name}# ${bindDeclaration(binder)};`, slots: [] });
      this.copies.push({ text: `:${name} := ${name}#;`, slots: [slot] });
    }
  }

  #suffix(id: number): string {
    return `${this.#owner.local}_${id}`;
  }
}

/** Set when the block leaves a LOB to be read. */
export const LOB_LEFT = 'lob#';

const LEAVE_LOB = `${LOB_LEFT} := true;`;

const LETTERS = { index: 'i', key: 'k', element: 'e', subtype: 's', lob: 'l' } as const;
