import { z } from 'zod';
import type {
  Catalog,
  Constant,
  ConstantValue,
  DeclaredException,
  Package,
  PackageSource,
  Parameter,
  ParameterMode,
  RowSubtype,
  Schema,
  SqlOnly,
  StandaloneSubprogram,
  Subprogram,
} from '../model/catalog.js';
import type { SubprogramNotes } from '../model/source-notes.js';
import { compositeType } from './composite-type-schema.js';
import { dataType, scalarType } from './data-type-schema.js';
import { raisedNote, type Shape, sourceNotesShape, tagged, valueNotes, words } from './schema-shapes.js';

const sourceNotes = z.strictObject(sourceNotesShape);

const subprogramNotes = z.strictObject({
  ...sourceNotesShape,
  returns: valueNotes.exactOptional(),
  throws: z.array(raisedNote).exactOptional(),
} satisfies Shape<SubprogramNotes>);

const parameter = z.strictObject({
  name: z.string(),
  position: z.int().positive(),
  mode: words<ParameterMode>({ IN: true, OUT: true, 'IN OUT': true }),
  dataType,
  defaulted: z.boolean(),
  notes: valueNotes.exactOptional(),
} satisfies Shape<Parameter>);

const subprogramShape = {
  name: z.string(),
  overload: z.int().positive().nullable(),
  sqlOnly: words<SqlOnly>({ PIPELINED: true, AGGREGATE: true, POLYMORPHIC: true, SQL_MACRO: true }).nullable(),
  returns: dataType.nullable(),
  parameters: z.array(parameter),
  notes: subprogramNotes.exactOptional(),
} satisfies Shape<Subprogram>;

const subprogram = z.strictObject(subprogramShape);

const standalone = z.strictObject({
  ...subprogramShape,
  valid: z.boolean(),
  compilationError: z.string().exactOptional(),
  grantees: z.array(z.string()).exactOptional(),
} satisfies Shape<StandaloneSubprogram>);

const constantValues = {
  number: z.strictObject({ kind: z.literal('number'), text: z.string() }),
  text: z.strictObject({ kind: z.literal('text'), text: z.string() }),
  boolean: z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
} satisfies { readonly [K in ConstantValue['kind']]: z.ZodType<Extract<ConstantValue, { kind: K }>> };

const constant = z.strictObject({
  name: z.string(),
  dataType: scalarType.nullable(),
  value: tagged('kind', [constantValues.number, constantValues.text, constantValues.boolean])
    .nullable()
    .exactOptional(),
  notes: valueNotes.exactOptional(),
} satisfies Shape<Constant>);

const exception = z.strictObject({
  name: z.string(),
  code: z.int().nullable(),
  notes: sourceNotes.exactOptional(),
} satisfies Shape<DeclaredException>);

const rowSubtype = z.strictObject({ name: z.string(), type: z.string() } satisfies Shape<RowSubtype>);

const packageSource = z.strictObject({
  notes: sourceNotes.exactOptional(),
  constants: z.array(constant),
  exceptions: z.array(exception),
  rowSubtypes: z.array(rowSubtype).exactOptional(),
} satisfies Shape<PackageSource>);

const packageSchema = z.strictObject({
  name: z.string(),
  valid: z.boolean(),
  compilationError: z.string().exactOptional(),
  grantees: z.array(z.string()).exactOptional(),
  source: packageSource.exactOptional(),
  subprograms: z.array(subprogram),
} satisfies Shape<Package>);

const schema = z.strictObject({
  name: z.string(),
  packages: z.array(packageSchema),
  standalone: z.array(standalone),
} satisfies Shape<Schema>);

/**
 * The shape of a catalog. Each object is checked against its type by the compiler, so that a member that the model gets is one here. The order of keys is that
 * of the file.
 */
export const catalogSchema = z.strictObject({
  databaseVersion: z.string().nullable(),
  schemas: z.array(schema),
  types: z.array(compositeType),
} satisfies Shape<Catalog>) satisfies z.ZodType<Catalog>;
