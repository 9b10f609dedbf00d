/** What `gen-oracle-client sandbox` starts when it is given no scripts, and `--sandbox` in place of a database. */
export interface SandboxConfig {
  /** SQL scripts in SQL*Plus's syntax, run as SYSTEM in this order: files, or folders for their `*.sql` files; relative to the configuration file. */
  readonly scripts: readonly string[];
  /** Where the files of directories are (for BFILEs), by the directories' names; relative to the configuration file. */
  readonly directories?: Readonly<Record<string, string>> | undefined;
  /** Where `gen-oracle-client sandbox` listens; a free one by default. `--sandbox` always takes a free one. */
  readonly port?: number | undefined;
  /** What clients ask for after the slash of the connect string; `SANDBOX` by default. */
  readonly serviceName?: string | undefined;
  /** Which release it says it is; `23ai` by default. */
  readonly version?: '23ai' | '19c' | '12.1' | undefined;
  /** The account that logs in for the users. */
  readonly proxyUser?: string | undefined;
  /**
   * The users who connect through the proxy account, as they would be granted it. Of these, the proxy account and the owners of `schemas` the ones are created
   * that no script creates.
   */
  readonly users?: readonly string[] | undefined;
}

/** The same, complete. */
export interface SandboxSettings {
  /** Absolute. */
  readonly scripts: readonly string[];
  /** Absolute, by the directories' names. */
  readonly directories: Readonly<Record<string, string>>;
  /** 0 takes a free one. */
  readonly port: number;
  readonly serviceName: string;
  readonly version: '23ai' | '19c' | '12.1';
  /** Exact spelling; null when there is none. */
  readonly proxyUser: string | null;
  /** Exact spelling. */
  readonly users: readonly string[];
}
