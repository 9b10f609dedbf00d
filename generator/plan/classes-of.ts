import type { ScalarDescriptor, TypeDescriptor } from '../../runtime/call-descriptor.js';
import type { TypeMappings } from '../config/config.js';
import type { ClassImport, TypePlan } from './client-plan.js';

/**
 * The classes of mapped values that a module needs: those of all values that its routines take and give, and those that its own types name.
 * @param called the types of parameters and results
 */
export function classesOf(
  called: readonly TypeDescriptor[],
  types: readonly TypePlan[],
  { classes }: TypeMappings,
): readonly ClassImport[] {
  const exported = new Set(called.flatMap((type) => formsIn(type, 'everything')));
  const named = new Set(
    [...called, ...types.flatMap(({ descriptor }) => partsOf(descriptor))].flatMap((type) =>
      formsIn(type, 'collections'),
    ),
  );
  const one = (name: ClassImport['name'], form: Form, from: string | null): readonly ClassImport[] =>
    exported.has(form) || named.has(form) ? [{ name, from, exported: exported.has(form) }] : [];
  return [
    ...one('Decimal', 'decimal', classes.decimal),
    ...one('Temporal', 'temporal', classes.temporal === 'global' ? null : classes.temporal),
  ];
}

type Form = ScalarDescriptor['as'];

/** @param into other records and objects have a name of their own, collections are written where they stand */
function formsIn(type: TypeDescriptor, into: 'everything' | 'collections'): readonly Form[] {
  switch (type.kind) {
    case 'record':
    case 'object':
      return into === 'everything' ? partsOf(type).flatMap((part) => formsIn(part, into)) : [];
    case 'collection':
      return formsIn(type.element, into);
    case 'cursor':
      return into === 'everything' ? (type.row?.columns ?? []).flatMap((column) => formsIn(column.type, into)) : [];
    default:
      return [type.as];
  }
}

function partsOf(type: TypeDescriptor): readonly TypeDescriptor[] {
  switch (type.kind) {
    case 'record':
      return type.fields.map((field) => field.type);
    case 'object':
      return [...type.attributes.map((attribute) => attribute.type), ...(type.subtypes ?? [])];
    case 'collection':
      return [type.element];
    default:
      return [];
  }
}
