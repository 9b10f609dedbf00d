import type { DescriptorReference, DescriptorReferences } from '../plan/client-plan.js';
import { Code, Deferred } from './print-value.js';

/** By descriptor. */
export type References = ReadonlyMap<unknown, DescriptorReference>;

/** The same, and the fields of records by themselves: a cursor's rows are of them. */
export function withFields(references: DescriptorReferences): References {
  const all = new Map<unknown, DescriptorReference>(references);
  for (const [descriptor, reference] of references) {
    if (descriptor.kind === 'record') all.set(descriptor.fields, { ...reference, text: `${reference.text}.fields` });
  }
  return all;
}

/** What a descriptor's properties are to be printed as: other composite types by the names of their constants. */
export function withReferences(value: object, references: References): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item, references)]));
}

function printable(value: unknown, references: References): unknown {
  const reference = references.get(value);
  if (reference !== undefined) return reference.deferred ? new Deferred(reference.text) : new Code(reference.text);
  if (Array.isArray(value)) return printableList(value, references);
  return typeof value === 'object' && value !== null ? withReferences(value, references) : value;
}

/** An array is there as a whole or not yet. */
function printableList(items: readonly unknown[], references: References): unknown {
  const named = items.map((item) => references.get(item));
  if (!named.some((reference) => reference?.deferred === true)) return items.map((item) => printable(item, references));
  return new Deferred(`[${named.flatMap((reference) => reference?.text ?? []).join(', ')}]`);
}
