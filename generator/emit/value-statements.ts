import { type ClassDeclarationStructure, StructureKind } from 'ts-morph';
import type { ConstantPlan, ExceptionPlan, TypeModulePlan } from '../plan/client-plan.js';
import { docBlock, docCode, docComment } from './doc-comment.js';
import { Code, printConstant, printKey, printString, printValue } from './print-value.js';

/** The constants of a package, in one object: whatever they are called, they meet nothing else of the module. */
export function constantsObject({ constants, types }: Pick<TypeModulePlan, 'constants' | 'types'>): readonly string[] {
  if (constants.length === 0) return [];
  const text = ['export const constants = {', ...constants.map(constantMember), '} as const;'].join('\n');
  // ts-morph leaves a line free after imports, interfaces and classes only.
  const isFree = types.flatMap(({ declarations }) => declarations).at(-1)?.kind !== 'union';
  return [isFree ? text : `\n${text}`];
}

function constantMember({ key, value, declaration, notes }: ConstantPlan): string {
  const doc = docBlock(docComment({ notes, paragraphs: [docCode(declaration)] }), '  ');
  return `  ${doc}\n  ${printKey(key)}: ${printValue(value)},`;
}

/** The error classes of a package. */
export function exceptionClasses(exceptions: readonly ExceptionPlan[]): ClassDeclarationStructure[] {
  return exceptions.map((exception) => ({
    kind: StructureKind.Class,
    isExported: true,
    name: exception.className,
    extends: exception.base,
    docs: [docComment({ notes: exception.notes, paragraphs: [describe(exception)] })],
    properties: [
      {
        name: 'name',
        isReadonly: true,
        hasOverrideKeyword: true,
        type: 'string',
        initializer: printString(exception.className),
      },
    ],
  }));
}

/** Which class the runtime makes of which error number. */
export function exceptionsConstant(exceptions: readonly ExceptionPlan[]): readonly string[] {
  if (exceptions.length === 0) return [];
  const classes = Object.fromEntries(exceptions.map(({ code, className }) => [code, new Code(className)]));
  return [`\n${printConstant('export const exceptions: ExceptionClasses', classes)}`];
}

/** Of several exceptions with one number only the first gives its name to the class. */
function describe({ title, others, code }: ExceptionPlan): string {
  return [docCode(title), describeCode(code), ...others.map((name) => `also ${docCode(name)}`)].join(', ');
}

/** `ORA-20001` */
export function describeCode(code: number): string {
  return `ORA-${String(code).padStart(5, '0')}`;
}
