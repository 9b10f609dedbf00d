/** What a statement of a schedule does; `ids` and `from` choose rows, an empty choice is all. */
export type Operation =
  | { readonly kind: 'select' }
  | { readonly kind: 'lock'; readonly choice: Choice; readonly wait: 'wait' | 'nowait' | 'wait 0' | 'skip locked' }
  | { readonly kind: 'update'; readonly choice: Choice; readonly add: number }
  | { readonly kind: 'rekey'; readonly from: number; readonly to: number }
  | { readonly kind: 'delete'; readonly choice: Choice }
  | { readonly kind: 'insert'; readonly id: number; readonly v: number }
  | { readonly kind: 'savepoint' | 'rollback to'; readonly name: string }
  | { readonly kind: 'commit' | 'rollback' };

export type Choice = { readonly ids: readonly number[] } | { readonly least: number };

interface Row {
  readonly id: number;
  readonly v: number;
}

/** A place of the table. Rows are compared by identity: a row written again is another row. */
interface Place {
  committed: Row | undefined;
  holder: Transaction | undefined;
  /** A new key that is not certain before another transaction has ended. */
  awaitedKey: number | undefined;
}

interface Entry {
  readonly place: Place;
  readonly takesLock: boolean;
  readonly writes: { readonly row: Row | undefined } | undefined;
}

class Transaction {
  readonly log: Entry[] = [];
  savepoints: { readonly name: string; readonly mark: number }[] = [];
  waitsFor: Transaction | undefined;
}

/** Ends with the number of the error; yields the transaction whose end it waits for. */
type Run<T> = Generator<Transaction, T, void>;

class Failure extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`ORA-${code}`);
    this.code = code;
  }
}

/** The row has changed since the statement began. */
class Changed extends Error {}

interface Waiting {
  readonly session: number;
  readonly run: Run<string>;
}

/**
 * Read committed and row locks in a few lines, as the Database Concepts describe them ("Data Concurrency and
 * Consistency"): a statement reads what was committed when it began and its own changes; a changed or locked row belongs
 * to a transaction until that ends; who wants it waits for the transaction, not for the row; a statement that comes upon
 * a row changed since it began starts again; equal keys wait for each other.
 */
export class LockModel {
  readonly #sessions: (Transaction | undefined)[];
  #places: Place[];
  #waiting: { readonly on: Transaction; readonly waiting: Waiting }[] = [];
  #woken: Waiting[] = [];
  /** What became of statements since `take` was called last. */
  readonly #outcomes = new Map<number, string>();

  constructor(sessions: number, rows: readonly Row[]) {
    this.#sessions = Array.from({ length: sessions });
    this.#places = rows.map((row) => ({ committed: row, holder: undefined, awaitedKey: undefined }));
  }

  isWaiting(session: number): boolean {
    return this.#waiting.some(({ waiting }) => waiting.session === session);
  }

  /** Runs an operation, and whatever goes on because of it. @returns outcomes by session; none for those that wait */
  run(session: number, operation: Operation): ReadonlyMap<number, string> {
    this.#outcomes.clear();
    this.#step({ session, run: this.#statement(session, operation) });
    for (let next = this.#woken.shift(); next !== undefined; next = this.#woken.shift()) this.#step(next);
    return new Map(this.#outcomes);
  }

  #step(waiting: Waiting): void {
    const { done, value } = waiting.run.next();
    if (done === true) this.#outcomes.set(waiting.session, value);
    else this.#waiting.push({ on: value, waiting });
  }

  *#statement(session: number, operation: Operation): Run<string> {
    switch (operation.kind) {
      case 'select':
        return this.#rowsText(this.#seen(this.#sessions[session]).map(({ row }) => row));
      case 'commit':
      case 'rollback': {
        const transaction = this.#sessions[session];
        if (transaction !== undefined) this.#end(session, transaction, operation.kind === 'commit');
        return 'done';
      }
      case 'savepoint': {
        const transaction = this.#begin(session);
        const others = transaction.savepoints.filter(({ name }) => name !== operation.name);
        transaction.savepoints = [...others, { name: operation.name, mark: transaction.log.length }];
        return 'done';
      }
      case 'rollback to': {
        const transaction = this.#sessions[session];
        const index = transaction?.savepoints.findIndex(({ name }) => name === operation.name) ?? -1;
        const savepoint = transaction?.savepoints[index];
        if (transaction === undefined || savepoint === undefined) return '1086';
        this.#undo(transaction, savepoint.mark);
        transaction.savepoints = transaction.savepoints.slice(0, index + 1);
        return 'done';
      }
      default:
        return yield* this.#change(session, operation);
    }
  }

  *#change(session: number, operation: Operation): Run<string> {
    const begins = this.#sessions[session] === undefined;
    const transaction = this.#begin(session);
    const mark = transaction.log.length;
    for (;;) {
      try {
        return yield* this.#attempt(transaction, operation);
      } catch (error) {
        this.#undo(transaction, mark);
        if (error instanceof Changed) continue;
        if (!(error instanceof Failure)) throw error;
        if (begins) this.#end(session, transaction, false);
        return String(error.code);
      }
    }
  }

  *#attempt(transaction: Transaction, operation: Operation): Run<string> {
    if (operation.kind === 'insert') {
      const place: Place = { committed: undefined, holder: undefined, awaitedKey: undefined };
      this.#places.push(place);
      this.#write(transaction, place, { id: operation.id, v: operation.v });
      yield* this.#requireUnique(transaction, place, operation.id);
      return '1 rows';
    }
    const given: Row[] = [];
    const rekeyed: Place[] = [];
    for (const { place, row } of this.#seen(transaction)) {
      if (!isChosen(row, operation)) continue;
      const wait = operation.kind === 'lock' ? operation.wait : 'wait';
      if (!(yield* this.#lock(transaction, place, wait))) continue;
      if (current(place, transaction) !== row) throw new Changed();
      if (operation.kind === 'update') this.#write(transaction, place, { ...row, v: row.v + operation.add });
      if (operation.kind === 'delete') this.#write(transaction, place, undefined);
      if (operation.kind === 'rekey') {
        this.#write(transaction, place, { ...row, id: operation.to });
        rekeyed.push(place);
      }
      given.push(row);
    }
    if (operation.kind === 'rekey' && operation.from !== operation.to) {
      for (const place of rekeyed) yield* this.#requireUnique(transaction, place, operation.to);
    }
    return operation.kind === 'lock' ? this.#rowsText(given) : `${given.length} rows`;
  }

  /** The rows that a statement beginning now reads, in the order of their places. */
  #seen(transaction: Transaction | undefined): readonly { readonly place: Place; readonly row: Row }[] {
    return this.#places.flatMap((place) => {
      const row = current(place, transaction);
      return row === undefined ? [] : [{ place, row }];
    });
  }

  *#lock(transaction: Transaction, place: Place, wait: string): Run<boolean> {
    while (place.holder !== undefined && place.holder !== transaction) {
      if (wait === 'skip locked') return false;
      if (wait === 'nowait') throw new Failure(54);
      yield* this.#wait(transaction, place.holder, wait === 'wait 0');
    }
    if (place.holder === undefined) {
      place.holder = transaction;
      transaction.log.push({ place, takesLock: true, writes: undefined });
    }
    return true;
  }

  *#wait(transaction: Transaction, holder: Transaction, givesUp: boolean): Run<void> {
    for (let next: Transaction | undefined = holder; next !== undefined; next = next.waitsFor) {
      if (next === transaction) throw new Failure(60);
    }
    if (givesUp) throw new Failure(30006);
    transaction.waitsFor = holder;
    yield holder;
    transaction.waitsFor = undefined;
  }

  *#requireUnique(transaction: Transaction, own: Place, id: number): Run<void> {
    for (;;) {
      const others = this.#places.filter((place) => place !== own);
      const certain = others.filter((place) => !isUncertain(place, transaction));
      if (certain.some((place) => current(place, transaction)?.id === id)) throw new Failure(1);
      const rival = others.find(
        (place) => isUncertain(place, transaction) && place.awaitedKey !== id && mayHave(place, id),
      );
      if (rival?.holder === undefined) return;
      own.awaitedKey = id;
      try {
        yield* this.#wait(transaction, rival.holder, false);
      } finally {
        own.awaitedKey = undefined;
      }
    }
  }

  #write(transaction: Transaction, place: Place, row: Row | undefined): void {
    const takesLock = place.holder === undefined;
    place.holder = transaction;
    transaction.log.push({ place, takesLock, writes: { row } });
  }

  #begin(session: number): Transaction {
    const transaction = this.#sessions[session] ?? new Transaction();
    this.#sessions[session] = transaction;
    return transaction;
  }

  #undo(transaction: Transaction, mark: number): void {
    for (const { place, takesLock } of transaction.log.splice(mark).reverse()) {
      if (takesLock) place.holder = undefined;
    }
    this.#sweep();
  }

  #end(session: number, transaction: Transaction, commits: boolean): void {
    for (const { place, writes } of transaction.log) {
      if (commits && writes !== undefined) place.committed = writes.row;
      place.holder = undefined;
    }
    transaction.log.length = 0;
    this.#sessions[session] = undefined;
    this.#sweep();
    this.#woken.push(...this.#waiting.filter(({ on }) => on === transaction).map(({ waiting }) => waiting));
    this.#waiting = this.#waiting.filter(({ on }) => on !== transaction);
  }

  #sweep(): void {
    this.#places = this.#places.filter(({ committed, holder }) => committed !== undefined || holder !== undefined);
  }

  #rowsText(rows: readonly Row[]): string {
    return rows.map(({ id, v }) => `${id}=${v}`).join(' ');
  }
}

function isChosen({ id, v }: Row, operation: Operation): boolean {
  if (operation.kind === 'rekey') return id === operation.from;
  if (!('choice' in operation)) return false;
  const { choice } = operation;
  return 'ids' in choice ? choice.ids.includes(id) : v >= choice.least;
}

/** What the row is for a transaction: its own last writing, or what was committed. */
function current(place: Place, transaction: Transaction | undefined): Row | undefined {
  const own = transaction?.log.findLast((entry) => writesTo(entry, place))?.writes;
  return own === undefined ? place.committed : own.row;
}

/** Whether another transaction has written the row and not ended. */
function isUncertain(place: Place, transaction: Transaction): boolean {
  const { holder } = place;
  return holder !== undefined && holder !== transaction && holder.log.some((entry) => writesTo(entry, place));
}

/** Whether the row has a key, or will have it again, whatever becomes of the transaction that wrote it. */
function mayHave(place: Place, id: number): boolean {
  const written = place.holder?.log.filter((entry) => writesTo(entry, place)) ?? [];
  return [place.committed, ...written.map(({ writes }) => writes?.row)].some((row) => row?.id === id);
}

function writesTo(entry: Entry, place: Place): boolean {
  return entry.place === place && entry.writes !== undefined;
}
