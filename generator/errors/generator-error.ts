/**
 * The root of all errors that the generator expects. The message is one paragraph for a person: what is wrong, where,
 * and what to do. Anything else that is thrown is a bug.
 */
export abstract class GeneratorError extends Error {
  /** Whose turn it is: the caller's (usage, configuration, folders) or the database's. */
  abstract readonly blame: 'usage' | 'database';
}

/** Wrong flags or commands. */
export class UsageError extends GeneratorError {
  override readonly name = 'UsageError';
  readonly blame = 'usage';
}

/** The configuration is missing, wrong, or asks for something that cannot be. */
export class ConfigError extends GeneratorError {
  override readonly name = 'ConfigError';
  readonly blame = 'usage';
}

/** The configuration names something that the database account does not see. */
export class PackageNotFoundError extends GeneratorError {
  override readonly name = 'PackageNotFoundError';
  readonly blame = 'usage';
}

/** The output folder cannot be written, or holds files of somebody else where ours should be. */
export class OutputError extends GeneratorError {
  override readonly name = 'OutputError';
  readonly blame = 'usage';
}

/** A catalog file, or a folder of recorded rows, cannot be read or is damaged. */
export class RecordingError extends GeneratorError {
  override readonly name = 'RecordingError';
  readonly blame = 'usage';
}

/** The database cannot be reached or refused; `cause` is the driver's error. */
export class DatabaseError extends GeneratorError {
  override readonly name = 'DatabaseError';
  readonly blame = 'database';
}

/** The dictionary's rows are not what the facts about the views say. */
export class DictionaryError extends GeneratorError {
  override readonly name = 'DictionaryError';
  readonly blame = 'database';
}
