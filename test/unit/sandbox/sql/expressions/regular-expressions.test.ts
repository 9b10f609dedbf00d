import { beforeAll, describe, expect, it } from 'vitest';
import { ClobValue } from '../../../../../sandbox/values/lob.js';
import { newDatabase, openTestSession, type TestSession } from '../../../../support/engine.js';

/** What the pages of Oracle's SQL Language Reference named here say, with texts of our own. */
let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table notes (id number, line varchar2(60), story clob)',
    "insert into notes values (1, 'Ship 12, crew 345', rpad('ab', 200, 'ab'))",
    'insert into notes values (2, null, null)',
    "insert into notes values (3, 'first' || chr(10) || 'second', empty_clob())",
  );
});

const selected = async (expression: string) => {
  const [[value = null] = []] = await session.rows(`select ${expression} from dual`);
  return value;
};

describe('patterns', () => {
  it.each([
    // Oracle Regular Expression Support: Multilingual Regular Expression Syntax
    ['abc', 'b', 'b'],
    ['a.c', 'a\\.c', 'a.c'],
    ['abc', 'a\\.c', null],
    ['abbb', 'ab{2}', 'abb'],
    ['abbb', 'ab{2,}', 'abbb'],
    ['abbbb', 'ab{1,3}', 'abbb'],
    ['ac', 'ab?c', 'ac'],
    ['xyz', '[^x]+', 'yz'],
    ['a]b', '[]]', ']'],
    ['a-b', '[a-]+', 'a-'],
    ['a\\b', '[\\.]', '\\'],
    ['Kim 7', '[[:alpha:]]+', 'Kim'],
    ['Kim 7', '[[:digit:][:space:]]+', ' 7'],
    ['Zoë!', '[[:alpha:]]+', 'Zoë'],
    ['a+b', '[[:punct:]]', '+'],
    ['b', '[[.b.]-c]', 'b'],
    ['cat dog', '(cow|dog)', 'dog'],
    ['aabcc', '(.)\\1', 'aa'],
    ['abcabc', '(a)(b)(c)\\1\\2', 'abcab'],
    ['end', 'd$', 'd'],
    ['end', '^n', null],
    ['mañana', 'ñ.', 'ña'],
    ['x😀y', 'x.y', 'x😀y'],
    ['tab', '\\tab', 'tab'],
    ['a\\', 'a\\', 'a\\'],
    ['(x)', '\\(x\\)', '(x)'],
    // Oracle Regular Expression Support: Perl-influenced Extensions
    ['room 101', '\\d+', '101'],
    ['room 101', '\\D+', 'room '],
    ['a_1-b', '\\w+', 'a_1'],
    ['a_1-b', '\\W', '-'],
    ['no gap', '\\S+\\s', 'no '],
    ['abab', '\\Aab', 'ab'],
    ['abab', 'b\\Z', 'b'],
    ['<a><b>', '<.*>', '<a><b>'],
    ['<a><b>', '<.*?>', '<a>'],
    ['<a><b>', '<.+?>', '<a>'],
    ['aaa', 'aa??', 'a'],
    ['aaaa', 'a{2,3}?', 'aa'],
    ['aaaa', 'a{2,}?', 'aa'],
    ['aaaa', 'a{3}?', 'aaa'],
  ])('of %s, %s takes %s', async (text, pattern, expected) => {
    expect(await selected(`regexp_substr('${text}', '${pattern}')`)).toBe(expected);
  });

  it.each([
    ["'AbC', 'abc', 'i'", 1],
    ["'AbC', '[a-b]+c', 'i'", 1],
    ["'aA', '(a)\\1', 'i'", 1],
    ["'AbC', 'abc', 'c'", 0],
    ["'AbC', 'abc', 'ic'", 0],
    ["'AbC', 'abc', 'ci'", 1],
    ["'AbC', 'abc', null", 0],
    ["'a' || chr(10) || 'b', 'a.b'", 0],
    ["'a' || chr(10) || 'b', 'a.b', 'n'", 1],
    ["'a' || chr(10) || 'b', '^b'", 0],
    ["'a' || chr(10) || 'b', '^b', 'm'", 1],
    ["'a' || chr(10) || 'b', 'a$', 'm'", 1],
    ["'a b', 'a b', 'x'", 0],
    ["'ab', 'a b +', 'x'", 1],
    ["'a b', 'a[ ]b', 'x'", 1],
  ])('match parameters: REGEXP_LIKE(%s) is %s', async (args, expected) => {
    expect(await selected(`case when regexp_like(${args}) then 1 else 0 end`)).toBe(expected);
  });
});

describe('functions', () => {
  it.each([
    // SQL Language Reference: REGEXP_SUBSTR
    ["regexp_substr('one,two,three', '[^,]+', 1, 2)", 'two'],
    ["regexp_substr('one,two,three', '[^,]+', 5)", 'two'],
    ["regexp_substr('one,two,three', '[^,]+', 1, 4)", null],
    ["regexp_substr('key=value', '(.*)=(.*)', 1, 1, null, 2)", 'value'],
    ["regexp_substr('key=value', '(.*)=(.*)', 1, 1, 'i', 3)", null],
    ["regexp_substr('a,b', '[^,]*', 1, 3)", 'b'],
    ['regexp_substr(12345, 3)', '3'],
    ["regexp_substr(null, 'a')", null],
    ["regexp_substr('a', null)", null],
    ["regexp_substr('a', 'a', null)", null],
    // SQL Language Reference: REGEXP_INSTR
    ["regexp_instr('one two', 't')", 5],
    ["regexp_instr('one two', 't.', 1, 1, 1)", 7],
    ["regexp_instr('one two one', 'one', 1, 2)", 9],
    ["regexp_instr('one two one', 'one', 2)", 9],
    ["regexp_instr('one two', 'x')", 0],
    ["regexp_instr('12-34', '(..)-(..)', 1, 1, 0, 'i', 2)", 4],
    ["regexp_instr('12-34', '(..)-(..)', 1, 1, 1, 'i', 1)", 3],
    ["regexp_instr('12-34', '(..)-(..)', 1, 1, 0, 'i', 5)", 0],
    ["regexp_instr('ab', '$')", 3],
    // SQL Language Reference: REGEXP_COUNT
    ["regexp_count('banana', 'an')", 2],
    ["regexp_count('banana', 'AN', 1, 'i')", 2],
    ["regexp_count('banana', 'an', 3)", 1],
    ["regexp_count('aaaa', 'aa')", 2],
    ["regexp_count('abc', 'x')", 0],
    ["regexp_count(null, 'x')", null],
    // SQL Language Reference: REGEXP_REPLACE
    ["regexp_replace('a  b   c', '( ){2,}', ' ')", 'a b c'],
    ["regexp_replace('5551234567', '(\\d{3})(\\d{3})(\\d{4})', '(\\1) \\2-\\3')", '(555) 123-4567'],
    ["regexp_replace('abc', 'b')", 'ac'],
    ["regexp_replace('abc', 'b', null)", 'ac'],
    ["regexp_replace('abab', 'a', 'x', 1, 2)", 'abxb'],
    ["regexp_replace('abab', 'a', 'x', 2)", 'abxb'],
    ["regexp_replace('abab', 'a', 'x', 1, 3)", 'abab'],
    ["regexp_replace('ABAB', 'a', 'x', 1, 0, 'i')", 'xBxB'],
    ["regexp_replace('a/b', '/', '\\\\')", 'a\\b'],
    ["regexp_replace('aXbX', '(X)|(b)', '[\\2]')", 'a[][b][]'],
    ["regexp_replace(' x ', '^ +| +$')", 'x'],
    ["regexp_replace('abc', ' *', '')", 'abc'],
    ["regexp_replace('ab', '$', '!')", 'ab!'],
    ["regexp_replace('aaa', 'a')", null],
    ["regexp_replace(null, 'a', 'b')", null],
    ["regexp_replace('Łódź', '[^[:alnum:]]', '_')", 'Łódź'],
  ])('%s is %s', async (expression, expected) => {
    expect(await selected(expression)).toBe(expected);
    const inBlock = await session.block(`begin :r := ${expression}; end;`);
    expect(inBlock).toBe(expected === null ? null : String(expected));
  });

  it('are used in conditions, constraints and PL/SQL', async () => {
    expect(await session.rows("select id from notes where regexp_like(line, '[0-9]{3}$')")).toEqual([[1]]);
    expect(await session.rows("select id from notes where not regexp_like(line, '[0-9]')")).toEqual([[3]]);
    await session.run("create table codes (code varchar2(10) check (regexp_like(code, '^[A-Z]{2}\\d+$')))");
    await session.run("insert into codes values ('AB12')");
    expect(await session.error("insert into codes values ('A1')")).toContain('ORA-02290');
    expect(
      await session.block(
        `declare text varchar2(60) := 'k1=v1;k2=v2'; begin
           if regexp_like(text, 'K\\d', 'i') then
             for i in 1 .. regexp_count(text, '[^;]+') loop
               :r := :r || regexp_substr(text, '([^;]+)=([^;]+)', 1, i, null, 2) || '.';
             end loop;
           end if;
         end;`,
      ),
    ).toBe('v1.v2.');
  });

  it('take CLOBs longer than a VARCHAR2', async () => {
    expect(
      await session.block(
        `declare c clob; begin
           c := rpad('x', 32000, 'x');
           for i in 1 .. 4 loop c := c || c; end loop;
           c := regexp_replace(c || 'y1', '[a-z]\\d$', 'END');
           :r := dbms_lob.getlength(c) || ' ' || regexp_substr(c, '[A-Z]+') || ' ' || regexp_instr(c, 'x{9}E');
         end;`,
      ),
    ).toBe('512003 END 511992');
  });

  it('give CLOBs for CLOBs', async () => {
    const [[story, part, count, empty] = []] = await session.rows(
      `select (select regexp_replace(story, 'a', 'xyz') from notes where id = 1),
              (select regexp_substr(story, '(ab){3}') from notes where id = 1),
              (select regexp_count(story, 'b') from notes where id = 1),
              (select regexp_instr(story, 'b') from notes where id = 3) from dual`,
    );
    expect(story instanceof ClobValue ? story.text.slice(0, 8) : story).toBe('xyzbxyzb');
    expect(part instanceof ClobValue ? part.text : part).toBe('ababab');
    expect([count, empty]).toEqual([100, 0]);
  });
});

describe('errors', () => {
  it.each([
    // Error messages: ORA-12725 to ORA-12733, ORA-01760, ORA-01428
    ["regexp_like('a', '(a')", 'ORA-12725: unmatched parentheses in regular expression'],
    ["regexp_like('a', 'a)')", 'ORA-12725: unmatched parentheses in regular expression'],
    ["regexp_like('a', '[a')", 'ORA-12726: unmatched bracket in regular expression'],
    ["regexp_like('a', '[[:alpha:')", 'ORA-12726: unmatched bracket in regular expression'],
    ["regexp_like('a', '\\1(a)')", 'ORA-12727: invalid back reference in regular expression'],
    ["regexp_like('a', '(a\\1)')", 'ORA-12727: invalid back reference in regular expression'],
    ["regexp_like('a', '[z-a]')", 'ORA-12728: invalid range in regular expression'],
    ["regexp_like('a', '[[:letter:]]')", 'ORA-12729: invalid character class in regular expression'],
    ["regexp_like('a', 'a{3,2}')", 'ORA-12732: invalid interval value in regular expression'],
    ["regexp_like('a', rpad('a', 513, 'a'))", 'ORA-12733: regular expression too long'],
    ["regexp_like('a', 'a', 'q')", 'ORA-01760: illegal argument for function'],
    ["regexp_count('a', 'a', 0)", "ORA-01428: argument '0' is out of range"],
    ["regexp_substr('a', 'a', 1, 0)", "ORA-01428: argument '0' is out of range"],
    ["regexp_substr('a', 'a', 1, 1, 'i', 10)", "ORA-01428: argument '10' is out of range"],
    ["regexp_instr('a', 'a', 1, 1, 2)", "ORA-01428: argument '2' is out of range"],
    ["regexp_replace('a', 'a', 'b', 1, -1)", "ORA-01428: argument '-1' is out of range"],
    ["regexp_substr('a')", 'ORA-00938: not enough arguments for function'],
    ["regexp_like('a', 'b', 'c', 'd')", 'ORA-00939: too many arguments for function'],
  ])('%s: %s', async (expression, error) => {
    const condition = expression.startsWith('regexp_like') ? expression : `${expression} is null`;
    expect(await session.error(`select 1 from dual where ${condition}`)).toBe(error);
  });

  it.each([
    ["regexp_like('a', '[[=a=]]')", 'equivalence classes ([=a=]) in regular expressions'],
    ["regexp_like('a', '[[.ch.]]')", 'collating elements ([.ch.]) in regular expressions'],
    ["regexp_like('a', '*a')", 'a repetition of nothing in a regular expression'],
    ["regexp_like('a', '(?i)a')", 'a repetition of nothing in a regular expression'],
    ["regexp_like('a', 'a**')", 'repeating a repetition in a regular expression'],
    ["regexp_like('a', '^*')", 'repeating an anchor of a regular expression'],
    ["regexp_like('a', 'a{x}')", 'a brace that begins no interval in a regular expression'],
    ["regexp_like('a', '(a??)*')", 'a nongreedy repetition within one of what may be empty in a regular expression'],
    ["regexp_like('a', 'a|')", 'an empty alternative in a regular expression'],
    ["regexp_like('a', '[\\d]')", 'a backslash before a letter in a bracket expression of a regular expression'],
    ["regexp_like('a', 'a\\0')", '\\0 in a regular expression'],
    ["regexp_like('a', '((a{100}){100}){100}')", 'a regular expression with so many repetitions'],
    ["regexp_substr('abc', 'a|ab') = 'a'", 'a regular expression whose first match is not the longest one'],
    ["regexp_like('a' || chr(10), 'a\\Z')", '\\Z in a text that ends with a newline'],
    [
      "regexp_count('aa', '^a', 2) = 0",
      '^ and \\A in a regular expression that is matched from another position than 1',
    ],
    ["regexp_count('ab', 'x*') = 3", 'REGEXP_COUNT where an empty match follows another at the end'],
    ["regexp_replace('a', null, 'b') = 'a'", 'REGEXP_REPLACE with a pattern that is NULL'],
    ["regexp_replace('a', 'a', '\\1') is null", '\\1 in a replacement of REGEXP_REPLACE with 0 subexpressions'],
  ])('%s: the sandbox does not support %s', async (condition, feature) => {
    expect(await session.error(`select 1 from dual where ${condition}`)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });

  it('no pattern holds up the server', async () => {
    expect(await selected("case when regexp_like(rpad('a', 3000, 'a') || '!', '^(a+)+$') then 1 else 0 end")).toBe(0);
    expect(
      await selected("case when regexp_like(rpad('a', 3000, 'a') || '!', '^(a|a)*(a|aa)*$') then 1 else 0 end"),
    ).toBe(0);
    expect(
      await session.error("select 1 from dual where regexp_like(rpad('a', 500, 'a'), '^(a*)*(a*)*\\1\\2!$')"),
    ).toBe(
      'ORA-03001: unimplemented feature: the sandbox does not support a regular expression that takes millions of steps to match',
    );
  });
});
