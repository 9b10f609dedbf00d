import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const VALUE_ERROR = 'ORA-06502: PL/SQL: numeric or value error';
const PLSQL = { only: 'PL/SQL' } as const;
const raw = (text: string) => `utl_raw.cast_to_raw('${text}')`;
const characters = (bytes: string) => `utl_raw.cast_to_varchar2(${bytes})`;

goldenExpressions(
  'PL/SQL Packages and Types Reference: UTL_ENCODE',
  {
    [characters(`utl_encode.base64_encode(${raw('Zebra')})`)]: 'WmVicmE=',
    [characters(`utl_encode.base64_encode(${raw('é')})`)]: 'w6k=',
    "utl_encode.base64_decode(utl_raw.cast_to_raw('AP8Q'))": '00FF10',
    "utl_encode.base64_decode(utl_encode.base64_encode(utl_raw.copies('0A', 200)))": '0A'.repeat(200),
    'utl_encode.base64_encode(NULL)': null,
    // 48 bytes fill a line of 64 characters.
    "utl_raw.length(utl_encode.base64_encode(utl_raw.copies('00', 48)))": '64',
    "utl_raw.substr(utl_encode.base64_encode(utl_raw.copies('00', 49)), 65, 2)": '0D0A',
    [characters(`utl_encode.quoted_printable_encode(${raw('1=1, é!')})`)]: '1=3D1, =C3=A9!',
    [characters(`utl_encode.quoted_printable_decode(${raw('1=3D1, =C3=A9!')})`)]: '1=1, é!',
    // No line is longer than 76 characters, the soft line break's included.
    "instr(utl_raw.cast_to_varchar2(utl_encode.quoted_printable_encode(utl_raw.copies('61', 80))), '=' || chr(13) || chr(10))":
      '76',
    "utl_encode.quoted_printable_decode(utl_encode.quoted_printable_encode(utl_raw.copies('E9', 100)))": 'E9'.repeat(
      100,
    ),
    "utl_encode.text_encode('né', 'WE8ISO8859P1', utl_encode.base64)": 'buk=',
    "utl_encode.text_encode('né', 'WE8ISO8859P1', utl_encode.quoted_printable)": 'n=E9',
    "utl_encode.text_encode('né')": 'n=C3=A9',
    "utl_encode.text_decode('buk=', 'WE8ISO8859P1', utl_encode.base64)": 'né',
    "utl_encode.text_decode('n=C3=A9')": 'né',
    "utl_encode.text_encode('n', NULL, 3)": VALUE_ERROR,
    "utl_encode.mimeheader_decode('=?ISO-8859-1?Q?caf=E9_noir?=')": 'café noir',
    "utl_encode.mimeheader_decode('=?UTF-8?B?Y2Fmw6k=?= =?UTF-8?Q?!?= plain')": 'café! plain',
    'utl_encode.base64 || utl_encode.quoted_printable': '12',
  },
  PLSQL,
);

goldenExpressions(
  'PL/SQL Packages and Types Reference: UTL_I18N',
  {
    "utl_i18n.string_to_raw('aé€', 'AL32UTF8')": '61C3A9E282AC',
    "utl_i18n.string_to_raw('aé€', 'UTF8')": '61C3A9E282AC',
    "utl_i18n.string_to_raw('aé€', 'AL16UTF16')": '006100E920AC',
    "utl_i18n.string_to_raw('aé€', 'AL16UTF16LE')": '6100E900AC20',
    "utl_i18n.string_to_raw('aé€', 'WE8MSWIN1252')": '61E980',
    "utl_i18n.string_to_raw('žluť', 'EE8ISO8859P2')": 'BE6C75BB',
    "utl_i18n.string_to_raw('Я', 'CL8MSWIN1251')": 'DF',
    "utl_i18n.string_to_raw('ğ', 'WE8ISO8859P9')": 'F0',
    "utl_i18n.string_to_raw('aé', 'US8PC437')": '6182',
    "utl_i18n.string_to_raw(unistr('\\D83D\\DE00'), 'UTF8')": 'EDA0BDEDB880',
    "utl_i18n.string_to_raw('aé')": '61C3A9',
    // An invalid character set, NULL and nothing give NULL.
    "utl_i18n.string_to_raw('a', 'nosuch')": null,
    "utl_i18n.string_to_raw(NULL, 'AL32UTF8')": null,
    "utl_i18n.raw_to_char('61E980', 'WE8MSWIN1252')": 'aé€',
    "utl_i18n.raw_to_char('006100E920AC', 'AL16UTF16')": 'aé€',
    "utl_i18n.raw_to_char('EDA0BDEDB880', 'UTF8')": '😀',
    "utl_i18n.raw_to_char('61C3A9')": 'aé',
    "utl_i18n.raw_to_char('61', 'nosuch')": null,
    "utl_i18n.raw_to_char(NULL, 'UTF8')": null,
    "utl_i18n.raw_to_nchar('006100E9')": 'aé',
    "utl_i18n.raw_to_nchar('61E9', 'WE8ISO8859P1')": 'aé',
    "utl_i18n.escape_reference('1 < 2 & \"é\" > €', 'us7ascii')": '1 &lt; 2 &amp; &quot;&#xe9;&quot; &gt; &#x20ac;',
    "utl_i18n.escape_reference('é €', 'WE8ISO8859P1')": 'é &#x20ac;',
    "utl_i18n.escape_reference('é < €')": 'é &lt; €',
    "utl_i18n.escape_reference('é', 'nosuch')": null,
    "utl_i18n.escape_reference(NULL, 'us7ascii')": null,
    "utl_i18n.unescape_reference('&lt;&#xe9;&#233;&eacute;&gt; &amp; AT&T')": '<ééé> & AT&T',
    'utl_i18n.unescape_reference(NULL)': null,
    "utl_i18n.map_charset('WE8ISO8859P1', utl_i18n.generic_context, utl_i18n.oracle_to_iana)": 'ISO-8859-1',
    "utl_i18n.map_charset('AL32UTF8')": 'UTF-8',
    "utl_i18n.map_charset('windows-1252', utl_i18n.generic_context, utl_i18n.iana_to_oracle)": 'WE8MSWIN1252',
    "utl_i18n.map_charset('utf-8', flag => utl_i18n.iana_to_oracle)": 'AL32UTF8',
    "utl_i18n.map_charset('nosuch')": null,
    "utl_i18n.map_charset('nosuch', utl_i18n.generic_context, utl_i18n.iana_to_oracle)": null,
  },
  PLSQL,
);

goldenBlocks('PL/SQL Packages and Types Reference: UTL_I18N', [
  // Piece by piece: a character that is cut is left to the next piece.
  [
    `declare status pls_integer := utl_i18n.shift_in; length pls_integer;
     begin
       dbms_output.put_line(utl_i18n.raw_to_char('61C3A9E282', 'AL32UTF8', length, status) || ' ' || length || ' ' || status);
       dbms_output.put_line(utl_i18n.raw_to_char('61C3A9', 'AL32UTF8', length, status) || ' ' || length);
       dbms_output.put_line(utl_i18n.raw_to_nchar('0061FF', 'AL16UTF16', length, status) || ' ' || length);
       dbms_output.put_line(utl_i18n.raw_to_char('61E9', 'WE8ISO8859P1', length, status) || ' ' || length);
       dbms_output.put_line(nvl(utl_i18n.raw_to_char('61', 'nosuch', length, status), 'null') || ' ' || length);
     end;`,
    ['aé 3 0', 'aé 3', 'a 2', 'aé 2', 'null 0'],
  ],
]);

goldenExpressions(
  'PL/SQL Packages and Types Reference: UTL_URL',
  {
    "utl_url.escape('http://a.example/x y?q=1&r=a,b')": 'http://a.example/x%20y?q=1&r=a,b',
    "utl_url.escape('a/b?c=d&e f%', TRUE)": 'a%2Fb%3Fc%3Dd%26e%20f%25',
    "utl_url.escape('a-_.!~*''()Z9', TRUE)": "a-_.!~*'()Z9",
    "utl_url.escape('<\"#[é')": '%3C%22%23%5B%E9',
    "utl_url.escape('é', FALSE, 'UTF-8')": '%C3%A9',
    "utl_url.escape('é', url_charset => 'AL32UTF8')": '%C3%A9',
    "utl_url.escape('é', FALSE, NULL)": '%C3%A9',
    'utl_url.escape(NULL)': null,
    "utl_url.escape('é', FALSE, 'AL16UTF16')": 'ORA-29274: fixed-width multibyte character set not allowed for a URL',
    "utl_url.unescape('a%20b%2f%C3%A9', 'UTF8')": 'a b/é',
    "utl_url.unescape('%E9')": 'é',
    "utl_url.unescape('100%')": 'ORA-29262: bad URL',
    "utl_url.unescape('%zz')": 'ORA-29262: bad URL',
  },
  PLSQL,
);

goldenBlocks('PL/SQL Packages and Types Reference: UTL_URL', [
  [
    `begin dbms_output.put_line(utl_url.unescape('%')); exception when utl_url.bad_url then dbms_output.put_line('bad'); end;`,
    ['bad'],
  ],
]);

// The names of the page's table, and its rounding: similarity by distance is rounded, the other one cut.
goldenExpressions('PL/SQL Packages and Types Reference: UTL_MATCH', {
  "utl_match.edit_distance('kitten', 'sitting')": '3',
  "utl_match.edit_distance('shackleford', 'shackelford')": '2',
  "utl_match.edit_distance('abc', 'abc')": '0',
  "utl_match.edit_distance('Abc', 'abc')": '1',
  "utl_match.edit_distance_similarity('shackleford', 'shackelford')": '82',
  "utl_match.edit_distance_similarity('Marhta', 'Martha')": '67',
  "utl_match.edit_distance_similarity('Jonathon', 'Jonathan')": '88',
  "utl_match.edit_distance_similarity('Dunningham', 'Cunnigham')": '80',
  "utl_match.jaro_winkler_similarity('shackleford', 'shackelford')": '98',
  "utl_match.jaro_winkler_similarity('Dunningham', 'Cunnigham')": '89',
  "utl_match.jaro_winkler_similarity('Abroms', 'Abrams')": '92',
  "utl_match.jaro_winkler_similarity('Lampley', 'Campley')": '90',
  "utl_match.jaro_winkler_similarity('Marhta', 'Martha')": '96',
  "utl_match.jaro_winkler_similarity('Jonathon', 'Jonathan')": '95',
  "utl_match.jaro_winkler_similarity('Jeraldine', 'Geraldine')": '92',
  "utl_match.jaro_winkler_similarity('abc', 'xyz')": '0',
  "utl_match.jaro_winkler_similarity('abc', 'abc')": '100',
  "to_char(utl_match.jaro_winkler('shackleford', 'shackelford'), 'FM0.9999')": '0.9818',
});

goldenExpressions(
  'PL/SQL Packages and Types Reference: UTL_COMPRESS',
  {
    // The format is gzip's.
    "utl_raw.substr(utl_compress.lz_compress(utl_raw.copies('AB', 100)), 1, 3)": '1F8B08',
    "utl_compress.lz_uncompress(utl_compress.lz_compress('0123456789'))": '0123456789',
    "utl_raw.length(utl_compress.lz_uncompress(utl_compress.lz_compress(utl_raw.copies('00', 30000), 9)))": '30000',
    "utl_compress.lz_compress('00', 10)": 'ORA-29261: bad argument',
    "utl_compress.lz_compress('00', 0)": 'ORA-29261: bad argument',
    "utl_compress.lz_uncompress('0102')": 'ORA-29294: A data error occurred during compression or uncompression.',
  },
  PLSQL,
);

goldenBlocks('PL/SQL Packages and Types Reference: UTL_COMPRESS', [
  [
    `declare
       source blob := to_blob(utl_raw.copies('61', 20000));
       packed blob;
       unpacked blob := to_blob(utl_raw.copies('00', 30000));
     begin
       for i in 1 .. 5 loop dbms_lob.append(source, to_blob(utl_raw.copies('62', 20000))); end loop;
       packed := utl_compress.lz_compress(source);
       utl_compress.lz_uncompress(packed, unpacked);
       dbms_output.put_line(dbms_lob.getlength(unpacked) || ' ' || dbms_lob.compare(source, unpacked));
       utl_compress.lz_compress(source, unpacked, 1);
       dbms_output.put_line(case when dbms_lob.getlength(unpacked) < 2000 then 'packed' end);
       dbms_output.put_line(dbms_lob.compare(utl_compress.lz_uncompress(unpacked), source));
       packed := utl_compress.lz_uncompress(to_blob(hextoraw('0102')));
     exception
       when utl_compress.data_error then dbms_output.put_line('data error');
     end;`,
    ['120000 0', 'packed', '0', 'data error'],
  ],
]);

goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_TYPES',
  {
    'dbms_types.typecode_varchar2 || dbms_types.typecode_object || dbms_types.typecode_namedcollection': '9108122',
  },
  PLSQL,
);

goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_XMLGEN',
  {
    "dbms_xmlgen.convert('<a b=\"c\">Q&A''s</a>')": '&lt;a b=&quot;c&quot;&gt;Q&amp;A&apos;s&lt;/a&gt;',
    "dbms_xmlgen.convert('&lt;&amp;lt;&gt;&quot;&apos;', dbms_xmlgen.entity_decode)": '<&lt;>"\'',
    "dbms_xmlgen.convert(dbms_xmlgen.convert(to_clob('<é>')), 1)": '<é>',
    "dbms_xmlgen.convert('plain', flag => dbms_xmlgen.entity_encode)": 'plain',
    'dbms_xmlgen.convert(to_char(NULL), 0)': null,
  },
  PLSQL,
);
