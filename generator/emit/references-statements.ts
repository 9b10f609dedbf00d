import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import type { ClientPlan, ModulePlan, PackagePlan, SchemaPlan } from '../plan/client-plan.js';
import { docCode } from './doc-comment.js';
import { Code, printConstant, printKey, printString } from './print-value.js';
import { specifier } from './specifier.js';

/** Relative to the output folder. */
export const REFERENCES_PATH = 'routines.ts';

/** The client's routines by reference, for those who need to name one without calling it: tests. Nothing is loaded before it is asked for. */
export function referencesStatements(plan: ClientPlan): (StatementStructures | string)[] {
  const main = plan.schemas.find(({ key }) => key === plan.mainSchema);
  const hidden = new Set(main === undefined ? [] : keysOf(main));
  const visible = plan.schemas.filter(({ key }) => !hidden.has(key));
  return [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      moduleSpecifier: plan.runtime,
      namedImports: [{ name: 'RoutineReferences' }],
    },
    ...plan.schemas.map(schemaInterface),
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'Routines',
      docs: ['All routines, under the names by which a user calls them.'],
      ...(main === undefined ? {} : { extends: [interfaceName(main)] }),
      properties: visible.map((schema) => ({
        name: printKey(schema.key),
        isReadonly: true,
        type: interfaceName(schema),
      })),
    },
    ...plan.schemas.map((schema, index) => `${index === 0 ? '' : '\n'}${schemaConstant(schema, index)}`),
    `\nexport const routines: Routines = ${allOf(plan, visible, main)};`,
  ];
}

function keysOf({ packages, standalone }: SchemaPlan): readonly string[] {
  return [...packages, ...(standalone?.routines ?? [])].map(({ key }) => key);
}

function interfaceName({ typeName }: SchemaPlan): string {
  return `${typeName}Routines`;
}

function schemaInterface(schema: SchemaPlan): InterfaceDeclarationStructure {
  const { owner, packages, standalone } = schema;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: interfaceName(schema),
    docs: [`The schema ${docCode(owner)}.`],
    ...(standalone === null ? {} : { extends: [referencesType(standalone)] }),
    properties: packages.map(packageProperty),
  };
}

function packageProperty(one: PackagePlan): OptionalKind<PropertySignatureStructure> {
  return { name: printKey(one.key), isReadonly: true, type: referencesType(one), docs: [docCode(one.title)] };
}

/** Overloaded names stand for no routine of their own. */
function referencesType({ path, typeName, overloads }: ModulePlan): string {
  const names = overloads.map(({ key }) => printString(key)).join(' | ');
  return `RoutineReferences<import(${printString(specifier(path, REFERENCES_PATH))}).${typeName}${names === '' ? '' : `, ${names}`}>`;
}

function schemaConstant(schema: SchemaPlan, index: number): string {
  const { packages, standalone } = schema;
  const members = Object.fromEntries([
    ...packages.map((one) => [one.key, referencesOf(one)] as const),
    ...(standalone === null ? [] : Object.entries(referencesOf(standalone))),
  ]);
  return printConstant(`const ${constantName(index)}: ${interfaceName(schema)}`, members);
}

function referencesOf({ path, routines }: ModulePlan): Readonly<Record<string, object>> {
  const load = new Code(`() => import(${printString(specifier(path, REFERENCES_PATH))})`);
  return Object.fromEntries(routines.map(({ key }) => [key, { key, load }]));
}

function allOf({ schemas }: ClientPlan, visible: readonly SchemaPlan[], main: SchemaPlan | undefined): string {
  const named = visible.map((schema) => `${printKey(schema.key)}: ${constantName(schemas.indexOf(schema))}`);
  const spread = main === undefined ? [] : [`...${constantName(schemas.indexOf(main))}`];
  return `{ ${[...named, ...spread].join(', ')} }`;
}

/** No key begins so. */
function constantName(index: number): string {
  return `$schema${index + 1}`;
}
