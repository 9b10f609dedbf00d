import { beforeAll, describe, expect, it } from 'vitest';
import { GRADES, type Grade } from '../../../generator/diff/change.js';
import type { ChangedPackage } from '../../support/diff/changed-package.js';
import { CHANGED_PACKAGES } from '../../support/diff/changed-packages.js';
import { changingDatabase, type Fates } from '../../support/diff/changing-database.js';

let fates: Fates;

beforeAll(async () => {
  fates = await changingDatabase(CHANGED_PACKAGES);
}, 120_000);

function worstOf({ changes }: ChangedPackage): Grade | undefined {
  return GRADES.find((grade) => changes.some((change) => change.replace(/^.*: /, '').startsWith(`${grade} `)));
}

const rows = CHANGED_PACKAGES.map((one) => ({ ...one, grade: worstOf(one) }));
const plain = rows.filter(({ exception }) => exception === undefined);

describe('a caller of the package as it was', () => {
  it.each(rows)('is right: $name', ({ name }) => {
    expect(fates.of(name).before).toEqual({ complaints: [], failure: undefined });
  });

  it.each(plain.filter(({ grade }) => grade === 'breaking'))('breaks: $name', ({ name }) => {
    expect(fates.of(name).after).not.toEqual(UNHARMED);
  });

  it.each(plain.filter(({ grade }) => grade !== 'breaking'))('does not break: $name', ({ name }) => {
    expect(fates.of(name).after).toEqual(UNHARMED);
  });

  it.each(plain.filter(({ grade }) => grade === 'behaviour'))(
    'meets values that are treated otherwise: $name',
    ({ name }) => {
      expect(fates.of(name).isOtherwise).toBe(true);
    },
  );

  it.each(plain.filter(({ grade }) => grade === 'compatible' || grade === 'docs'))(
    'gets the same values: $name',
    ({ name }) => {
      expect(fates.of(name).isOtherwise).toBe(false);
    },
  );
});

it.each(rows.filter(({ exception }) => exception !== undefined))(
  '$name is graded otherwise: $exception',
  ({ name, grade }) => {
    const { after, isOtherwise } = fates.of(name);
    if (grade === 'breaking') expect(after).toEqual(UNHARMED);
    else expect(isOtherwise).toBe(grade !== 'behaviour');
  },
);

/** It compiles with the client generated anew, and both clients do what they are called for. */
const UNHARMED = { complaints: [], oldClient: undefined, newClient: undefined };
