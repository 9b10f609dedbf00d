import { definerDomain } from '../../schema/security-domain.js';
import type { Task } from '../../tasks/task.js';
import type { PlsqlSession } from '../plsql-session.js';

/** AUTHID of a stored unit: the owner whose rights its code runs with, or undefined for CURRENT_USER. */
export type Rights = { readonly definer: string } | undefined;

/** Runs `task` in the rights of a unit, and sets the caller's back whatever happens. */
export function* inRightsOf<T>(rights: Rights, { sql }: PlsqlSession, task: Task<T>): Task<T> {
  if (rights === undefined || (sql.domain.user === rights.definer && sql.currentSchema === rights.definer)) {
    return yield* task;
  }
  const { domain, currentSchema } = sql;
  sql.domain = definerDomain(rights.definer);
  sql.currentSchema = rights.definer;
  try {
    return yield* task;
  } finally {
    sql.domain = domain;
    sql.currentSchema = currentSchema;
  }
}
