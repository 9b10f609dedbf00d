import { z } from 'zod';
import type {
  CollectionType,
  CompositeType,
  Field,
  ObjectType,
  RecordType,
  TypeIdentity,
  UnreadableType,
} from '../model/composite-type.js';
import { dataType } from './data-type-schema.js';
import { type Shape, sourceNotesShape, tagged, valueNotes, words } from './schema-shapes.js';

const identity = {
  key: z.string(),
  owner: z.string(),
  packageName: z.string().nullable(),
  name: z.string(),
  notes: z.strictObject(sourceNotesShape).exactOptional(),
} satisfies Shape<TypeIdentity>;

const field = z.strictObject({
  name: z.string(),
  dataType,
  notes: valueNotes.exactOptional(),
} satisfies Shape<Field>);

const kinds = {
  record: z.strictObject({
    kind: z.literal('record'),
    ...identity,
    origin: words<RecordType['origin']>({ type: true, row: true, 'cursor row': true, anonymous: true }),
    fields: z.array(field),
  } satisfies Shape<RecordType>),
  collection: z.strictObject({
    kind: z.literal('collection'),
    ...identity,
    form: words<CollectionType['form']>({
      'nested table': true,
      varray: true,
      'index by integer': true,
      'index by varchar2': true,
    }),
    limit: z.int().nullable(),
    element: dataType,
    elementNotes: valueNotes.exactOptional(),
  } satisfies Shape<CollectionType>),
  object: z.strictObject({
    kind: z.literal('object'),
    ...identity,
    supertype: z.string().nullable(),
    subtypes: z.array(z.string()),
    instantiable: z.boolean(),
    attributes: z.array(field),
  } satisfies Shape<ObjectType>),
  unreadable: z.strictObject({
    kind: z.literal('unreadable'),
    ...identity,
    reason: z.string(),
  } satisfies Shape<UnreadableType>),
} satisfies { readonly [K in CompositeType['kind']]: z.ZodType<Extract<CompositeType, { kind: K }>> };

export const compositeType = tagged('kind', [kinds.record, kinds.collection, kinds.object, kinds.unreadable]);
