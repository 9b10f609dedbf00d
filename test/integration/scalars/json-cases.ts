import { type ScalarCase, value } from './scalar-case.js';

/** JSON travels as text, of any length. It exists since 21c. */
export const JSON_CASES: readonly ScalarCase[] = [
  {
    name: 'c_json',
    type: 'JSON',
    input: 'unknown',
    output: 'unknown',
    same: 'JSON_SERIALIZE(v RETURNING CLOB) = JSON_SERIALIZE(w RETURNING CLOB)',
    values: [
      value(`JSON('{"a":[1,-0.5,1e21,"x",null,true],"b":{}}')`, { a: [1, -0.5, 1e21, 'x', null, true], b: {} }),
      value(`JSON('"text"')`, 'text'),
      value(`JSON('7')`, 7),
      value(`JSON('false')`, false),
      value(`JSON('[]')`, []),
      value(`JSON('{"text":"' || UNISTR('\\20ac \\d83d\\de00') || ' \\" \\\\ \\n"}')`, { text: '€ 😀 " \\ \n' }),
      value(`JSON('"' || RPAD('x', 32765, 'x') || '"')`, 'x'.repeat(32_765)),
      value(
        `JSON('{"day":"2024-02-29T00:00:00.000Z"}')`,
        { day: '2024-02-29T00:00:00.000Z' },
        {
          day: new Date('2024-02-29T00:00:00Z'),
          nothing: undefined,
        },
      ),
    ],
    refused: [() => 1, 1n, { a: Number.NaN }, Number.POSITIVE_INFINITY, Symbol('s')],
  },
];
