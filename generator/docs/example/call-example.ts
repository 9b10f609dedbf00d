import type { RoutinePlan } from '../../plan/client-plan.js';
import { sampleValue } from './sample-value.js';

/**
 * A call of a routine with the arguments that it needs, as TypeScript that compiles where `oracle` is the client.
 * @param member where the user's client has the routine: `ordersApi`, or empty
 */
export function callExample(
  { descriptor, args, result, callableAs, key, stream }: RoutinePlan,
  member: string,
): string {
  const given = (args?.properties ?? [])
    .filter(({ optional }) => !optional)
    .map(({ key: property }) => {
      const parameter = descriptor.parameters.find((one) => one.key === property);
      return { property, value: parameter === undefined ? 'null' : sampleValue(parameter.type, property) };
    });
  const [called = key] = callableAs.slice(-1);
  const path = [`oracle.as('ALICE')`, ...(member === '' ? [] : [member]), called].join('.');
  const call = `await ${path}(${given.length === 0 ? '' : written(given)});`;
  switch (result.kind) {
    case 'nothing':
      return call;
    case 'value':
      return `const ${stream === null ? 'value' : 'rows'} = ${call}`;
    case 'object':
      return `const { ${result.properties.map(({ key: property }) => property).join(', ')} } = ${call}`;
  }
}

const LINE = 100;

function written(given: readonly { readonly property: string; readonly value: string }[]): string {
  const members = given.map(({ property, value }) => `${property}: ${value}`);
  const line = `{ ${members.join(', ')} }`;
  return line.length <= LINE ? line : `{\n${members.map((member) => `  ${member},\n`).join('')}}`;
}
