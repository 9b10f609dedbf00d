import { ConnectError, OracleClientError, QueueFullError, TimeoutError } from 'gen-oracle-client/runtime';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import type { Environment, Services } from '../environment.js';
import { layout } from './layout.js';

/** A neutral page. Its reference leads to the log, which has what is known about the error, and no value of the request or the database. */
export async function answerFailure(
  error: Error,
  context: Context<Environment>,
  { logger }: Services,
): Promise<Response> {
  if (error instanceof HTTPException) return error.getResponse();
  const reference = context.get('requestId');
  logger.error({ requestId: reference, ...factsOf(error) }, 'request failed');
  const busy = isBusy(error);
  if (busy) context.header('retry-after', '5');
  // What failed after its call may have taken effect.
  const undone =
    error instanceof OracleClientError && (error.outcome === 'rolled-back' || error.outcome === 'not-started');
  const content = html`<p class="problem" role="alert">${busy ? 'The system is busy. Try again in a moment.' : 'Something went wrong.'}
${undone ? 'Nothing was changed.' : 'Whether what you did took effect is not known: look before you do it again.'}</p>
<p>Reference: <code>${reference}</code></p>`;
  return context.html(await layout(busy ? 'Please wait' : 'Sorry', context.get('user'), content), busy ? 503 : 500);
}

function isBusy(error: Error): boolean {
  return (
    error instanceof TimeoutError ||
    error instanceof QueueFullError ||
    (error instanceof ConnectError && error.retryable)
  );
}

/** Messages of errors that are not the client's may hold anything, and those of ApplicationError are the PL/SQL's own. */
function factsOf(error: Error): object {
  if (!(error instanceof OracleClientError)) return { error: error.name };
  const { name, code, routine, outcome, retryable } = error;
  return { error: name, code, routine, outcome, retryable };
}
