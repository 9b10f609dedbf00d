import type { OracleDriver } from '../../driver/oracle-driver.js';
import { describeValue } from '../describe-value.js';
import { bfileNameOf, contentOfFile, EXPECTED_BFILE, nameOfFile } from '../lob/bfile.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import type { LobNode } from './lob-node.js';
import type { BlockScope, Misfit, Node } from './node.js';

export interface BfileColumns {
  /** NULL for NULL. */
  readonly directory: Column;
  readonly fileName: Column;
}

/** A BFILE: the names of its directory and file both ways. What is in the file comes back as a BLOB does. */
export class BfileNode implements Node {
  readonly madeInLocal = undefined;
  readonly expects = EXPECTED_BFILE;
  readonly nullable: boolean;
  readonly #columns: BfileColumns;
  readonly #content: LobNode | undefined;
  readonly #path: string;

  /**
   * @param content undefined where only the name is asked for
   * @param path to it, for faults
   */
  constructor(columns: BfileColumns, content: LobNode | undefined, notNull: boolean, path: string) {
    this.#columns = columns;
    this.#content = content;
    this.nullable = !notNull;
    this.#path = path;
  }

  flatten(value: unknown, flat: FlatValues, _driver: OracleDriver): Misfit | undefined {
    if (value === null && this.nullable) {
      this.flattenNothing(flat);
      return undefined;
    }
    const name = bfileNameOf(value);
    if (name === undefined) {
      const expected = this.nullable ? `${this.expects}, or null` : this.expects;
      return { path: '', expected, received: describeValue(value) };
    }
    flat.push(this.#columns.directory, name.directory);
    flat.push(this.#columns.fileName, name.fileName);
    return undefined;
  }

  flattenNothing(flat: FlatValues): void {
    flat.push(this.#columns.directory, null);
    flat.push(this.#columns.fileName, null);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const directory = results.at(this.#columns.directory, position);
    if (directory === null) return null;
    const name = { directory, fileName: results.at(this.#columns.fileName, position) };
    return this.#content === undefined ? name : { ...name, content: this.#content.rebuild(results, position) };
  }

  load(target: string, scope: BlockScope): string[] {
    const directory = scope.incoming(this.#columns.directory);
    const fileName = scope.incoming(this.#columns.fileName);
    return [
      `if ${directory} is null then ${target} := null; else ${target} := bfilename(${directory}, ${fileName}); end if;`,
    ];
  }

  unload(source: string, scope: BlockScope): string[] {
    const nothing = this.nullable ? this.unloadNothing(scope) : [scope.raise('null', this.#path)];
    const directory = scope.outgoing(this.#columns.directory);
    const fileName = scope.outgoing(this.#columns.fileName);
    return [
      `if ${source} is null then`,
      ...nothing,
      'else',
      `declare f# bfile := ${source};${this.#content === undefined ? '' : ' b# blob;'}`,
      'begin',
      ...nameOfFile([`${directory} := d#; ${fileName} := n#;`]),
      ...(this.#content === undefined
        ? []
        : [...contentOfFile('b#', scope.raise('file', this.#path)), ...this.#content.unload('b#', scope)]),
      'end;',
      'end if;',
    ];
  }

  unloadNothing(scope: BlockScope): string[] {
    return [
      `${scope.outgoing(this.#columns.directory)} := null;`,
      `${scope.outgoing(this.#columns.fileName)} := null;`,
      ...(this.#content?.unloadNothing(scope) ?? []),
    ];
  }
}
