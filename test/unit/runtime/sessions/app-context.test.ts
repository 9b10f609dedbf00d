import { expect, test } from 'vitest';
import { AppContext } from '../../../../runtime/sessions/app-context.js';

test('attributes are cleared until a call that cleared them has succeeded', () => {
  const sent: unknown[] = [];
  const connection = { appContext: (_: string, pairs: unknown) => sent.push(pairs) };
  const context = new AppContext();
  const call = (wanted: Record<string, string> | undefined, succeeds: boolean) => {
    sent.length = 0;
    context.apply(connection, wanted);
    if (succeeds) context.sent();
    return sent.flat();
  };
  expect(call(undefined, true)).toEqual([]);
  expect(call({ A: '1' }, true)).toEqual([{ A: '1' }]);
  expect(call({ B: '2' }, false)).toEqual([{ B: '2' }, { A: '' }]);
  expect(call({}, false)).toEqual([{ A: '' }, { B: '' }]);
  expect(call({ A: '3' }, true)).toEqual([{ A: '3' }, { B: '' }]);
  expect(call(undefined, true)).toEqual([{ A: '' }]);
  expect(call(undefined, true)).toEqual([]);
});
