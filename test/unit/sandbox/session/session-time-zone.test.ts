import { describe, expect, it } from 'vitest';
import { sessionTimeZone } from '../../../../sandbox/session/session-time-zone.js';

describe('the time zone that the driver sets at logon', () => {
  it.each([
    ["ALTER SESSION SET TIME_ZONE ='-00:0'", '-00:00'],
    ["ALTER SESSION SET TIME_ZONE ='+05:45'", '+05:45'],
    ["ALTER SESSION SET TIME_ZONE ='Europe/Berlin'", 'Europe/Berlin'],
    ['ALTER SESSION SET TIME_ZONE =LOCAL', undefined],
    ['ALTER SESSION SET TIME_ZONE =dbtimezone', undefined],
  ])('%s', (statement, zone) => {
    expect(sessionTimeZone(statement)).toBe(zone);
  });

  it.each([
    ['+16:00', 1874],
    ['+99:99', 1874],
    ['Europe/Berlino', 1882],
    ["x'; DROP TABLE t; --", 1882],
  ])('%s is none', (zone, code) => {
    expect(() => sessionTimeZone(`ALTER SESSION SET TIME_ZONE ='${zone}'`)).toThrow(expect.objectContaining({ code }));
  });

  it('is the only setting', () => {
    expect(() => sessionTimeZone("ALTER SESSION SET NLS_TERRITORY='FRANCE'")).toThrow('TIME_ZONE');
    expect(() => sessionTimeZone('ALTER SESSION SET TIME_ZONE =x')).toThrow('TIME_ZONE');
  });
});
