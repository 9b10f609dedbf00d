import type { CompositeType } from '../../model/composite-type.js';
import { describeType } from '../../model/describe-type.js';
import type { PropertyPlan, TypePlan } from '../../plan/client-plan.js';
import type { FieldDoc, LinkDoc, TypeDoc } from './docs-plan.js';
import { linkedType, type TypeLinks, typeAnchor } from './links.js';
import { aboutOf } from './plan-routine-doc.js';
import { plainText } from './typescript-signature.js';

/** A record, collection or object type of the client. */
export function planTypeDoc(
  type: CompositeType,
  plan: TypePlan,
  links: TypeLinks,
  usedBy: readonly LinkDoc[],
): TypeDoc {
  return {
    anchor: typeAnchor(type),
    name: type.kind === 'record' && type.origin !== 'type' ? `${type.name}%ROWTYPE` : type.name,
    kind: kindOf(type),
    about: aboutOf(type.notes),
    typescript: plan.declarations.map(({ name }) => name),
    fields: fieldsOf(type, plan, links),
    element: type.kind === 'collection' ? linkedType(type.element, undefined, links) : null,
    usedBy,
  };
}

function kindOf(type: CompositeType): string {
  switch (type.kind) {
    case 'record':
      return type.origin === 'type' ? 'record' : 'row';
    case 'collection':
      return type.limit !== null && type.form === 'varray' ? `varray of ${type.limit}` : type.form;
    case 'object':
      return type.instantiable ? 'object type' : 'object type, not instantiable';
    case 'unreadable':
      return 'type';
  }
}

/** Results have all fields, so that their interface is the one that tells. */
function fieldsOf(type: CompositeType, { declarations }: TypePlan, links: TypeLinks): readonly FieldDoc[] {
  const fields = type.kind === 'record' ? type.fields : type.kind === 'object' ? type.attributes : [];
  const properties = declarations.flatMap((declaration): readonly PropertyPlan[] =>
    declaration.kind === 'interface' && declaration.side === 'output' ? declaration.properties : [],
  );
  return fields.map((field, index) => {
    const property = properties[index];
    return {
      key: property?.key ?? field.name,
      name: field.name,
      plsqlType: linkedType(field.dataType, field.notes?.declaredType, links),
      typescriptType: property === undefined ? describeType(field.dataType) : plainText(property.type),
      comment: field.notes?.comment ?? null,
    };
  });
}
