import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedClient } from '../../support/generated-client.js';
import { declareType, type RandomType, randomComposite, valuesOf } from '../../support/random-types.js';

/** How many types one package has. */
const TYPES = 40;

/** A package that gives every value back, in every mode. */
function packageOf(types: readonly RandomType[]): string {
  const declared = types.map((type, index) => declareType(type, `t${index}`));
  const heads = declared.map(
    ({ name }, index) =>
      [
        `PROCEDURE put${index}(x IN ${name}, y OUT ${name})`,
        `PROCEDURE keep${index}(x IN OUT ${name})`,
        `FUNCTION same${index}(x IN ${name}) RETURN ${name}`,
      ] as const,
  );
  return `
CREATE OR REPLACE PACKAGE erp.random_api AS
${declared.flatMap(({ declarations }) => declarations).join('\n')}
${heads.flat().join(';\n')};
END;
/
CREATE OR REPLACE PACKAGE BODY erp.random_api AS
${heads.map(([put, keep, same]) => `${put} IS BEGIN y := x; END;\n${keep} IS BEGIN NULL; END;\n${same} IS BEGIN RETURN x; END;`).join('\n')}
END;
/
GRANT EXECUTE ON erp.random_api TO alice;`;
}

test('values of random nested types come back equal, in every mode', async () => {
  const types = fc.sample(randomComposite(5), { numRuns: TYPES, seed: 20_260_101 });
  await using client = await generatedClient({ script: packageOf(types), types: { indexBy: 'map' } });
  expect(client.report.omissions).toEqual([]);
  for (const [index, type] of types.entries()) {
    const call = (name: string) => client.routine(`randomApi.${name}${index}`);
    await fc.assert(
      fc.asyncProperty(valuesOf(type), async (x) => {
        await expect(call('put')({ x })).resolves.toEqual({ y: x });
        await expect(call('keep')({ x })).resolves.toEqual({ x });
        await expect(call('same')({ x })).resolves.toEqual(x);
      }),
      { numRuns: 5 },
    );
  }
});
