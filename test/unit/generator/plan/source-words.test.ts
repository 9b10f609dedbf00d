import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../generator/plan/names/source-words.js';
import { camelName } from '../../../../generator/plan/names/spell-name.js';

const declared = (...spellings: readonly string[]) =>
  spellings.map((spelling) => ({ name: spelling.toUpperCase(), notes: { spelling } }));

const named = (...spellings: readonly string[]) =>
  [...wordsOf(declared(...spellings), { spelling: 'source' }).values()].map(camelName);

describe('the words of a name, by its spelling in the source', () => {
  it.each([
    ['GetCustomerName', 'getCustomerName'],
    ['getCustomerName', 'getCustomerName'],
    ['get_customerName', 'getCustomerName'],
    ['HTTPServer', 'httpServer'],
    ['parseXML', 'parseXml'],
    ['line2Total', 'line2Total'],
    ['create_order', 'createOrder'],
    ['Create_Order', 'createOrder'],
    ['CREATE_ORDER', 'createOrder'],
    ['createorder', 'createorder'],
    ['sys$LobPart', 'sys$LobPart'],
    ['überGabe', 'überGabe'],
  ])('%s is %s', (spelling, name) => {
    expect(named(spelling)).toEqual([name]);
  });

  it('count for nothing by configuration, or where they are of another name', () => {
    expect([...wordsOf(declared('getName'), { spelling: 'dictionary' }).values()]).toEqual(['GETNAME']);
    expect([...wordsOf([{ name: 'X', notes: { spelling: 'getName' } }], { spelling: 'source' }).values()]).toEqual([
      'X',
    ]);
  });

  it('stay as the dictionary has them where two names would meet', () => {
    expect(named('setPrice', 'set_price', 'getPrice')).toEqual(['setprice', 'setPrice', 'getPrice']);
    expect(named('getX_price', 'get_xPrice')).toEqual(['getxPrice', 'getXprice']);
    // A name that goes back to the dictionary's may meet one that has not.
    expect(named('getX_price', 'get_x_price', 'getxPrice')).toEqual(['getxPrice', 'getXPrice', 'getxprice']);
  });

  it('are those of the first overload that has some', () => {
    expect(named('getname', 'getName', 'GetNAme')).toEqual(['getName']);
  });

  it('never make two names meet', () => {
    const spelling = fc.stringMatching(/^[a-zA-C][a-cA-C_]{0,7}$/);
    fc.assert(
      fc.property(fc.array(spelling, { maxLength: 30 }), (spellings) => {
        const words = wordsOf(declared(...spellings), { spelling: 'source' });
        expect(new Set([...words.values()].map(camelName)).size).toBe(words.size);
      }),
      { numRuns: 1000 },
    );
  });
});
