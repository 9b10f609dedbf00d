import { describe, expect, test } from 'vitest';
import { IdleSessions } from '../../../../runtime/sessions/idle-sessions.js';
import { type Waiter, WaitQueue } from '../../../../runtime/sessions/wait-queue.js';

describe('idle sessions', () => {
  const make = (...names: string[]) => {
    const idle = new IdleSessions<{ keyText: string; name: string }>();
    for (const name of names) idle.add({ keyText: name.slice(0, 1), name });
    return idle;
  };

  test('a key gets the session that it used last', () => {
    const idle = make('a1', 'a2', 'b1');
    expect(idle.take('a')?.name).toBe('a2');
    expect(idle.take('a')?.name).toBe('a1');
    expect(idle.take('a')).toBeUndefined();
    expect(idle.size).toBe(1);
  });

  test('eviction takes the one idle longest, whoever has it', () => {
    const idle = make('a1', 'b1', 'a2');
    const a2 = idle.take('a');
    expect(idle.takeLeastRecentlyUsed()?.name).toBe('a1');
    if (a2 !== undefined) idle.add(a2);
    expect(idle.takeLeastRecentlyUsed()?.name).toBe('b1');
    expect(idle.takeLeastRecentlyUsed()?.name).toBe('a2');
    expect(idle.takeLeastRecentlyUsed()).toBeUndefined();
  });
});

describe('wait queue', () => {
  const waiter = (keyText: string): Waiter<string> => ({
    key: { user: keyText },
    keyText,
    resolve: () => undefined,
    reject: () => undefined,
    overtaken: 0,
  });

  test('oldest first, over all and by key', () => {
    const queue = new WaitQueue<string>();
    const [a, b, a2] = [waiter('a'), waiter('b'), waiter('a')];
    for (const each of [a, b, a2]) queue.add(each);
    expect([...queue]).toEqual([a, b, a2]);
    expect(queue.oldest).toBe(a);
    expect(queue.oldestOf('b')).toBe(b);
    queue.remove(a);
    expect(queue.oldest).toBe(b);
    expect(queue.oldestOf('a')).toBe(a2);
    expect(queue.drain('a')).toEqual([a2]);
    expect(queue.drain()).toEqual([b]);
    expect(queue.size).toBe(0);
    expect(queue.oldest).toBeUndefined();
  });
});
