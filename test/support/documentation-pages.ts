import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a Markdown page. */
export interface Fence {
  /** 1-based line of its first line of code. */
  readonly line: number;
  /** What stands behind the backquotes: `ts`, `sql`, `text`; empty if nothing does. */
  readonly language: string;
  /** Whether `runnable` stands behind the language. */
  readonly isRunnable: boolean;
  readonly code: string;
}

export interface Page {
  /** From the repository's root: `docs/guides/types.md`. */
  readonly path: string;
  readonly fences: readonly Fence[];
  /** The lines outside fences; those inside are empty. */
  readonly prose: readonly string[];
}

export function readPage(file: string): Page {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { readonly line: number; readonly info: string; readonly code: string[] } | undefined;
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    const isFence = text.trimStart().startsWith('```');
    prose.push(open === undefined && !isFence ? text : '');
    if (open === undefined) {
      if (isFence) open = { line: index + 2, info: text.trim().slice(3), code: [] };
    } else if (isFence) {
      const [language = '', ...more] = open.info.split(' ');
      fences.push({ line: open.line, language, isRunnable: more.includes('runnable'), code: open.code.join('\n') });
      open = undefined;
    } else {
      open.code.push(text);
    }
  }
  return { path: relative(root, file).replaceAll('\\', '/'), fences, prose };
}

/** The pages that are written for users: README.md, CONTRIBUTING.md, and all below docs. */
export function documentationPages(): readonly Page[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(root, 'docs', name));
  return [join(root, 'README.md'), join(root, 'CONTRIBUTING.md'), ...below].map(readPage);
}
