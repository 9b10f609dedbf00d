import { describe, expect, it } from 'vitest';
import { xmlFault } from '../../../../sandbox/values/xml-text.js';

describe('a text', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8" standalone=\'yes\'?>\r\n<!-- c -->\n<?p?><a></a>\n<?p x?> <!----> ',
    '\uFEFF<a/>',
    '<a b="1" c=\'"\' d="&lt;&#60;&#x1F600;>"></a >',
    '<a>text &amp; &quot;&apos;&gt; ]] > <![CDATA[ <b> & ]] ]]></a>',
    '<größe-1.x·><_:b xmlns:_="u"/></größe-1.x·>',
    '<o:a xmlns:o="u"><o:b o:c="1" xml:lang="de"/></o:a>',
    `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
  ])('is well-formed: %s', (text) => {
    expect(xmlFault(text)).toBeUndefined();
  });

  it.each([
    ['', 'the document is empty'],
    [' \n', 'unexpected end of the document'],
    ['a', '< is missing'],
    ['<a', 'unexpected end of the document'],
    ['<a>', 'unexpected end of the document'],
    ['<a></b>', 'end-element tag "b" does not match start-element tag "a"'],
    ['<a/><b/>', 'extra data after the end of the document'],
    ['<a/>b', 'extra data after the end of the document'],
    ['<a b="1"c="2"/>', 'white space is missing after a'],
    ['<a b=1/>', 'b has no quoted value'],
    ['<a b/>', '= is missing'],
    ['<a b="<"/>', '< in the value of b'],
    ['<a b="1" b="2"/>', 'an attribute of a is there twice'],
    ['<a>&nbsp;</a>', 'undefined entity "nbsp"'],
    ['<a>&amp</a>', '; is missing'],
    ['<a>&#0;</a>', 'a character reference to no character'],
    ['<a>&#;</a>', 'a character reference to no character'],
    ['<a>]]></a>', ']]> outside of a CDATA section'],
    ['<a><![CDATA[ ]></a>', 'unexpected end of the document'],
    ['<a>\u0001</a>', 'the character with the code 1'],
    ['<a><!-- -- --></a>', '-- in a comment'],
    ['<1a/>', 'a name is missing or begins with what no name begins with'],
    ['< a/>', 'a name is missing or begins with what no name begins with'],
    ['<o:a/>', 'namespace prefix "o" is not declared'],
    ['<a><b xmlns:o="u"/><o:c/></a>', 'namespace prefix "o" is not declared'],
    ['<a xmlns:o=""/>', 'xmlns:o without a namespace'],
    ['<a:b:c/>', 'the name a:b:c'],
    [' <?xml version="1.0"?><a/>', 'an XML declaration that is not at the beginning'],
    ['<?xml encoding="UTF-8"?><a/>', 'encoding in the XML declaration'],
    ['<?xml ?><a/>', 'the XML declaration has no version'],
  ])('is not: %s', (text, reason) => {
    expect(xmlFault(text)).toMatchObject({ reason, unread: false });
  });

  it('is told by its line', () => {
    expect(xmlFault('<a>\n<b>\n</a>')).toEqual({
      reason: 'end-element tag "a" does not match start-element tag "b"',
      line: 3,
      unread: false,
    });
  });

  it('with a document type declaration is not judged', () => {
    expect(xmlFault('<!DOCTYPE a><a/>')).toEqual({ reason: 'document type declarations', line: 1, unread: true });
  });
});
