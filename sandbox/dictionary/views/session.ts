import { dateValue } from '../dates.js';
import { date, defineView, number, text } from '../view-definition.js';

/**
 * V$SESSION: who is connected, from where and as what it described itself. Columns about what a session is executing or
 * waiting for are left out: nothing records that.
 */
export const V_SESSION = defineView({
  name: 'V$SESSION',
  access: 'catalog',
  columns: [
    number('SID'),
    number('SERIAL#'),
    number('AUDSID'),
    number('USER#'),
    text('USERNAME', 128),
    text('SERVER', 9),
    number('SCHEMA#'),
    text('SCHEMANAME', 128),
    text('OSUSER', 128),
    text('PROCESS', 24),
    text('MACHINE', 64),
    text('TERMINAL', 30),
    text('PROGRAM', 48),
    text('TYPE', 10),
    text('MODULE', 64),
    text('ACTION', 64),
    text('CLIENT_INFO', 64),
    date('LOGON_TIME'),
    text('CLIENT_IDENTIFIER', 64),
    text('SERVICE_NAME', 64),
  ],
  *rows({ store, database }) {
    for (const session of database.sessions()) {
      yield {
        SID: session.sid,
        'SERIAL#': session.serial,
        AUDSID: session.audsid,
        'USER#': session.sessionUserId,
        USERNAME: session.sessionUser,
        SERVER: session.pooled ? 'POOLED' : 'DEDICATED',
        'SCHEMA#': store.findUser(session.currentSchema)?.userId ?? null,
        SCHEMANAME: session.currentSchema,
        OSUSER: session.osUser,
        PROCESS: session.processId,
        MACHINE: session.machine,
        TERMINAL: session.terminal,
        PROGRAM: session.program,
        TYPE: 'USER',
        MODULE: session.module,
        ACTION: session.action,
        CLIENT_INFO: session.clientInfo,
        LOGON_TIME: dateValue(session.logonTime),
        CLIENT_IDENTIFIER: session.clientIdentifier,
        SERVICE_NAME: session.serviceName,
      };
    }
  },
});
