import { type ScalarCase, value } from './scalar-case.js';

/** XMLTYPE travels as text. An instance made of text is given as that text. */
export const XML_CASES: readonly ScalarCase[] = [
  {
    name: 'c_xml',
    type: 'XMLTYPE',
    input: 'string',
    output: 'string',
    same: 'v.getClobVal() = w.getClobVal()',
    values: [
      value(`XMLTYPE('<a/>')`, '<a/>'),
      value(
        `XMLTYPE('<o:order xmlns:o="urn:o" id="1">' || CHR(10) || '  <line>a ' || CHR(38) || 'amp; b</line><!-- c --></o:order>')`,
        '<o:order xmlns:o="urn:o" id="1">\n  <line>a &amp; b</line><!-- c --></o:order>',
      ),
      value(`XMLTYPE('<t>' || UNISTR('\\20ac \\d83d\\de00') || '</t>')`, '<t>€ 😀</t>'),
      value(`XMLTYPE('<x>' || RPAD('x', 32760, 'x') || '</x>')`, `<x>${'x'.repeat(32_760)}</x>`),
    ],
    refused: [1, {}, Buffer.from('<a/>')],
    beyond: {
      values: [
        ['<a>', 31011],
        ['<a></b>', 31011],
        ['no markup', 31011],
      ],
    },
  },
];
