import { definePackage } from './native-package.js';
import { sleepSubprogram } from './sleep.js';

/** SLEEP only; user locks are not among what the sandbox does. */
export const DBMS_LOCK = definePackage('DBMS_LOCK', [sleepSubprogram('SLEEP', 'SECONDS')]);
