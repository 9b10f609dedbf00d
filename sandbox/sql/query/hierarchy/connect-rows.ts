import { rowKey } from '../../../storage/value-key.js';
import { SLICE, type Task, type Wait } from '../../../tasks/task.js';
import { OracleError } from '../../../values/oracle-error.js';
import type { Value } from '../../../values/value.js';
import { type Compiled, evaluate, evaluateAll } from '../../expressions/compiled.js';
import { type QueryFrame, ROW_READY, type RowStream, type SourceRow } from '../frame.js';
import type { Plan } from '../operators.js';
import { compareSortKeys, type SortKey } from '../order-by.js';
import { holds, type Predicate } from '../predicate.js';
import type { HierarchyNames } from './hierarchy-names.js';
import { HierarchyNode } from './hierarchy-node.js';

/** What ORDER SIBLINGS BY sorts by. */
export interface SiblingKey extends Pick<SortKey, 'descending' | 'nullsFirst'> {
  readonly compiled: Compiled<QueryFrame>;
}

export interface Connection {
  readonly names: HierarchyNames;
  readonly start: readonly Predicate[];
  readonly connect: readonly Predicate[];
  /** Equalities of CONNECT BY between a row and its parent: they find the children by key. */
  readonly links: readonly { readonly child: Compiled<QueryFrame>; readonly parent: Compiled<QueryFrame> }[];
  /** How many of the operands of PRIOR stand in CONNECT BY: rows in which they are equal have the same children. */
  readonly priors: number;
  /** Set when the select list has been compiled, whose aliases it may use. */
  siblings: readonly SiblingKey[];
}

type Rows = readonly (SourceRow | undefined)[];
type Nodes = Generator<Wait | HierarchyNode, void, void>;

/**
 * Gives the rows of a plan as CONNECT BY orders them: each root, and after each row its children. A row is made when it is
 * asked for, so that a hierarchy without end can be cut by ROWNUM.
 * @throws OracleError 1436 without NOCYCLE, when a row is a child of itself or of one of its descendants
 */
export function connectRows(input: Plan, connection: Connection): Plan {
  return {
    sources: [...input.sources, connection.names.source],
    correlated: input.correlated,
    *run(frame) {
      const rows: Rows[] = [];
      for (const step of input.run(frame)) {
        if (step.kind === 'ready') rows.push(input.sources.map((source) => frame.rows[source]));
        else yield step;
      }
      yield* new Walk(frame, input.sources, rows, connection).run();
    },
  };
}

/** One walk through a hierarchy, on a stack of its own: it may be deep. */
class Walk {
  readonly #frame: QueryFrame;
  readonly #sources: readonly number[];
  readonly #rows: readonly Rows[];
  readonly #connection: Connection;
  /** Keys of the rows from the root down to the one whose children are looked for. */
  readonly #path = new Set<string>();
  #byKey: ReadonlyMap<string, readonly Rows[]> | undefined;

  constructor(frame: QueryFrame, sources: readonly number[], rows: readonly Rows[], connection: Connection) {
    this.#frame = frame;
    this.#sources = sources;
    this.#rows = rows;
    this.#connection = connection;
  }

  *run(): RowStream {
    const { needsChildren } = this.#connection.names;
    const open: { readonly node: HierarchyNode | undefined; readonly children: Iterator<Wait | HierarchyNode> }[] = [
      { node: undefined, children: this.#siblings(undefined) },
    ];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { done, value: node } = top.children.next();
      if (done === true) {
        open.pop();
        if (top.node?.key !== undefined) this.#path.delete(top.node.key);
      } else if (!(node instanceof HierarchyNode)) {
        yield node;
      } else {
        if (node.key !== undefined) this.#path.add(node.key);
        const children = needsChildren ? yield* this.#allChildren(node) : this.#siblings(node);
        this.#place(node);
        yield ROW_READY;
        open.push({ node, children });
      }
    }
  }

  *#allChildren(node: HierarchyNode): Task<Iterator<HierarchyNode>> {
    const children: HierarchyNode[] = [];
    for (const step of this.#siblings(node)) {
      if (step instanceof HierarchyNode) children.push(step);
      else yield step;
    }
    node.isLeaf = children.length === 0;
    return children.values();
  }

  *#siblings(parent: HierarchyNode | undefined): Nodes {
    const { siblings } = this.#connection;
    if (siblings.length === 0) {
      yield* this.#children(parent);
      return;
    }
    const compiled = siblings.map((key) => key.compiled);
    const sorted: { readonly node: HierarchyNode; readonly keys: readonly Value[] }[] = [];
    for (const step of this.#children(parent)) {
      if (step instanceof HierarchyNode) sorted.push({ node: step, keys: yield* evaluateAll(compiled, this.#frame) });
      else yield step;
    }
    sorted.sort((a, b) => compareSortKeys(siblings, a.keys, b.keys));
    for (const { node } of sorted) yield node;
  }

  /** The children of a row, each standing in the frame when it is given; the roots of none. */
  *#children(parent: HierarchyNode | undefined): Nodes {
    const { names, start, connect } = this.#connection;
    const { slice } = this.#frame.statement.session;
    for (const rows of parent === undefined ? this.#rows : yield* this.#candidates(parent)) {
      if (slice.isOver()) yield SLICE;
      const node = new HierarchyNode(rows, parent);
      this.#place(node);
      if (!(yield* holds(parent === undefined ? start : connect, this.#frame))) continue;
      yield* this.#keep(node);
      if (parent !== undefined && node.key !== undefined && this.#path.has(node.key)) {
        if (!names.nocycle) throw new OracleError(1436, 'CONNECT BY loop in user data');
        parent.isCycle = true;
        continue;
      }
      yield node;
    }
  }

  /** The rows among which a row's children are. */
  *#candidates(parent: HierarchyNode): Task<readonly Rows[]> {
    const { links } = this.#connection;
    if (links.length === 0) return this.#rows;
    this.#byKey ??= yield* this.#index();
    this.#place(new HierarchyNode(parent.rows, parent));
    const key = yield* this.#keyOf(links.map((link) => link.parent));
    return key === undefined ? [] : (this.#byKey.get(key) ?? []);
  }

  *#index(): Task<ReadonlyMap<string, readonly Rows[]>> {
    const index = new Map<string, Rows[]>();
    const keys = this.#connection.links.map((link) => link.child);
    for (const rows of this.#rows) {
      if (this.#frame.statement.session.slice.isOver()) yield SLICE;
      this.#place(new HierarchyNode(rows, undefined));
      const key = yield* this.#keyOf(keys);
      if (key === undefined) continue;
      const same = index.get(key);
      if (same === undefined) index.set(key, [rows]);
      else same.push(rows);
    }
    return index;
  }

  /** Undefined if a value is null, which equals nothing. */
  *#keyOf(expressions: readonly Compiled<QueryFrame>[]): Task<string | undefined> {
    const values = yield* evaluateAll(expressions, this.#frame);
    return values.includes(null) ? undefined : rowKey(values);
  }

  /** Computes what later rows need of one that stands in the frame. */
  *#keep(node: HierarchyNode): Task<void> {
    const { names, priors } = this.#connection;
    node.own = yield* evaluateAll(names.priors, this.#frame);
    if (priors > 0) node.key = rowKey(node.own.slice(0, priors));
    node.roots = node.parent?.roots ?? (yield* evaluateAll(names.roots, this.#frame));
    const paths: string[] = [];
    for (const [index, { operand, separator }] of names.paths.entries()) {
      const value = yield* evaluate(operand, this.#frame);
      paths.push(joinPath(node.parent?.paths[index] ?? '', separator, typeof value === 'string' ? value : ''));
    }
    node.paths = paths;
  }

  #place(node: HierarchyNode): void {
    const { rows } = this.#frame;
    for (const [index, source] of this.#sources.entries()) rows[source] = node.rows[index];
    rows[this.#connection.names.source] = node;
  }
}

/** What a VARCHAR2 holds in SQL. */
const MAX_BYTES = 4000;
/** A UTF-16 unit is at most three bytes in UTF-8. */
const MAX_UNIT_BYTES = 3;

/** @throws OracleError 30004, 1489 */
function joinPath(before: string, separator: string, value: string): string {
  if (value.includes(separator)) {
    const text = 'when using SYS_CONNECT_BY_PATH function, cannot have separator as part of column value';
    throw new OracleError(30004, text);
  }
  const path = `${before}${separator}${value}`;
  if (path.length * MAX_UNIT_BYTES > MAX_BYTES && Buffer.byteLength(path) > MAX_BYTES) {
    throw new OracleError(1489, 'result of string concatenation is too long');
  }
  return path;
}
