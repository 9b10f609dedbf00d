import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { SKIPPED_FOR } from './needs-marker.js';

/**
 * Fails the run when a test was skipped in any other way than by `needs`, or left as a todo, and closes with one
 * plain line of counts. A run narrowed by a name pattern skips tests on purpose and is not judged.
 */
export default class StrictReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], _errors: readonly SerializedError[], _reason: TestRunEndReason): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const unexplained = tests.filter((test) => test.result().state === 'skipped' && !isSkippedByNeeds(test));
    if (unexplained.length > 0 && this.#vitest?.config.testNamePattern === undefined) {
      console.error(`These tests were skipped without needs(): ${unexplained.map((test) => test.fullName).join('; ')}`);
      process.exitCode = 1;
    }
    console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  }
}

function isSkippedByNeeds(test: TestCase): boolean {
  return test.fullName.includes(SKIPPED_FOR);
}
