import type { OracleDriver } from '../../driver/oracle-driver.js';
import { type Binder, REFUSED } from '../binder.js';
import { checksOf, giveTo, valueFrom } from '../binder-text.js';
import { describeValue } from '../describe-value.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import type { BlockScope, Misfit, Node } from './node.js';

/** A scalar field or element: one column. */
export class ScalarNode implements Node {
  readonly madeInLocal = undefined;
  readonly nullable: boolean;
  readonly #column: Column;
  readonly #binder: Binder;
  readonly #path: string;

  /** @param path to it, for faults */
  constructor(column: Column, notNull: boolean, path: string) {
    this.#column = column;
    this.#binder = column.binder;
    this.nullable = !notNull;
    this.#path = path;
  }

  get expects(): string {
    return this.#binder.expects;
  }

  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    if (value === null && this.nullable) {
      flat.push(this.#column, null);
      return undefined;
    }
    const encoded = value === null || value === undefined ? REFUSED : this.#binder.encode(value, driver);
    if (encoded === REFUSED) {
      const expected = this.nullable ? `${this.expects}, or null` : this.expects;
      return { path: '', expected, received: describeValue(value) };
    }
    flat.push(this.#column, encoded);
    return undefined;
  }

  flattenNothing(flat: FlatValues): void {
    flat.push(this.#column, null);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const value = results.at(this.#column, position);
    return value === null ? null : this.#binder.decode(value);
  }

  load(target: string, scope: BlockScope): string[] {
    return [`${target} := ${valueFrom(this.#binder, scope.incoming(this.#column))};`];
  }

  unload(source: string, scope: BlockScope): string[] {
    const checks = checksOf(this.#binder, source, !this.nullable, (fault) => scope.raise(fault, this.#path));
    return [...checks, giveTo(this.#binder, source, scope.outgoing(this.#column))];
  }

  unloadNothing(scope: BlockScope): string[] {
    return [`${scope.outgoing(this.#column)} := null;`];
  }
}
