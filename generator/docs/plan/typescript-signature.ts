import type { PropertyPlan, ResultPlan, RoutinePlan } from '../../plan/client-plan.js';
import type { TypeScriptType } from '../../plan/type-binding.js';

/** How callers see a routine, with its arguments and results written out. */
export function typescriptSignature({ key, callableAs, args, result, stream }: RoutinePlan): string {
  const name = callableAs.at(0) ?? key;
  const given = args === null ? '' : `args${args.optional ? '?' : ''}: ${members(args.properties)}`;
  const call = `${name}(${given}): Promise<${resultText(result)}>`;
  return stream === null
    ? call
    : `${call}\n${name}.stream(${given === '' ? '' : 'args'}): Promise<${resultText(stream)}>`;
}

/** Without the namespaces by which modules import each other's types. */
export function plainText({ text, modules = [] }: TypeScriptType): string {
  return modules.reduce((written, { namespace }) => written.replaceAll(`${namespace}.`, ''), text);
}

function resultText(result: ResultPlan): string {
  switch (result.kind) {
    case 'nothing':
      return 'void';
    case 'value':
      return plainText(result.type);
    case 'object':
      return members(result.properties);
  }
}

function members(properties: readonly PropertyPlan[]): string {
  const lines = properties.map(({ key, optional, type }) => `  ${key}${optional ? '?' : ''}: ${plainText(type)};\n`);
  return `{\n${lines.join('')}}`;
}
