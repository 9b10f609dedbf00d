import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import type { Catalog, Package } from '../../../../generator/model/catalog.js';
import type { CompositeType } from '../../../../generator/model/composite-type.js';
import {
  catalogOf,
  cursor,
  named,
  number,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  varchar2,
} from '../support/catalog.js';
import { planCatalog } from '../support/emit.js';
import { constant, exception, noted, notedType, scalar, withSource } from './source-cases.js';

const CORPUS = [
  '*/ alert(1); /*',
  '*\\/ */ **/ *//',
  '*',
  '/',
  '**',
  '*\n/',
  '*\u200b/',
  '*\u0000/',
  '@param x y\n@returns nothing\n@throws {Error}',
  '   @internal\nsee @internal, and mail@internal.example',
  '\t@deprecated',
  '-@type {string}',
  '*@override',
  '@\n@ \n@1\n@@x',
  '{@link CreditError} {@inheritDoc x} {@ link} \\{@link y}',
  '{\n@link z}',
  '// @ts-nocheck\n// @ts-ignore\n@ts-expect-error',
  'eslint-disable\n/* eslint-disable no-eval */',
  '//# sourceMappingURL=data:application/json,{}\n/*# sourceMappingURL=x.map */\n//@ sourceURL=x',
  '/*#__PURE__*/ /* @__PURE__ */',
  '`$' + '{process.exit()}` ```ts\ncode\n```',
  '<script>alert(1)</script> <!-- --> <img src=x onerror=y> &lt;b&gt; &#64;x',
  '![x](http://tracker.example/x.png) [y](javascript:alert(1))',
  'admin\u202egnirts\u202c \u2066x\u2069 \u061c',
  'bell\u0007 escape\u001b[31m nul\u0000 del\u007f next\u0085line',
  'line\u2028separator\u2029paragraph\r\nwindows\rmac',
  '\ud800 lone \udfff',
  '\ufeffbom \u00adsoft \u{e0041}tag',
  '"; import evil from "evil"; //',
  '=======\n<<<<<<< HEAD',
  '   \n   \n',
];

/** One declaration of each kind, each documented with the text. */
function catalogWith(text: string | undefined): Catalog {
  const about = text === undefined ? {} : { comment: text, deprecated: text };
  const values = text === undefined ? {} : { P_ID: { ...about, defaultText: text } };
  const routine =
    text === undefined
      ? {}
      : {
          ...about,
          returns: about,
          throws: [
            { name: 'credit_error', comment: text },
            { name: text, comment: text },
          ],
        };
  const defaulted = { P_ID: { defaultText: '…' } };
  const one: Package = withSource(
    plsqlPackage(
      'P',
      noted(
        plsqlFunction('VALUE', number(9), { 'P_ID IN': number(9) }),
        routine,
        text === undefined ? defaulted : values,
      ),
      noted(procedure('BOTH', { 'P_ID IN OUT': named('ERP.P.T') }), routine),
      noted(plsqlFunction('ROWS_OF', cursor), routine),
      noted(plsqlFunction('FIND', cursor, { 'P_ID IN': number(9) }), routine),
      noted(plsqlFunction('FIND', cursor, { 'P_NAME IN': varchar2() }), routine),
    ),
    {
      notes: about,
      constants: [constant('C', scalar.plsInteger, 1, text === undefined ? about : { ...about, defaultText: text })],
      exceptions: [exception('CREDIT_ERROR', -20001, about)],
    },
  );
  const type: CompositeType = notedType(record('ERP.P.T', { ID: number(9) }), about, { ID: about });
  return catalogOf({ ERP: [one] }, [type]);
}

function moduleWith(text: string | undefined): string {
  return emitClient(planCatalog(catalogWith(text))).find(({ path }) => path === 'erp/p.ts')?.text ?? '';
}

interface Parsed {
  /** What runs and what is checked. */
  readonly code: string;
  readonly faults: readonly string[];
  /** `@deprecated`, and `{@link X}` */
  readonly tags: readonly string[];
}

function parse(text: string): Parsed {
  const source = ts.createSourceFile('p.ts', text, ts.ScriptTarget.ES2022, true);
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: 'p.ts' });
  const tags: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const child of node.getChildren(source)) {
      if (ts.isJSDocLinkLike(child)) tags.push(`{@link ${child.name?.getText(source) ?? ''}${child.text.trim()}}`);
      else if (ts.isJSDoc(child)) tags.push(...(child.tags ?? []).map((tag) => `@${tag.tagName.text}`));
      visit(child);
    }
  };
  visit(source);
  const printer = ts.createPrinter({ removeComments: true });
  return { code: printer.printFile(source), faults: diagnostics.map(({ messageText }) => String(messageText)), tags };
}

/** Ours, for the declarations of `catalogWith`. */
const EXPECTED = parse(moduleWith('plain words'));

function expectHarmless(text: string): void {
  const emitted = moduleWith(text);
  const { code, faults, tags } = parse(emitted);
  expect(faults).toEqual([]);
  expect(code).toBe(EXPECTED.code);
  expect(tags).toEqual(EXPECTED.tags);
  expect(emitted.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  expect(emitted).not.toContain('@internal');
  expect(emitted).not.toMatch(/\/[/*][#@]/);
  expect(emitted).not.toMatch(/^\s*(?:\/\*|\*|\/)*\s*@ts-/m);
}

describe('comments of the source', () => {
  it('make the tags that they should', () => {
    expect(EXPECTED.code).toBe(parse(moduleWith(undefined)).code);
    expect(EXPECTED.tags.filter((tag) => tag === '@returns')).toHaveLength(6);
    expect(new Set(EXPECTED.tags)).toEqual(new Set(['@deprecated', '@returns', '@throws', '{@link CreditError}']));
  });

  it.each(CORPUS)('are harmless: %j', (text) => {
    expectHarmless(text);
  });

  it('are harmless whatever they say', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '*',
        '/',
        '@',
        '{',
        '}',
        '`',
        '\\',
        '\n',
        '\r',
        ' ',
        '#',
        '<',
        '&',
        '-',
        '@link',
        '@param',
        'x',
        ...CORPUS,
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => expectHarmless(pieces.join(''))),
      { numRuns: 150 },
    );
  });

  it('keep their lines', () => {
    const lines = ['First.', '', '  - one', '  - two', '', 'Mail a.b@example.com: 50% of <x> {y} `z` C:\\temp'];
    expect(moduleWith(lines.join('\n'))).toContain(
      [
        '/**',
        ' * First.',
        ' *',
        ' *   - one',
        ' *   - two',
        ' *',
        ' * Mail a.b@example.com: 50% of \\<x\\> \\{y\\} \\`z\\` C:\\\\temp',
        ' *',
        ' * `ERP.P`',
      ].join('\n'),
    );
  });
});

describe('names in quotes', () => {
  it.each(['*/ evil()', 'a\nimport evil', '`', '{@link x}', '@internal', '\u202ex'])('are harmless: %j', (name) => {
    const catalog = catalogOf(
      { [name]: [plsqlPackage(name, procedure(name, { [`${name.replaceAll(' ', '_')} IN`]: number(9) }))] },
      [],
    );
    for (const { text } of emitClient(planCatalog(catalog))) {
      const { faults, tags } = parse(text);
      expect(faults).toEqual([]);
      expect(tags).toEqual([]);
      expect(text.split('\n').slice(0, 2)).toEqual([
        expect.stringMatching(/^\/\/ Generated .* Do not edit: the next run overwrites it\.$/),
        '/* eslint-disable */',
      ]);
    }
  });
});
