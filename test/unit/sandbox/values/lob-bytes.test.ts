import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LobBytes } from '../../../../sandbox/values/lob-bytes.js';

const bytes = fc.uint8Array({ maxLength: 40 });

describe('bytes of a BLOB', () => {
  it('stay as they were, whatever grew from them', () => {
    fc.assert(
      fc.property(bytes, fc.array(bytes), bytes, (first, appended, other) => {
        const start = LobBytes.of(first);
        let grown = start;
        let expected = Buffer.from(first);
        for (const more of appended) {
          const before = grown;
          grown = grown.append(more);
          // A second one that grows from the same place must not write over the first.
          before.append(other);
          expected = Buffer.concat([expected, more]);
        }
        expect(Buffer.from(grown.slice())).toEqual(expected);
        expect(Buffer.from(start.slice())).toEqual(Buffer.from(first));
      }),
    );
  });

  it('are written over and cut', () => {
    const start = LobBytes.of(Uint8Array.of(1, 2, 3, 4));
    expect([...start.overwrite(1, Uint8Array.of(9, 9)).slice()]).toEqual([1, 9, 9, 4]);
    expect([...start.overwrite(3, Uint8Array.of(9, 9)).slice()]).toEqual([1, 2, 3, 9, 9]);
    expect([...start.first(2).append(Uint8Array.of(7)).slice()]).toEqual([1, 2, 7]);
    expect([...start.slice()]).toEqual([1, 2, 3, 4]);
  });

  it('grow in time that does not depend on their length', () => {
    const piece = new Uint8Array(16);
    let grown = LobBytes.empty;
    const started = performance.now();
    // 16 MB in a million pieces: copying what is there each time would take hours.
    for (let count = 0; count < 1_000_000; count += 1) grown = grown.append(piece);
    expect(grown.length).toBe(16_000_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
