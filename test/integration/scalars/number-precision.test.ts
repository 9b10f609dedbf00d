import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/*
 * NUMBER(p,s) for every precision, with scales from the least to the greatest: the largest, the smallest and the least value that differs from 0,
 * both ways; and the first one that does not fit any more. The references are decimal.js's.
 */

const Exact = Decimal.clone({ precision: 250, toExpNeg: -300, toExpPos: 300 });

interface Precision {
  readonly precision: number;
  readonly scale: number;
  readonly name: string;
  readonly as: 'number' | 'bigint' | 'string';
}

const PRECISIONS: readonly Precision[] = Array.from({ length: 38 }, (_, index) => index + 1).flatMap((precision) =>
  [...new Set([-84, -3, 0, Math.ceil(precision / 2), precision, 127])].map((scale) => ({
    precision,
    scale,
    name: `n${precision}${scale < 0 ? 'm' : 'p'}${Math.abs(scale)}`,
    as: Math.max(precision, precision - scale) <= 15 ? 'number' : scale <= 0 ? 'bigint' : 'string',
  })),
);

const PACKAGE = `CREATE PACKAGE erp.numbers AS
${PRECISIONS.map(
  ({ name, precision, scale }) => `  SUBTYPE ${name}_t IS NUMBER(${precision},${scale});
  FUNCTION ${name}in(v IN ${name}_t, text IN VARCHAR2) RETURN BOOLEAN;
  PROCEDURE ${name}out(text IN VARCHAR2, v OUT ${name}_t);
  PROCEDURE ${name}both(v IN OUT ${name}_t);
`,
).join('')}END;
/
CREATE PACKAGE BODY erp.numbers AS
${PRECISIONS.map(
  ({ name }) => `  FUNCTION ${name}in(v IN ${name}_t, text IN VARCHAR2) RETURN BOOLEAN IS
    kept ${name}_t := v;
  BEGIN RETURN kept = TO_NUMBER(text) AND kept = v; END;
  PROCEDURE ${name}out(text IN VARCHAR2, v OUT ${name}_t) IS BEGIN v := TO_NUMBER(text); END;
  PROCEDURE ${name}both(v IN OUT ${name}_t) IS
    kept ${name}_t := v;
  BEGIN v := -kept; END;
`,
).join('')}END;
/
GRANT EXECUTE ON erp.numbers TO alice;
`;

describe('NUMBER in every precision', () => {
  let client: GeneratedClient;
  beforeAll(async () => {
    client = await generatedClient({ script: PACKAGE });
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
  });

  test.each(Array.from({ length: 38 }, (_, index) => index + 1))('NUMBER(%i,…) is exact', async (precision) => {
    for (const one of PRECISIONS.filter((candidate) => candidate.precision === precision)) {
      const { scale, name } = one;
      const unit = new Exact(10).pow(-scale);
      const largest = unit.times(new Exact(10).pow(precision).minus(1));
      const routine = (mode: string) => client.routine(`numbers.${name}${mode}`);
      for (const decimal of [largest, largest.neg(), unit]) {
        const value = seen(one, decimal);
        const text = withoutPoint(decimal);
        expect(await routine('in')({ v: value, text })).toBe(true);
        expect(await routine('out')({ text })).toEqual({ v: value });
        expect(await routine('both')({ v: value })).toEqual({ v: seen(one, decimal.neg()) });
      }
      const beyond = largest.plus(unit);
      if (beyond.e >= 126) continue;
      await expect(routine('both')({ v: seen(one, beyond) })).rejects.toMatchObject({
        name: 'DatabaseError',
        code: 6502,
        outcome: 'rolled-back',
      });
    }
  });
});

function seen({ as }: Precision, decimal: Decimal): unknown {
  const text = decimal.toFixed();
  return as === 'number' ? Number(text) : as === 'bigint' ? BigInt(text) : text;
}

/** `-125E-1`, which TO_NUMBER reads whatever the decimal character is. */
function withoutPoint(decimal: Decimal): string {
  const digits = decimal.abs().toExponential().split('e')[0]?.replace('.', '') ?? '';
  return `${decimal.isNegative() ? '-' : ''}${digits}E${decimal.e - digits.length + 1}`;
}
