import type { ObjectSchema, ReferenceSchema, SchemaPlan, UnionSchema } from '../plan/zod/zod-plan.js';
import { docCode } from './doc-comment.js';
import { printKey, printString, printValue } from './print-value.js';

/** A schema as TypeScript: objects with a property per line, everything else where it stands. */
export function printSchema(schema: SchemaPlan, indent = ''): string {
  switch (schema.kind) {
    case 'call': {
      const args = [...(schema.class === null ? [] : [schema.class]), ...schema.args.map((arg) => printValue(arg))];
      return `${schema.callee}(${args.join(', ')})`;
    }
    case 'reference':
      return printReference(schema);
    case 'array': {
      const array = `z.array(${printSchema(schema.element, indent)})`;
      return array + (schema.limit === null ? '' : `.max(${schema.limit})`) + (schema.readonly ? '.readonly()' : '');
    }
    case 'tuple':
      return `z.tuple([${schema.elements.map((element) => printSchema(element, indent)).join(', ')}]).readonly()`;
    case 'map': {
      const map = `z.map(${printSchema(schema.key, indent)}, ${printSchema(schema.element, indent)})`;
      return schema.readonly ? `${map}.readonly()` : map;
    }
    case 'either': {
      const members = schema.members.map((member) => printSchema(member, indent));
      return `z.union([${members.join(', ')}], { error: ${printString(`must be ${schema.expects}`)} })`;
    }
    case 'object':
      return printObject(schema, indent);
    case 'union':
      return printUnion(schema, indent);
    case 'nullable':
      return `${printSchema(schema.inner, indent)}.nullable()`;
  }
}

/** A getter of another module may only be used when that is loaded. */
function printReference({ text, deferred, tag }: ReferenceSchema): string {
  const schema = tag === null ? text : `${text}.extend({ $type: z.literal(${printString(tag)}) })`;
  return deferred ? `z.lazy(() => ${schema})` : schema;
}

function printObject({ tag, properties }: ObjectSchema, indent: string): string {
  const inner = `${indent}  `;
  const lines = properties.flatMap(({ key, schema, optional, declaration }) => [
    `${inner}/** ${docCode(declaration)} */`,
    `${inner}${printKey(key)}: ${printSchema(schema, inner)}${optional ? '.optional()' : ''},`,
  ]);
  if (tag !== null)
    lines.unshift(`${inner}$type: z.literal(${printString(tag.text)})${tag.optional ? '.optional()' : ''},`);
  return lines.length === 0 ? 'z.strictObject({})' : `z.strictObject({\n${lines.join('\n')}\n${indent}})`;
}

function printUnion({ members }: UnionSchema, indent: string): string {
  const lines = members.map((member) => `${indent}  ${printReference(member)},\n`);
  return `z.discriminatedUnion('$type', [\n${lines.join('')}${indent}])`;
}
