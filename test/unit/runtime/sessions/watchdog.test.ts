import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watchdog } from '../../../../runtime/sessions/watchdog.js';

/** Work that settles after so many milliseconds. */
function after(ms: number): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, 'done');
  });
}

describe('a watchdog', () => {
  let expired: number[];
  let dog: Watchdog;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    expired = [];
    dog = new Watchdog(() => expired.push(performance.now()));
  });
  afterEach(() => {
    dog.stop();
    vi.useRealTimers();
  });
  const watch = (ms: number, limit: number) => dog.watch(after(ms), performance.now() + limit);

  it('lets work alone that ends in time, and keeps one timer for all of it', async () => {
    const start = performance.now();
    for (let call = 0; call < 10; call += 1) {
      const running = watch(10, 100);
      await vi.advanceTimersByTimeAsync(10);
      expect(await running).toBe('done');
      expect(vi.getTimerCount()).toBe(1);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(expired).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(performance.now() - start).toBe(1_100);
  });

  it('rings at the deadline of the work that runs, whatever ran before', async () => {
    const start = performance.now();
    const first = watch(10, 60);
    await vi.advanceTimersByTimeAsync(10);
    await first;
    const second = watch(500, 100);
    await vi.advanceTimersByTimeAsync(500);
    await second;
    expect(expired.map((at) => at - start)).toEqual([110]);
  });

  it('rings earlier for work with an earlier deadline', async () => {
    const start = performance.now();
    const long = watch(5, 10_000);
    await vi.advanceTimersByTimeAsync(5);
    await long;
    const short = watch(200, 50);
    await vi.advanceTimersByTimeAsync(200);
    await short;
    expect(expired.map((at) => at - start)).toEqual([55]);
  });

  it('does not ring for work that failed in time', async () => {
    await expect(dog.watch(Promise.reject(new Error('no')), performance.now() + 10)).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(100);
    expect(expired).toEqual([]);
  });
});
