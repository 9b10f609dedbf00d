import { type DriverLob, isLob } from '../driver/lob.js';
import type { DriverConnection, DriverType } from '../driver/oracle-driver.js';

/** Limits of one round trip. */
export interface WorkLimits {
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

/** A part of a LOB, in UTF-16 units or bytes. */
export interface Piece {
  /** From 1. */
  readonly offset: number;
  readonly amount: number;
}

/** Runs work of the driver under limits. */
export type Limited = <T>(begin: () => Promise<T>, limits: WorkLimits) => Promise<T>;

/** How a call writes and reads LOBs. */
export interface LobAccess {
  /** An empty temporary LOB. */
  create(type: DriverType, limits: WorkLimits): Promise<DriverLob>;
  /** Appends to a LOB that was made here, in one round trip. */
  append(lob: DriverLob, data: string | Buffer, limits: WorkLimits): Promise<void>;
  /** A piece of a LOB, or all of it, in one round trip. Null after its end. */
  read(lob: DriverLob, limits: WorkLimits, piece?: Piece): Promise<unknown>;
  /** Frees it with the next round trip. */
  free(lob: DriverLob): void;
}

/** The LOBs of a session: those that are written for a call and those that a call left to be read. What is still there when the lease ends is freed then. */
export class SessionLobs implements LobAccess {
  readonly #connection: DriverConnection;
  readonly #limited: Limited;
  readonly #open = new Set<DriverLob>();

  constructor(connection: DriverConnection, limited: Limited) {
    this.#connection = connection;
    this.#limited = limited;
  }

  async create(type: DriverType, limits: WorkLimits): Promise<DriverLob> {
    const lob = await this.#limited(() => this.#connection.createLob(type), limits);
    this.#note(lob);
    return lob;
  }

  append(lob: DriverLob, data: string | Buffer, limits: WorkLimits): Promise<void> {
    return this.#limited(() => write(lob, data), limits);
  }

  read(lob: DriverLob, limits: WorkLimits, piece?: Piece): Promise<unknown> {
    return this.#limited(() => (piece === undefined ? lob.getData() : lob.getData(piece.offset, piece.amount)), limits);
  }

  free(lob: DriverLob): void {
    if (this.#open.delete(lob)) lob.destroy();
  }

  /** Keeps in mind the LOBs that a call returned. */
  note(values: readonly unknown[]): void {
    for (const value of values) if (isLob(value)) this.#note(value);
  }

  freeAll(): void {
    for (const lob of this.#open) this.free(lob);
  }

  #note(lob: DriverLob): void {
    // It is told of by what failed; without a listener it would end the process.
    lob.on('error', () => undefined);
    this.#open.add(lob);
  }
}

function write(lob: DriverLob, data: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    lob.write(data, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
