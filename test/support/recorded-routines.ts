import { join } from 'node:path';
import { readCsv } from './read-csv.js';
import { usedFirst } from './used-first.js';

type Row = Readonly<Record<string, string | null>>;

/** A row of ALL_ARGUMENTS with those of its parts, which follow it one level down. */
interface Node {
  readonly row: Row;
  readonly parts: Node[];
}

/** Rows of USER_ARGUMENTS, recorded from a real 12c database, and the tables and packages that make the same rows again. */
export interface RecordedRoutines {
  readonly declarations: readonly string[];
  /** Of the routines that are declared again, as they were recorded. */
  readonly rows: readonly Row[];
}

/** The routine that returns a schema's own type is left out: the types here are those of packages. */
export function recordedRoutines(folder: string): RecordedRoutines {
  const all = readCsv(join(folder, 'arguments-12c', 'USER_ARGUMENTS.csv'));
  const leftOut = new Set(
    all.filter((row) => row['TYPE_NAME'] !== null && row['TYPE_SUBNAME'] === null).map(routineKey),
  );
  const rows = all.filter((row) => !leftOut.has(routineKey(row)));
  return { declarations: new Declarations(nest(rows)).all(), rows };
}

function nest(rows: readonly Row[]): readonly Node[] {
  const roots: Node[] = [];
  const path: Node[][] = [roots];
  for (const row of rows) {
    const node: Node = { row, parts: [] };
    path.length = Number(row['DATA_LEVEL']) + 1;
    path.at(-1)?.push(node);
    path.push(node.parts);
  }
  return roots;
}

class Declarations {
  readonly #roots: readonly Node[];
  readonly #tables: string[] = [];
  /** One place where each type of a package is used, by its path. */
  readonly #types = new Map<string, Node>();
  /** Users and used. */
  readonly #typeUses: [string, string | null][] = [];
  readonly #packageUses: [string, string | null][] = [];
  /** Types without a recorded name, by package. */
  readonly #madeUp = new Map<string, string[]>();

  constructor(roots: readonly Node[]) {
    this.#roots = roots;
    for (const node of roots) {
      const packageName = node.row['PACKAGE_NAME'] ?? '';
      this.#packageUses.push([packageName, null]);
      this.#collect(node, null, packageName);
    }
  }

  all(): readonly string[] {
    const routines = new Map<string, string[]>();
    for (const [, nodes] of grouped(this.#roots, (node) => routineKey(node.row))) {
      const packageName = nodes[0]?.row['PACKAGE_NAME'] ?? '';
      routines.set(packageName, [...(routines.get(packageName) ?? []), this.#routine(nodes)]);
    }
    const place = usedFirst(this.#typeUses);
    const types = grouped(
      [...this.#types].toSorted(([a], [b]) => place(a) - place(b)),
      ([, { row }]) => row['TYPE_NAME'] ?? '',
    );
    const order = usedFirst(this.#packageUses);
    const names = [...new Set(this.#packageUses.map(([name]) => name))].sort((a, b) => order(a) - order(b));
    const packages = names.map((name) => {
      const declared = (types.get(name) ?? []).map(([, node]) => this.#type(node));
      const parts = [...declared, ...(this.#madeUp.get(name) ?? []), ...(routines.get(name) ?? [])];
      return `create package "${name}" as ${parts.join('\n')} end;`;
    });
    return [...this.#tables, ...packages];
  }

  #collect(node: Node, userType: string | null, userPackage: string): void {
    const { row, parts } = node;
    const type = typePath(row);
    const declaredIn = type === null ? userPackage : (row['TYPE_NAME'] ?? '');
    if (type !== null) {
      this.#typeUses.push([type, null]);
      if (!this.#types.has(type)) this.#types.set(type, node);
      if (userType !== null) this.#typeUses.push([userType, type]);
      this.#packageUses.push([userPackage, declaredIn]);
      this.#packageUses.push([declaredIn, null]);
    }
    for (const part of parts) this.#collect(part, type, declaredIn);
  }

  #routine(nodes: readonly Node[]): string {
    const result = nodes.find(({ row }) => row['POSITION'] === '0');
    const parameters = nodes
      .filter((node) => node !== result)
      .map((node) => `"${node.row['ARGUMENT_NAME']}" ${MODES[node.row['IN_OUT'] ?? '']} ${this.#typeText(node)}`);
    const list = parameters.length === 0 ? '' : ` (${parameters.join(', ')})`;
    const name = `"${nodes[0]?.row['OBJECT_NAME']}"${list}`;
    return result === undefined ? `procedure ${name};` : `function ${name} return ${this.#typeText(result)};`;
  }

  #type({ row, parts }: Node): string {
    const name = `type "${row['TYPE_SUBNAME']}" is`;
    if (row['DATA_TYPE'] === 'PL/SQL RECORD') return `${name} record (${this.#fields(parts)});`;
    const [element] = parts;
    const text = element === undefined ? 'number' : this.#typeText(element);
    return `${name} table of ${text}${row['DATA_TYPE'] === 'PL/SQL TABLE' ? ' index by binary_integer' : ''};`;
  }

  #fields(parts: readonly Node[]): string {
    return parts.map((part) => `"${part.row['ARGUMENT_NAME']}" ${this.#typeText(part)}`).join(', ');
  }

  #typeText({ row, parts }: Node): string {
    const packageName = row['PACKAGE_NAME'] ?? '';
    switch (row['DATA_TYPE']) {
      case 'REF CURSOR': {
        const [returned] = parts;
        return returned === undefined
          ? 'sys_refcursor'
          : this.#makeUp(packageName, `type $ is ref cursor return ${this.#typeText(returned)};`);
      }
      case 'PL/SQL RECORD':
      case 'PL/SQL TABLE':
        return typePath(row) ?? this.#rowOfTable(parts);
      case 'PL/SQL BOOLEAN':
        return 'boolean';
      default: {
        const text = scalarText(row);
        // A formal parameter has the length of the subtype that it is of.
        return row['DATA_LEVEL'] === '0' && text.endsWith(')') && row['PLS_TYPE'] === 'VARCHAR2'
          ? this.#makeUp(packageName, `subtype $ is ${text};`)
          : text;
      }
    }
  }

  #rowOfTable(parts: readonly Node[]): string {
    const name = `recorded_row_${this.#tables.length + 1}`;
    this.#tables.push(`create table ${name} (${this.#fields(parts)})`);
    return `${name}%rowtype`;
  }

  /** @param declaration in which `$` is to be the name */
  #makeUp(packageName: string, declaration: string): string {
    const declared = this.#madeUp.get(packageName) ?? [];
    const name = `made_up_${declared.length + 1}`;
    this.#madeUp.set(packageName, [...declared, declaration.replace('$', name)]);
    return name;
  }
}

const MODES: Readonly<Record<string, string>> = { IN: 'in', OUT: 'out', 'IN/OUT': 'in out' };

function scalarText(row: Row): string {
  const text = row['DATA_TYPE'] === 'VARCHAR2' || row['DATA_TYPE'] === 'CHAR';
  const sizes = text ? [row['CHAR_LENGTH']] : [row['DATA_PRECISION'], row['DATA_SCALE']];
  const given = sizes.filter((size) => size !== null && size !== '0');
  const name = row['PLS_TYPE'] ?? row['DATA_TYPE'] ?? '';
  // INTEGER has 38 digits without saying so.
  if (name === 'INTEGER' && row['DATA_PRECISION'] === '38') return name;
  return given.length === 0 ? name : `${name}(${given.join(', ')})`;
}

function typePath(row: Row): string | null {
  return row['TYPE_SUBNAME'] == null ? null : `"${row['TYPE_NAME']}"."${row['TYPE_SUBNAME']}"`;
}

function routineKey(row: Row): string {
  return `${row['PACKAGE_NAME']}.${row['SUBPROGRAM_ID']}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
