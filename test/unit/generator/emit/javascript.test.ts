import { describe, expect, it } from 'vitest';
import { type EmittedFile, emitClient } from '../../../../generator/emit/emit-client.js';
import { importFiles } from '../../../support/import-files.js';
import { typeCheckFiles } from '../../../support/type-check-files.js';
import { SNAPSHOT_PLANS } from './snapshot-plans.js';

/** Schemas of zod are written as TypeScript only. */
const PLANS = SNAPSHOT_PLANS.filter(([, plan]) => plan.zodModules.length === 0);

const within = (folder: string, files: readonly EmittedFile[]): EmittedFile[] =>
  files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));

/** Compiles only if every module of both forms exports the same values, and the clients are of the same type. */
function comparison(name: string, modules: readonly string[]): EmittedFile {
  const lines = modules.flatMap((path, index) => [
    `import type * as ts${index} from './ts/${name}/${path}';`,
    `import type * as js${index} from './js/${name}/${path}';`,
    `export const same${index}: Same<typeof ts${index}, typeof js${index}> = true;`,
  ]);
  const index = modules.indexOf('index.js');
  return {
    path: `${name}.ts`,
    text: [
      'type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;',
      ...lines,
      `export const client: Same<ts${index}.OracleClient, js${index}.OracleClient> = true;`,
    ].join('\n'),
  };
}

describe('a client in JavaScript', () => {
  const all = PLANS.map(([name, plan]) => ({ name, ts: emitClient(plan), js: emitClient(plan, 'js') }));

  it('has a module and its declarations for each of TypeScript, under the same header', () => {
    for (const { ts, js } of all) {
      const paths = ts.flatMap(({ path }) => ['.d.ts', '.js'].map((ending) => path.replace(/\.ts$/, ending)));
      expect(js.map(({ path }) => path).sort()).toEqual(paths.sort());
      for (const { path, text } of js) {
        const source = ts.find((one) => one.path === path.replace(/(?:\.d\.ts|\.js)$/, '.ts'));
        expect(text.split('\n').slice(0, 2)).toEqual(source?.text.split('\n').slice(0, 2));
      }
    }
  });

  it('is of the same types', { timeout: 60_000 }, () => {
    const files = all.flatMap(({ name, ts, js }) => [
      ...within(`ts/${name}`, ts),
      ...within(`js/${name}`, js),
      comparison(
        name,
        ts.map(({ path }) => path.replace(/\.ts$/, '.js')),
      ),
    ]);
    expect(typeCheckFiles(files)).toEqual([]);
  });

  it('has the same values', async () => {
    const chosen = all.filter(({ name }) => ['documentation', 'constants', 'types-of-other-modules'].includes(name));
    expect(chosen).toHaveLength(3);
    using modules = importFiles(
      chosen.flatMap(({ name, ts, js }) => [...within(`ts/${name}`, ts), ...within(`js/${name}`, js)]),
    );
    for (const { name, ts } of chosen) {
      // The others have functions, which are equal to none but themselves.
      for (const { path } of ts.filter((one) => one.path.includes('/'))) {
        const source = await modules.load(`ts/${name}/${path}`);
        const script = await modules.load(`js/${name}/${path.replace(/\.ts$/, '.js')}`);
        expect([...script.keys()].sort()).toEqual([...source.keys()].sort());
        for (const key of ['routines', 'overloads', 'constants']) expect(script.get(key)).toEqual(source.get(key));
      }
    }
  });

  it('keeps the comments', () => {
    const [declarations] = all
      .filter(({ name }) => name === 'documentation')
      .flatMap(({ js }) => js.filter(({ path }) => path === 'erp/orders-api.d.ts'));
    expect(declarations?.text).toContain(
      '@throws ORA-20001 {@link CreditExceededError} when the credit does not suffice',
    );
    expect(declarations?.text).toContain('readonly maxLines: 50;');
  });
});
