import type { DriverConnection } from '../driver/oracle-driver.js';
import type { SessionKey } from './session-source.js';

/** How logins are made in one of the driver's modes. */
export interface Connector {
  /** Begins a login for the key's user. */
  connect(key: SessionKey): Connecting;
  /** No login is begun any more, and no connection is left that must live. */
  close(): Promise<void>;
}

/** A login that is under way, with what can be cut under it. */
export interface Connecting {
  readonly connection: Promise<DriverConnection>;
  readonly line: Line;
}

/** What lies between the driver's connection and the database. */
export interface Line {
  /** Whether it is known to be open. */
  readonly isOpen: boolean;
  /** Makes everything fail that awaits an answer on it. */
  cut(): void;
  /** Gives up what is left of it after a logoff, which the server has answered. */
  finish(): void;
  /** The driver's work on the connection; fails when the line is cut, whatever the driver does. */
  untilCut<T>(work: Promise<T>): Promise<T>;
}
