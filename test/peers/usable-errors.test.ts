import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ApplicationError, DatabaseError, OracleClientError, SessionError } from '../../runtime/index.js';
import { heldSessions } from '../support/held-sessions.js';

describe('oracle/node-oracledb#732: errors that a program can use', () => {
  test('have the number, the routine and the lines of PL/SQL as values, not in a text to be taken apart', async () => {
    const { client } = await heldSessions();
    const { notesApi } = client.as('ALICE');
    await notesApi.add({ id: 1 });
    const error: unknown = await notesApi.add({ id: 1 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      code: 1,
      routine: 'ERP.NOTES_API.ADD',
      outcome: 'rolled-back',
      sessionSurvived: true,
      retryable: false,
      plsqlStack: [{ unit: 'ERP.NOTES_API', line: 4 }, expect.anything()],
      message: expect.stringMatching(
        /^ERP\.NOTES_API\.ADD: ORA-00001, a unique constraint is violated \(ERP\.\S+\)\.$/,
      ),
    });
  });

  test('and what Oracle said in full only where it is asked for, because it may hold data', async () => {
    const { client } = await heldSessions();
    const error: unknown = await client
      .as('ALICE')
      .notesApi.addAndFail({ id: 7 })
      .catch((reason: unknown) => reason);
    if (!(error instanceof OracleClientError)) throw new TypeError('no error of ours');
    expect(error.databaseMessage).toContain('ORA-20001: no more notes');
    expect(error.databaseMessage).toContain('ORA-06512');
    expect(Object.keys(error)).not.toContain('databaseMessage');
    expect(inspect(error)).not.toContain('ORA-06512');
    expect(JSON.stringify(error)).not.toContain('ORA-06512');
  });
});

describe('oracle/python-cx_Oracle#360: business errors and database errors', () => {
  test('are different classes: what the PL/SQL raised on purpose, what the database met, and what happened to the session', async () => {
    const { client, committed, relay } = await heldSessions();
    const { notesApi } = client.as('ALICE');
    const failures: unknown[] = [];
    const note = (reason: unknown) => failures.push(reason);
    await notesApi.addAndFail({ id: 1 }).catch(note);
    await notesApi.add({ id: 2, parentId: 99 }).catch(note);
    const running = notesApi.pause({ seconds: 30 });
    setTimeout(() => relay.cut(), 50);
    await running.catch(note);
    const [business, database, session] = failures;
    expect(business).toBeInstanceOf(ApplicationError);
    expect(business).toMatchObject({ code: 20001, message: 'no more notes' });
    expect(database).toBeInstanceOf(DatabaseError);
    expect(database).not.toBeInstanceOf(ApplicationError);
    expect(database).toMatchObject({ code: 2091, outcome: 'rolled-back' });
    expect(session).toBeInstanceOf(SessionError);
    expect(session).not.toBeInstanceOf(DatabaseError);
    expect(await committed()).toEqual([]);
  });

  test('a business error undoes its call and nothing else: the transaction goes on when it is caught', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async ({ notesApi }) => {
      await notesApi.add({ id: 1 });
      await expect(notesApi.addAndFail({ id: 2 })).rejects.toThrow(ApplicationError);
      await notesApi.add({ id: 3 });
    });
    expect(await committed()).toEqual([1, 3]);
  });
});
