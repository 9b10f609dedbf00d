import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../../../generator/catalog/read-catalog.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import type { Change } from '../../../../generator/diff/change.js';
import { diffCatalogs } from '../../../../generator/diff/diff-catalogs.js';
import type { Catalog } from '../../../../generator/model/catalog.js';
import { changePackage, createPackage } from '../../../support/diff/changed-package.js';
import { CHANGED_PACKAGES, CURSORS } from '../../../support/diff/changed-packages.js';
import { withOwner } from '../../../support/diff/with-owner.js';

let before: Catalog;
let after: Catalog;
let changes: readonly Change[];

beforeAll(async () => {
  await withOwner(async ({ connectString, run }) => {
    const config = parseConfig(
      {
        connection: { connectString, user: 'ERP', password: 'Secret-1' },
        schemas: { erp: {} },
        output: 'generated',
        cursors: CURSORS,
      },
      { file: 'oracle.config.ts', folder: '/nowhere' },
    );
    await run(CHANGED_PACKAGES.flatMap(({ name, before: text }) => createPackage(name, text)));
    before = await readCatalog(config);
    await run(CHANGED_PACKAGES.flatMap(changePackage));
    after = await readCatalog(config);
    changes = diffCatalogs(before, after, config);
  });
});

/** `grade code MEMBER`, of a type with the type before it. */
function linesOf(name: string, all: readonly Change[]): readonly string[] {
  const home = `ERP.${name.toUpperCase()}`;
  return all.flatMap(({ grade, code, what, member }) => {
    const line = [grade, code, ...(member === null ? [] : [member])].join(' ');
    if (what === `${home}_T`) return [`SCHEMA TYPE: ${line}`];
    if (what !== home && !what.startsWith(`${home}.`)) return [];
    const part = what.slice(home.length + 1);
    return [part.endsWith('_T') ? `${part}: ${line}` : line];
  });
}

describe('the grade of', () => {
  it.each(CHANGED_PACKAGES)('$name', ({ name, changes: expected }) => {
    expect([...linesOf(name, changes)].sort()).toEqual([...expected].sort());
  });

  it('nothing else', () => {
    expect(changes).toHaveLength(CHANGED_PACKAGES.flatMap((one) => one.changes).length);
  });
});
