/** What generated clients import, and what applications catch and configure. */

export type { Readable as LobStream } from 'node:stream';
export type { Bfile, BfileName, BfileStream } from './binds/lob/bfile.js';
export type { BytesInput, TextInput } from './binds/lob/lob-input.js';
export type { IntervalDayToSecond, IntervalYearToMonth } from './binds/scalar/interval.js';
export type { Vector, VectorInput } from './binds/scalar/vector.js';
export type {
  DecimalClass,
  PlainValue,
  TemporalClass,
  TemporalClasses,
  ValueClasses,
  ZonedValue,
} from './binds/value-classes.js';
export type {
  CallDescriptor,
  CollectionDescriptor,
  ColumnDescriptor,
  CompositeDescriptor,
  CompositeName,
  CursorDescriptor,
  FieldDescriptor,
  ImplicitResultsDescriptor,
  ObjectDescriptor,
  ParameterDescriptor,
  RecordDescriptor,
  ResultDescriptor,
  RowDescriptor,
  ScalarDescriptor,
  ScalarKind,
  TypeDescriptor,
  ValueDescriptor,
} from './call-descriptor.js';
export type { SessionScopeOptions, TransactionOptions } from './calls/transaction-options.js';
export type { CallOptions } from './client/call-options.js';
export type {
  ClientMembers,
  OracleClient,
  TransactionClient,
  TransactionMembers,
  UserMembers,
} from './client/client-members.js';
export { createOracleClient } from './client/oracle-client.js';
export { type UserScope, userScope } from './client/user-scope.js';
export type {
  ClientManifest,
  PackageManifest,
  PackageModule,
  SchemaManifest,
  StandaloneManifest,
} from './client-manifest.js';
export type { Cursor } from './cursors/cursor.js';
export type { OracleRow, OracleValue } from './cursors/oracle-value.js';
export type {
  DriverBind,
  DriverConnection,
  DriverResult,
  DriverType,
  LoginAttributes,
  OracleDriver,
} from './driver/oracle-driver.js';
export {
  ApplicationError,
  DatabaseError,
  DriverError,
  type ExceptionClass,
  type ExceptionClasses,
  ResultError,
} from './errors/database-errors.js';
export { type ErrorFacts, OracleClientError, type Outcome } from './errors/oracle-client-error.js';
export type { StackFrame } from './errors/plsql-stack.js';
export { ImplicitResultsError, RowShapeError, TooManyRowsError } from './errors/row-errors.js';
export {
  CallAbortedError,
  CallTimeoutError,
  ConnectError,
  ConnectionLostError,
  IdentityMismatchError,
  LeaseTimeoutError,
  LoginTimeoutError,
  QueueFullError,
  SessionError,
  SessionSetupError,
  TimeoutError,
} from './errors/session-errors.js';
export { TransactionEndedError, TransactionError, TransactionTimeoutError } from './errors/transaction-errors.js';
export {
  ArgumentError,
  type ArgumentFault,
  ClosedError,
  ConfigurationError,
  InvalidUserError,
  MissingUserError,
  StreamError,
  UnknownRoutineError,
} from './errors/usage-errors.js';
export type {
  ClientOptions,
  ConnectionOptions,
  Credentials,
  SessionOptions,
  TelemetryOptions,
  TimeoutOptions,
} from './options/client-options.js';
export type { RoutineReference, RoutineReferences } from './routine-reference.js';
export type { Initialiser, InitialiserSession } from './sessions/initialiser.js';
export type { PackageState } from './sessions/package-state.js';
export type { NlsOptions } from './sessions/session-settings.js';
export type { SessionStats } from './sessions/session-source.js';
export type { IdentityMode, UserContext } from './sessions/user-context.js';
export type { UserNames } from './sessions/user-name.js';
export type { ClientStats, ClientTotals } from './telemetry/client-totals.js';
export { onTelemetryEvent } from './telemetry/event-channel.js';
export type {
  CallEndEvent,
  CallErrorEvent,
  CallStartEvent,
  ClientEvent,
  Failure,
  LeaseEvent,
  LoginEvent,
  SessionClosedEvent,
  SessionEnd,
  SessionQuarantinedEvent,
  TelemetryEvents,
  TransactionEvent,
} from './telemetry/events.js';
