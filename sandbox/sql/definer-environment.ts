import { definerDomain } from '../schema/security-domain.js';
import type { SqlEnvironment } from './prepared.js';

/** Compiles in a user's right, in which roles do not count, and without values from outside. */
export function definerEnvironment(owner: string): SqlEnvironment {
  return { domain: definerDomain(owner), currentSchema: owner, text: '', host: { typeOf: () => undefined } };
}
