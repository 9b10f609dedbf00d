import { writeFileSync } from 'node:fs';
import { SUPPORT_PAGE, supportPage } from './support-page.js';

// On demand: the page of what the sandbox does and refuses, after its code changes.

writeFileSync(SUPPORT_PAGE, await supportPage());
