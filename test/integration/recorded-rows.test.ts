import { expect, it } from 'vitest';
import { buildCatalog } from '../../generator/catalog/build-catalog.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { emitClient } from '../../generator/emit/emit-client.js';
import type { Catalog } from '../../generator/model/catalog.js';
import { planClient } from '../../generator/plan/plan-client.js';
import { needs, recordedRows } from '../support/needs.js';
import { recordedArguments } from '../support/recorded-arguments.js';

const config = parseConfig(
  { schemas: { RECORDED: {} }, output: './generated' },
  { file: 'oracle.config.ts', folder: '.' },
);

function readCatalog(): Catalog {
  return buildCatalog(recordedArguments(recordedRows()));
}

needs('recorded-rows').describe('arguments recorded from a real 12c database', () => {
  it('become a catalog of 8 packages and 193 routines, without the nested rows', () => {
    const packages = readCatalog().schemas.flatMap((schema) => schema.packages);
    const subprograms = packages.flatMap((one) => one.subprograms);
    expect(packages).toHaveLength(8);
    expect(subprograms).toHaveLength(193);
    const results = subprograms.filter(({ returns }) => returns !== null).length;
    expect(subprograms.flatMap(({ parameters }) => parameters).length + results).toBe(1882);
  });

  it('are all in the client, or left out with the parameter named and the reason', () => {
    const plan = planClient(readCatalog(), config);
    const routines = plan.schemas.flatMap(({ packages }) => packages.flatMap((one) => one.routines));
    const leftOut = new Set(plan.omissions.map(({ what }) => what));
    expect(routines.length).toBeGreaterThan(0);
    expect(routines.length + leftOut.size).toBe(193);
    for (const { parameter, reason } of plan.omissions) {
      expect(parameter).not.toBeNull();
      expect(reason).toContain('is not supported yet');
    }
  });

  it('give the same bytes again', () => {
    expect(emitClient(planClient(readCatalog(), config))).toEqual(emitClient(planClient(readCatalog(), config)));
  });
});
