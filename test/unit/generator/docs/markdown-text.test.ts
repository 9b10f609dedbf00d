import { describe, expect, it } from 'vitest';
import { cell, code, codeBlock, escapeMarkdown } from '../../../../templates/markdown/text.js';

describe('text of comments as Markdown', () => {
  it.each([
    ['plain words stay as they are: a_b, 3.5, x-y!', 'plain words stay as they are: a_b, 3.5, x-y!'],
    ['<script>alert(1)</script> & <b>', '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;'],
    ['*bold* _emphasis_ `code` ~~gone~~', '\\*bold\\* \\_emphasis\\_ \\`code\\` \\~\\~gone\\~\\~'],
    ['[link](javascript:x) ![image](x)', '\\[link\\](javascript:x) !\\[image\\](x)'],
    [
      '# heading\n- item\n+ item\n1. item\n2) item\n===',
      '\\# heading\n\\- item\n\\+ item\n1\\. item\n2\\) item\n\\===',
    ],
    ['a | b', 'a \\| b'],
    ['back\\slash $x$', 'back\\\\slash \\$x\\$'],
    ['bell\u0007 and \u202Eturned', 'bell  and  turned'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('stays in its cell', () => {
    expect(cell('one\ntwo | three')).toBe('one<br>two \\| three');
  });

  it.each([
    ['NUMBER(9)', '`NUMBER(9)`'],
    ["'a`b'", "``'a`b'``"],
    ['`', '`` ` ``'],
    ['a | b', '`a \\| b`'],
    ['two\nlines', '`two lines`'],
  ])('as code: %j', (text, written) => {
    expect(code(text)).toBe(written);
  });

  it('never ends a block of code early', () => {
    expect(codeBlock('sql', 'a\n```\nb')).toBe('````sql\na\n```\nb\n````');
  });
});
