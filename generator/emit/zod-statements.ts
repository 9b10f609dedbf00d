import { type ImportDeclarationStructure, type StatementStructures, StructureKind } from 'ts-morph';
import type { ZodConstantPlan, ZodModulePlan } from '../plan/zod/zod-plan.js';
import { docCode } from './doc-comment.js';
import { specifier } from './specifier.js';
import { printSchema } from './zod-schema-text.js';

/** A module of zod schemas. The client's own modules import none of them, so that zod is only loaded where schemas are used. */
export function zodStatements(module: ZodModulePlan): (StatementStructures | string)[] {
  return [...imports(module), ...module.schemas.map(constant)];
}

function imports({ path, rules, classes, modules }: ZodModulePlan): ImportDeclarationStructure[] {
  const namespace = (moduleSpecifier: string, namespaceImport: string): ImportDeclarationStructure => ({
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    namespaceImport,
  });
  const named = (moduleSpecifier: string, name: string): ImportDeclarationStructure => ({
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    namedImports: [{ name }],
  });
  return [
    ...(rules === null ? [] : [namespace(rules, '$oracle')]),
    named('zod', 'z'),
    ...classes.map(({ name, from }) => named(from, name)),
    ...modules.map((one) => namespace(specifier(one.path, path), one.namespace)),
  ];
}

function constant({ name, subject, role, schema }: ZodConstantPlan): string {
  return `\n/** ${DOCS[role](docCode(subject))} */\nexport const ${name} = ${printSchema(schema)};`;
}

const DOCS: Readonly<Record<ZodConstantPlan['role'], (subject: string) => string>> = {
  arguments: (subject) => `Arguments of ${subject}`,
  result: (subject) => `Result of ${subject}`,
  'type as an argument': (subject) => `${subject} as an argument`,
  type: (subject) => subject,
};
