import {
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import { byCodeUnits } from '../model/sort.js';
import type {
  ClassImport,
  ModulePlan,
  OverloadPlan,
  PropertyPlan,
  ResultPlan,
  RoutinePlan,
} from '../plan/client-plan.js';
import { docCode } from './doc-comment.js';
import { printConstant, printKey } from './print-value.js';

/** A module of routines: what callers see, then what the runtime needs. */
export function moduleStatements(module: ModulePlan, runtime: string): (StatementStructures | string)[] {
  return [
    typeImport(runtime, namesFromRuntime(module)),
    ...module.classes.flatMap(classImport),
    routinesInterface(module),
    ...module.routines.flatMap(routineTypes),
    printConstant(
      'export const routines: Readonly<Record<string, CallDescriptor>>',
      Object.fromEntries(module.routines.map(({ key, descriptor }) => [key, descriptor])),
    ),
    ...overloadsConstant(module.overloads),
    ...classesConstant(module.classes),
  ];
}

function namesFromRuntime({ imports, classes }: ModulePlan): readonly string[] {
  const names = ['CallDescriptor', 'CallOptions', ...imports, ...(classes.length === 0 ? [] : ['ValueClasses'])];
  return names.sort(byCodeUnits);
}

/** Each is a type and, for the runtime, a value. */
function classImport({ name, from }: ClassImport): ImportDeclarationStructure[] {
  if (from === null) return [];
  return [{ kind: StructureKind.ImportDeclaration, moduleSpecifier: from, namedImports: [{ name }] }];
}

function classesConstant(classes: readonly ClassImport[]): readonly string[] {
  if (classes.length === 0) return [];
  return [`\nexport const classes: ValueClasses = { ${classes.map(({ name }) => name).join(', ')} };`];
}

function overloadsConstant(overloads: readonly OverloadPlan[]): readonly string[] {
  if (overloads.length === 0) return [];
  const names = Object.fromEntries(overloads.map(({ key, routines }) => [key, routines]));
  return [`\n${printConstant('export const overloads: Readonly<Record<string, readonly string[]>>', names)}`];
}

function typeImport(moduleSpecifier: string, names: readonly string[]): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    moduleSpecifier,
    namedImports: names.map((name) => ({ name })),
  };
}

function routinesInterface({ typeName, title, routines }: ModulePlan): InterfaceDeclarationStructure {
  const methods = routines.flatMap((routine) => routine.callableAs.map((name) => method(name, routine)));
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: typeName,
    docs: [docCode(title)],
    methods: methods.sort((a, b) => byCodeUnits(a.name, b.name)),
  };
}

function method(name: string, { title, args, result, key }: RoutinePlan): OptionalKind<MethodSignatureStructure> {
  const explicitly = name === key ? '' : `\n\nThis overload alone: ${docCode(key)}.`;
  return {
    name: printKey(name),
    docs: [docCode(title) + explicitly],
    parameters: [
      args === null
        ? { name: 'args', hasQuestionToken: true, type: 'Record<string, never>' }
        : { name: 'args', hasQuestionToken: args.optional, type: args.typeName },
      { name: 'options', hasQuestionToken: true, type: 'CallOptions' },
    ],
    returnType: `Promise<${resultType(result)}>`,
  };
}

function resultType(result: ResultPlan): string {
  switch (result.kind) {
    case 'nothing':
      return 'void';
    case 'value':
      return result.type.text;
    case 'object':
      return result.typeName;
  }
}

function routineTypes({ title, args, result }: RoutinePlan): InterfaceDeclarationStructure[] {
  const types: InterfaceDeclarationStructure[] = [];
  if (args !== null) types.push(dataInterface(args.typeName, `Arguments of ${docCode(title)}`, args.properties));
  if (result.kind === 'object')
    types.push(dataInterface(result.typeName, `Result of ${docCode(title)}`, result.properties));
  return types;
}

function dataInterface(name: string, doc: string, properties: readonly PropertyPlan[]): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, isExported: true, name, docs: [doc], properties: properties.map(property) };
}

/** `undefined` means "left out", so that it must be allowed where leaving out is. */
function property({ key, optional, type, declaration }: PropertyPlan): OptionalKind<PropertySignatureStructure> {
  return {
    name: printKey(key),
    isReadonly: true,
    hasQuestionToken: optional,
    type: optional ? `${type.text} | undefined` : type.text,
    docs: [docCode(declaration)],
  };
}
