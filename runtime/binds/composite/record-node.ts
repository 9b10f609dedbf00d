import type { RecordDescriptor } from '../../call-descriptor.js';
import type { OracleDriver } from '../../driver/oracle-driver.js';
import { describeValue } from '../describe-value.js';
import { quoted } from '../identifier.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import { type FieldNode, findUnknown, isObject, ownValue } from './fields.js';
import { type BlockScope, type Misfit, type Node, propertyStep, within } from './node.js';

/** A record: its fields' columns, and one that says which fields a caller has left out, so that they keep their defaults. */
export class RecordNode implements Node {
  readonly expects = 'an object with the fields by name';
  readonly nullable = false;
  readonly madeInLocal: RecordDescriptor | undefined;
  readonly #fields: readonly FieldNode[];
  readonly #known: ReadonlySet<string>;
  readonly #omissions: Column | undefined;

  /** @param omissions undefined for rows: a row's fields have no defaults, so that one left out is null */
  constructor(type: RecordDescriptor, fields: readonly FieldNode[], omissions: Column | undefined) {
    this.madeInLocal = omissions === undefined ? undefined : type;
    this.#fields = fields;
    this.#known = new Set(fields.map(({ field }) => field.key));
    this.#omissions = omissions;
  }

  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    if (!isObject(value)) return { path: '', expected: this.expects, received: describeValue(value) };
    const unknown = findUnknown(value, this.#known);
    if (unknown !== undefined) return unknown;
    let omitted = false;
    for (const { field, node } of this.#fields) {
      const own = ownValue(value, field.key);
      if (own === undefined && this.#omissions !== undefined) {
        omitted = true;
        node.flattenNothing(flat);
        continue;
      }
      const misfit = node.flatten(own ?? null, flat, driver);
      if (misfit !== undefined) return within(propertyStep(field.key), misfit);
    }
    if (this.#omissions !== undefined) flat.push(this.#omissions, omitted ? this.#omissionsOf(value) : null);
    if (omitted) flat.partial = true;
    return undefined;
  }

  /** One character per field: 1 for one left out. */
  #omissionsOf(value: Readonly<Record<string, unknown>>): string {
    return this.#fields.map(({ field }) => (ownValue(value, field.key) === undefined ? '1' : '0')).join('');
  }

  flattenNothing(flat: FlatValues): void {
    for (const { node } of this.#fields) node.flattenNothing(flat);
    if (this.#omissions !== undefined) flat.push(this.#omissions, null);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const value: Record<string, unknown> = {};
    for (const { field, node } of this.#fields) value[field.key] = node.rebuild(results, position);
    return value;
  }

  load(target: string, scope: BlockScope): string[] {
    const omissions = scope.partial && this.#omissions !== undefined ? scope.incoming(this.#omissions) : undefined;
    return this.#fields.flatMap(({ field, node }, index) => {
      const lines = node.load(`${target}.${quoted(field.name)}`, scope);
      if (omissions === undefined) return lines;
      return [`if ${omissions} is null or substr(${omissions}, ${index + 1}, 1) = '0' then`, ...lines, 'end if;'];
    });
  }

  unload(source: string, scope: BlockScope): string[] {
    return this.#fields.flatMap(({ field, node }) => node.unload(`${source}.${quoted(field.name)}`, scope));
  }

  unloadNothing(scope: BlockScope): string[] {
    return this.#fields.flatMap(({ node }) => node.unloadNothing(scope));
  }
}
