import { Readable } from 'node:stream';
import type { OracleDriver } from '../../driver/oracle-driver.js';
import { REFUSED } from '../binder.js';
import { describeValue } from '../describe-value.js';
import type { LargeType, LargeValue } from '../lob/large-type.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import type { BlockScope, Misfit, Node } from './node.js';

export interface LobColumns {
  /** How the value travels; NULL for NULL. */
  readonly state: Column;
  /** As long as a PL/SQL variable holds it. */
  readonly short: Column;
  /** Otherwise. Arrays have none. */
  readonly lob: Column | undefined;
}

const EMPTY = 0;
const SHORT = 1;
const LOB = 2;

/** A CLOB, NCLOB, BLOB or what is made of one: as text or bytes if a PL/SQL variable holds it, as a LOB otherwise. An empty one is not NULL. */
export class LobNode implements Node {
  readonly madeInLocal = undefined;
  readonly nullable: boolean;
  readonly #type: LargeType;
  readonly #columns: LobColumns;
  readonly #path: string;

  /** @param path to it, for faults */
  constructor(type: LargeType, columns: LobColumns, notNull: boolean, path: string) {
    this.#type = type;
    this.#columns = columns;
    this.nullable = !notNull;
    this.#path = path;
  }

  get expects(): string {
    return this.#columns.lob === undefined ? this.#type.short.expects : this.#type.expects;
  }

  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    if (value === null && this.nullable) {
      this.flattenNothing(flat);
      return undefined;
    }
    const encoded = value === null || value === undefined ? REFUSED : this.#type.encode(value);
    if (encoded === REFUSED || !this.#push(encoded, value, flat, driver)) {
      const expected = this.nullable ? `${this.expects}, or null` : this.expects;
      return { path: '', expected, received: describeValue(value) };
    }
    return undefined;
  }

  /** @returns whether there is a way for it */
  #push(encoded: LargeValue, value: unknown, flat: FlatValues, driver: OracleDriver): boolean {
    const isWhole = typeof encoded === 'string' || Buffer.isBuffer(encoded);
    if (isWhole && encoded.length === 0) {
      this.#pushAll(flat, this.#type.sample === undefined ? null : EMPTY, null, null);
      return this.#type.sample !== undefined || this.nullable;
    }
    const short = isWhole ? this.#type.short.encode(value, driver) : REFUSED;
    if (short !== REFUSED) this.#pushAll(flat, SHORT, short, null);
    else if (this.#columns.lob === undefined) return false;
    else this.#pushAll(flat, LOB, null, encoded);
    return true;
  }

  #pushAll(flat: FlatValues, state: number | null, short: unknown, lob: unknown): void {
    const { state: stateColumn, short: shortColumn, lob: lobColumn } = this.#columns;
    flat.push(stateColumn, state);
    flat.push(shortColumn, short);
    if (lobColumn !== undefined) flat.push(lobColumn, lob);
  }

  flattenNothing(flat: FlatValues): void {
    this.#pushAll(flat, null, null, null);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const state = results.at(this.#columns.state, position);
    if (state === null) return null;
    const { short, empty } = this.#type;
    switch (Number(state)) {
      case EMPTY:
        return empty;
      case SHORT:
        return short.decode(results.at(this.#columns.short, position));
      default:
        return this.#columns.lob === undefined ? null : this.#decodeLob(results.at(this.#columns.lob, position));
    }
  }

  /** Whoever wants to read it piece by piece has put a stream in its place. */
  #decodeLob(value: unknown): unknown {
    return value instanceof Readable ? value : this.#type.short.decode(value);
  }

  /** An empty one is made of another, so that it is as temporary as any: EMPTY_CLOB() could not be written to. */
  load(target: string, scope: BlockScope): string[] {
    const { fromBind = (bind: string) => bind } = this.#type.short;
    const { sample } = this.#type;
    const { lob } = this.#columns;
    const state = scope.incoming(this.#columns.state);
    const lines = [`if ${state} = ${SHORT} then ${target} := ${fromBind(scope.incoming(this.#columns.short))};`];
    if (lob !== undefined) lines.push(`elsif ${state} = ${LOB} then ${target} := ${fromBind(scope.incoming(lob))};`);
    if (sample !== undefined) {
      lines.push(`elsif ${state} = ${EMPTY} then ${target} := ${sample}; sys.dbms_lob.trim(${target}, 0);`);
    }
    return [...lines, `else ${target} := null; end if;`];
  }

  unload(source: string, scope: BlockScope): string[] {
    const { lobType, sample } = this.#type;
    const nothing = this.nullable ? this.unloadNothing(scope) : [scope.raise('null', this.#path)];
    const lines = [`if ${source} is null then`, ...nothing, 'else'];
    if (sample === undefined) {
      // JSON and XML: what is measured and given is their text.
      const text = scope.local('lob', this.#columns.state.id);
      const { toBind = (local: string) => local } = this.#type.short;
      const declared = lobType.slice('DB_TYPE_'.length).toLowerCase();
      lines.push(
        `declare ${text} ${declared} := ${toBind(source)};`,
        'begin',
        ...this.#give(text, text, scope),
        'end;',
      );
    } else {
      const { toBind = (local: string) => local } = this.#type.short;
      lines.push(...this.#give(source, toBind(source), scope));
    }
    return [...lines, 'end if;'];
  }

  /** @param short PL/SQL of its value as text or bytes: raises when that is too long, which in most character sets only trying shows */
  #give(lob: string, short: string, scope: BlockScope): string[] {
    const length = `sys.dbms_lob.getlength(${lob})`;
    const whenEmpty =
      this.#type.sample === undefined
        ? []
        : [`if ${length} = 0 then`, ...this.#assign(scope, String(EMPTY), 'null', 'null')];
    const whenLong = this.#giveLong(lob, scope);
    return [
      ...whenEmpty,
      `${whenEmpty.length === 0 ? 'if' : 'elsif'} ${length} > ${this.#type.shortest} then`,
      ...whenLong,
      'else begin',
      ...this.#assign(scope, String(SHORT), short, 'null'),
      'exception when value_error then',
      ...whenLong,
      'end; end if;',
    ];
  }

  #giveLong(lob: string, scope: BlockScope): string[] {
    if (this.#columns.lob === undefined) return [scope.raise('length', this.#path)];
    return [...this.#assign(scope, String(LOB), 'null', lob), scope.leaveLob()];
  }

  #assign(scope: BlockScope, state: string, short: string, lob: string): string[] {
    const columns = this.#columns;
    return [
      `${scope.outgoing(columns.state)} := ${state};`,
      `${scope.outgoing(columns.short)} := ${short};`,
      ...(columns.lob === undefined ? [] : [`${scope.outgoing(columns.lob)} := ${lob};`]),
    ];
  }

  unloadNothing(scope: BlockScope): string[] {
    return this.#assign(scope, 'null', 'null', 'null');
  }
}
