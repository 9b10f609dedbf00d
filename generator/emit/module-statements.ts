import {
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import { byCodeUnits, groupBy, sortedBy } from '../model/sort.js';
import type {
  ArgumentsPlan,
  ClassImport,
  ExceptionPlan,
  ModuleImport,
  ModulePlan,
  OverloadPlan,
  ResultPlan,
  RoutinePlan,
  TypeModulePlan,
} from '../plan/client-plan.js';
import { docBlock, docCode, docComment } from './doc-comment.js';
import { withFields, withReferences } from './print-descriptor.js';
import { printConstant, printKey } from './print-value.js';
import { routineTags } from './routine-tags.js';
import { specifier } from './specifier.js';
import { dataInterface, descriptorTypes, typeConstants, typeDeclarations } from './type-statements.js';
import { constantsObject, exceptionClasses, exceptionsConstant } from './value-statements.js';

/** A module of routines: what callers see, then what the runtime needs. */
export function moduleStatements(module: ModulePlan, runtime: string): (StatementStructures | string)[] {
  return [
    ...imports(
      module,
      runtime,
      ['CallDescriptor', 'CallOptions', ...(module.exceptions.length === 0 ? [] : ['ExceptionClasses'])],
      module.exceptions,
    ),
    routinesInterface(module),
    ...module.routines.flatMap(routineTypes),
    ...typeDeclarations(module),
    ...exceptionClasses(module.exceptions),
    ...constantsObject(module),
    ...typeConstants(module),
    routinesConstant(module),
    ...overloadsConstant(module.overloads),
    ...classesConstant(module.classes),
    ...exceptionsConstant(module.exceptions),
  ];
}

/** A module of constants, and of types that routines of other modules use. */
export function typeModuleStatements(module: TypeModulePlan, runtime: string): (StatementStructures | string)[] {
  return [
    ...imports(module, runtime, []),
    ...typeDeclarations(module),
    ...constantsObject(module),
    ...typeConstants(module),
  ];
}

/** @param names types of the runtime that the module needs whatever is in it */
function imports(
  module: TypeModulePlan,
  runtime: string,
  names: readonly string[],
  exceptions: readonly ExceptionPlan[] = [],
): ImportDeclarationStructure[] {
  const classes = module.classes.some(({ exported }) => exported) ? ['ValueClasses'] : [];
  const all = [...names, ...module.imports, ...descriptorTypes(module), ...classes];
  return [
    ...(all.length === 0 ? [] : [typeImport(runtime, all.sort(byCodeUnits))]),
    ...classImports(exceptions, runtime),
    ...module.classes.flatMap(classImport),
    ...module.modules.map((one) => moduleImport(one, module.path)),
  ];
}

/** Each is a type and, for the runtime, a value. */
function classImport({ name, from, exported }: ClassImport): ImportDeclarationStructure[] {
  if (from === null) return [];
  return [
    { kind: StructureKind.ImportDeclaration, isTypeOnly: !exported, moduleSpecifier: from, namedImports: [{ name }] },
  ];
}

function moduleImport({ path, namespace, typeOnly }: ModuleImport, from: string): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: typeOnly,
    moduleSpecifier: specifier(path, from),
    namespaceImport: namespace,
  };
}

function routinesConstant({ routines, types, constants, references }: ModulePlan): string {
  const known = withFields(references);
  const descriptors = Object.fromEntries(
    routines.map(({ key, descriptor }) => [key, withReferences(descriptor, known)]),
  );
  const text = printConstant('export const routines: Readonly<Record<string, CallDescriptor>>', descriptors);
  return types.length + constants.length === 0 ? text : `\n${text}`;
}

function classesConstant(classes: readonly ClassImport[]): readonly string[] {
  const names = classes.filter(({ exported }) => exported).map(({ name }) => name);
  return names.length === 0 ? [] : [`\nexport const classes: ValueClasses = { ${names.join(', ')} };`];
}

function overloadsConstant(overloads: readonly OverloadPlan[]): readonly string[] {
  if (overloads.length === 0) return [];
  const names = Object.fromEntries(overloads.map(({ key, routines }) => [key, routines]));
  return [`\n${printConstant('export const overloads: Readonly<Record<string, readonly string[]>>', names)}`];
}

/** What the error classes extend. */
function classImports(exceptions: readonly ExceptionPlan[], moduleSpecifier: string): ImportDeclarationStructure[] {
  const names = [...new Set(exceptions.map(({ base }) => base))].sort(byCodeUnits);
  if (names.length === 0) return [];
  return [{ kind: StructureKind.ImportDeclaration, moduleSpecifier, namedImports: names.map((name) => ({ name })) }];
}

function typeImport(moduleSpecifier: string, names: readonly string[]): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    moduleSpecifier,
    namedImports: names.map((name) => ({ name })),
  };
}

function routinesInterface({ typeName, title, notes, routines }: ModulePlan): InterfaceDeclarationStructure {
  const members = routines.flatMap((routine) => routine.callableAs.map((name) => ({ name, routine })));
  const streamed = new Set(members.filter(({ routine }) => routine.stream !== null).map(({ name }) => name));
  const byName = groupBy(
    sortedBy(members, ({ name }) => name),
    ({ name }) => name,
  );
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: typeName,
    docs: [docComment({ notes, paragraphs: [docCode(title)] })],
    properties: [...byName].flatMap(([name, overloads]) =>
      streamed.has(name)
        ? [
            streamedProperty(
              name,
              overloads.map(({ routine }) => routine),
            ),
          ]
        : [],
    ),
    methods: [...byName].flatMap(([name, overloads]) =>
      streamed.has(name) ? [] : overloads.map(({ routine }) => method(name, routine)),
    ),
  };
}

function method(name: string, routine: RoutinePlan): OptionalKind<MethodSignatureStructure> {
  const { args, result, key } = routine;
  return {
    name: printKey(name),
    docs: [routineDoc(routine, name === key ? [] : [explicitName(key)])],
    parameters: [
      args === null
        ? { name: 'args', hasQuestionToken: true, type: 'Record<string, never>' }
        : { name: 'args', hasQuestionToken: args.optional, type: args.typeName },
      { name: 'options', hasQuestionToken: true, type: 'CallOptions' },
    ],
    returnType: `Promise<${resultType(result)}>`,
  };
}

/** A routine whose cursors can be collected or read one row at a time; what it is overloaded with, too. */
function streamedProperty(name: string, routines: readonly RoutinePlan[]): OptionalKind<PropertySignatureStructure> {
  const isOverloaded = routines.length > 1;
  const calls = routines.flatMap((routine) => {
    const { key, args, result } = routine;
    const signature = `${callSignature(args)}: Promise<${resultType(result)}>;`;
    return isOverloaded ? [docBlock(overloadDoc(routine, [explicitName(key)]), '  '), signature] : [signature];
  });
  const streams = routines.flatMap(({ args, stream }) =>
    stream === null ? [] : [`stream${callSignature(args)}: Promise<${resultType(stream)}>;`],
  );
  const members = [...calls, ...streams].map((line) => `  ${line}\n`);
  return {
    // With its type, whose further lines ts-morph would indent too far.
    name: `${printKey(name)}: {\n${members.join('')}}`,
    isReadonly: true,
    docs: isOverloaded
      ? [...new Set(routines.map(({ title }) => docCode(title)))]
      : routines.map((one) => routineDoc(one)),
  };
}

/** The comment, the declaration, what it gives and raises. */
function routineDoc(routine: RoutinePlan, paragraphs: readonly string[] = []): string {
  return overloadDoc(routine, [docCode(routine.title), ...paragraphs]);
}

function overloadDoc(routine: RoutinePlan, paragraphs: readonly string[]): string {
  return docComment({ notes: routine.notes, paragraphs, tags: routineTags(routine) });
}

function callSignature(args: ArgumentsPlan | null): string {
  const given = args === null ? 'args?: Record<string, never>' : `args${args.optional ? '?' : ''}: ${args.typeName}`;
  return `(${given}, options?: CallOptions)`;
}

function explicitName(key: string): string {
  return `This overload alone: ${docCode(key)}.`;
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

function routineTypes({ title, args, result, stream, rows }: RoutinePlan): InterfaceDeclarationStructure[] {
  const types: InterfaceDeclarationStructure[] = [];
  const routine = docCode(title);
  if (args !== null) types.push(dataInterface(args.typeName, `Arguments of ${routine}`, args.properties));
  if (result.kind === 'object') types.push(dataInterface(result.typeName, `Result of ${routine}`, result.properties));
  if (stream?.kind === 'object')
    types.push(dataInterface(stream.typeName, `Result of ${routine} as a stream`, stream.properties));
  for (const { typeName, parameter, properties } of rows) {
    const cursor = parameter === null ? routine : `${docCode(parameter)} of ${routine}`;
    types.push(dataInterface(typeName, `Row of ${cursor}`, properties));
  }
  return types;
}
