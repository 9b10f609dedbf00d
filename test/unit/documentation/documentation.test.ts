import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentationPages, type Page, readPage } from '../../support/documentation-pages.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = documentationPages();

describe('documentation', () => {
  it('has an index that names every guide', () => {
    const index = readPage(join(root, 'docs', 'README.md'));
    const linked = linksOf(index).map(({ target }) => target.split('#', 1)[0]);
    const guides = readdirSync(join(root, 'docs', 'guides')).map((name) => `guides/${name}`);
    expect(guides.filter((guide) => !linked.includes(guide))).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter(({ target }) => !isFound(page, target))
        .map(({ line, target }) => `${page.path}:${line}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('names no file of the repository that is not there', () => {
    const missing = pages.flatMap((page) =>
      filesNamedIn(page)
        .filter(({ name }) => !expandBraces(name).every(isThere))
        .map(({ line, name }) => `${page.path}:${line}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what those tests go by', () => {
  it('headings give anchors as GitHub makes them', () => {
    expect(['## `doctor`', '# NUMBER(p,s) & DATE', '### What is written, and when'].map(anchorOf)).toEqual([
      'doctor',
      'numberps--date',
      'what-is-written-and-when',
    ]);
  });

  it('braces and stars stand for files', () => {
    expect(expandBraces('test/integration/{doctor,call}-command.test.ts').every(isThere)).toBe(true);
    expect(isThere('test/integration/trouble-*.test.ts')).toBe(true);
    expect(isThere('test/integration/no-such-*.test.ts')).toBe(false);
  });
});

interface Link {
  readonly line: number;
  readonly target: string;
}

function linksOf({ prose }: Page): readonly Link[] {
  return prose.flatMap((text, index) =>
    [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target]) =>
      target === undefined || /^https?:/.test(target) ? [] : [{ line: index + 1, target }],
    ),
  );
}

/** Links in a text that goes on in the next line have a line break within `[…]`, never within `(…)`. */
function isFound(page: Page, target: string): boolean {
  const [path = '', anchor] = target.split('#', 2);
  const file = path === '' ? join(root, page.path) : join(root, dirname(page.path), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  return statSync(file).isFile() && anchorsOf(readPage(file)).includes(anchor);
}

function anchorsOf({ prose }: Page): readonly string[] {
  return prose.filter((text) => /^#+ /.test(text)).map(anchorOf);
}

function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

const FOLDERS = ['bench', 'docs', 'examples', 'generator', 'runtime', 'sandbox', 'templates', 'test', 'testing'];

/** Paths in backquotes that begin with a folder of the repository. */
function filesNamedIn({ prose }: Page): readonly { readonly line: number; readonly name: string }[] {
  return prose.flatMap((text, index) =>
    [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, name]) =>
      name?.includes('/') && FOLDERS.includes(name.split('/', 1)[0] ?? '') ? [{ line: index + 1, name }] : [],
    ),
  );
}

/** `a/{b,c}.ts` is `a/b.ts` and `a/c.ts`. */
function expandBraces(name: string): readonly string[] {
  const [, before, inside, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(name) ?? [];
  if (before === undefined || inside === undefined || after === undefined) return [name];
  return inside.split(',').flatMap((one) => expandBraces(`${before}${one}${after}`));
}

function isThere(name: string): boolean {
  if (!name.includes('*')) return existsSync(join(root, name));
  const folder = join(root, dirname(name));
  const pattern = new RegExp(`^${relative(folder, join(root, name)).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  return existsSync(folder) && readdirSync(folder).some((file) => pattern.test(file));
}
