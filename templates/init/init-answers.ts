/** What `init` has been told, by a person or by flags. Names are written as in SQL. */
export interface InitAnswers {
  readonly schemas: readonly string[];
  /** Patterns for all of the schemas. */
  readonly packages: readonly string[];
  /** Relative to the configuration. */
  readonly output: string;
  readonly stripPrefixes: readonly string[];
  readonly numbers: 'exact' | 'decimal' | 'string';
  readonly dates: 'iso' | 'date' | 'temporal';
  /** Of `date`: whose clock DATE and TIMESTAMP show. */
  readonly timeZone: string;
  readonly spelling: 'source' | 'dictionary';
  readonly emit: 'ts' | 'js';
  /** Null to begin with the sandbox. */
  readonly database: { readonly connectString: string; readonly user: string } | null;
}

/** The users of the sample. */
export interface SampleUsers {
  readonly owner: string;
  readonly proxy: string;
  readonly people: readonly string[];
}
