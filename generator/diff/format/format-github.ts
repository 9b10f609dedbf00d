import type { Change, Grade } from '../change.js';
import { describeChange } from './format-text.js';

const COMMANDS: Readonly<Record<Grade, string>> = {
  breaking: 'error',
  behaviour: 'warning',
  compatible: 'notice',
  docs: 'notice',
};

/**
 * Workflow commands that GitHub shows as annotations, one a line.
 * Source: GitHub Actions, "Workflow commands for GitHub Actions", and the escapes of its toolkit's `issueCommand`.
 */
export function formatGithub(changes: readonly Change[]): string {
  return changes
    .map((change) => {
      const title = `${change.grade} change in ${change.what}`;
      return `::${COMMANDS[change.grade]} title=${escapeProperty(title)}::${escapeData(describeChange(change))}`;
    })
    .join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
