import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';

/** Registers that the test file must leave no socket or server open. Timers that would keep the process alive show as a run that does not end. */
export function leavesNothing(): void {
  afterAll(async () => {
    for (let round = 0; round < 20 && openSockets().length > 0; round += 1) await delay(50);
    expect(openSockets()).toEqual([]);
  });
}

function openSockets(): string[] {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
}
