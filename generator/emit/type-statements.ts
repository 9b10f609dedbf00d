import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import type {
  InterfacePlan,
  PropertyPlan,
  TypeDeclarationPlan,
  TypeModulePlan,
  TypePlan,
  UnionPlan,
} from '../plan/client-plan.js';
import { docCode, docComment } from './doc-comment.js';
import { withReferences } from './print-descriptor.js';
import { printConstant, printKey, printString } from './print-value.js';

/** The interfaces of a module's composite types. */
export function typeDeclarations({ types }: TypeModulePlan): StatementStructures[] {
  return types.flatMap((type) => type.declarations.map((declaration) => declare(declaration, type)));
}

/** Their descriptors. */
export function typeConstants({ types, references, constants }: TypeModulePlan): string[] {
  // ts-morph leaves a line free after imports and interfaces only.
  const isFree = constants.length === 0 && types.flatMap(({ declarations }) => declarations).at(-1)?.kind !== 'union';
  return types.map(({ constant, descriptor }, index) => {
    const declaration = `export const ${constant}: ${DESCRIPTOR_TYPES[descriptor.kind]}`;
    const text = printConstant(declaration, withReferences(descriptor, references));
    return index === 0 && isFree ? text : `\n${text}`;
  });
}

/** The types of the runtime that the constants are of. */
export function descriptorTypes({ types }: TypeModulePlan): readonly string[] {
  return [...new Set(types.map(({ descriptor }) => DESCRIPTOR_TYPES[descriptor.kind]))];
}

const DESCRIPTOR_TYPES = {
  record: 'RecordDescriptor',
  collection: 'CollectionDescriptor',
  object: 'ObjectDescriptor',
} as const;

/** An interface of data. */
export function dataInterface(
  name: string,
  doc: string,
  properties: readonly PropertyPlan[],
): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, isExported: true, name, docs: [doc], properties: properties.map(property) };
}

/** `undefined` means "left out", so that it must be allowed where leaving out is. */
function property({ key, optional, type, declaration, notes }: PropertyPlan): OptionalKind<PropertySignatureStructure> {
  return {
    name: printKey(key),
    isReadonly: true,
    hasQuestionToken: optional,
    type: optional ? `${type.text} | undefined` : type.text,
    docs: [docComment({ notes, paragraphs: [docCode(declaration)] })],
  };
}

function declare(declaration: TypeDeclarationPlan, type: TypePlan): StatementStructures {
  const paragraph = docCode(type.key) + (declaration.side === 'input' ? ' as an argument' : '');
  const doc = docComment({ notes: type.notes, paragraphs: [paragraph] });
  return declaration.kind === 'union' ? unionOf(declaration, doc) : interfaceOf(declaration, doc);
}

function interfaceOf({ name, tag, properties }: InterfacePlan, doc: string): InterfaceDeclarationStructure {
  const declared = dataInterface(name, doc, properties);
  return tag === null ? declared : { ...declared, properties: [tagProperty(tag), ...(declared.properties ?? [])] };
}

function tagProperty({ text, optional }: NonNullable<InterfacePlan['tag']>): OptionalKind<PropertySignatureStructure> {
  return {
    name: '$type',
    isReadonly: true,
    hasQuestionToken: optional,
    type: optional ? `${printString(text)} | undefined` : printString(text),
  };
}

function unionOf({ name, members }: UnionPlan, doc: string): StatementStructures {
  const types = members.map(({ type, tag }) =>
    tag === null ? type.text : `(${type.text} & { readonly $type: ${printString(tag)} })`,
  );
  return { kind: StructureKind.TypeAlias, isExported: true, name, type: types.join(' | '), docs: [doc] };
}
