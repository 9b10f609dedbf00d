import type { CertificationCase } from '../certification-case.js';

const NOTHING = '{ "day": null, "moment": null, "zoned": null, "local": null, "months": null, "days": null }';

export const datetimes: CertificationCase = {
  name: 'dates, timestamps and intervals',
  about: 'all their digits, from the first year to the last, whatever time zone the client has',
  packages: ['datetimes'],
  statements: [
    `CREATE PACKAGE datetimes AS
  PROCEDURE echo(p_day IN OUT DATE, p_moment IN OUT TIMESTAMP_UNCONSTRAINED, p_zoned IN OUT TIMESTAMP_TZ_UNCONSTRAINED,
                 p_local IN OUT TIMESTAMP_LTZ_UNCONSTRAINED, p_months IN OUT YMINTERVAL_UNCONSTRAINED,
                 p_days IN OUT DSINTERVAL_UNCONSTRAINED);
  PROCEDURE usual(p_moment IN OUT TIMESTAMP, p_zoned IN OUT TIMESTAMP WITH TIME ZONE, p_months IN OUT INTERVAL YEAR TO MONTH,
                  p_days IN OUT INTERVAL DAY TO SECOND);
  FUNCTION in_region RETURN TIMESTAMP WITH TIME ZONE;
  FUNCTION in_session(p_local TIMESTAMP WITH LOCAL TIME ZONE) RETURN VARCHAR2;
  FUNCTION spelled(p_day DATE) RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY datetimes AS
  PROCEDURE echo(p_day IN OUT DATE, p_moment IN OUT TIMESTAMP_UNCONSTRAINED, p_zoned IN OUT TIMESTAMP_TZ_UNCONSTRAINED,
                 p_local IN OUT TIMESTAMP_LTZ_UNCONSTRAINED, p_months IN OUT YMINTERVAL_UNCONSTRAINED,
                 p_days IN OUT DSINTERVAL_UNCONSTRAINED) IS
  BEGIN
    NULL;
  END;
  PROCEDURE usual(p_moment IN OUT TIMESTAMP, p_zoned IN OUT TIMESTAMP WITH TIME ZONE, p_months IN OUT INTERVAL YEAR TO MONTH,
                  p_days IN OUT INTERVAL DAY TO SECOND) IS
  BEGIN
    NULL;
  END;
  FUNCTION in_region RETURN TIMESTAMP WITH TIME ZONE IS
  BEGIN
    RETURN TIMESTAMP '2024-07-01 12:00:00.5 Europe/Berlin';
  END;
  FUNCTION in_session(p_local TIMESTAMP WITH LOCAL TIME ZONE) RETURN VARCHAR2 IS
  BEGIN
    RETURN TO_CHAR(p_local, 'YYYY-MM-DD HH24:MI:SS.FF3') || ' ' || SESSIONTIMEZONE;
  END;
  FUNCTION spelled(p_day DATE) RETURN VARCHAR2 IS
  BEGIN
    RETURN TO_CHAR(p_day, 'SYYYY-MM-DD HH24:MI:SS DY');
  END;
END;`,
  ],
  catalog: `DATETIMES.ECHO(P_DAY IN OUT DATE, P_MOMENT IN OUT TIMESTAMP, P_ZONED IN OUT TIMESTAMP WITH TIME ZONE, P_LOCAL IN OUT TIMESTAMP WITH LOCAL TIME ZONE, P_MONTHS IN OUT INTERVAL YEAR TO MONTH, P_DAYS IN OUT INTERVAL DAY TO SECOND)
DATETIMES.IN_REGION() RETURN TIMESTAMP WITH TIME ZONE
DATETIMES.IN_SESSION(P_LOCAL IN TIMESTAMP WITH LOCAL TIME ZONE) RETURN VARCHAR2
DATETIMES.SPELLED(P_DAY IN DATE) RETURN VARCHAR2
DATETIMES.USUAL(P_MOMENT IN OUT TIMESTAMP, P_ZONED IN OUT TIMESTAMP WITH TIME ZONE, P_MONTHS IN OUT INTERVAL YEAR TO MONTH, P_DAYS IN OUT INTERVAL DAY TO SECOND)`,
  calls: [
    {
      user: 'ALICE',
      routine: 'DATETIMES.ECHO',
      json: '{ "day": "2024-02-29T13:05:07", "moment": "2024-02-29T13:05:07.123456789", "zoned": "2024-02-29T13:05:07.25-09:30", "local": "2024-02-29T13:05:07.000000001+05:45", "months": { "years": 178000000, "months": 11 }, "days": { "days": -999999999, "hours": -23, "minutes": -59, "seconds": -59, "nanoseconds": -999999999 } }',
      gives:
        '{ "day": "2024-02-29T13:05:07", "moment": "2024-02-29T13:05:07.123456789", "zoned": "2024-02-29T13:05:07.25-09:30", "local": "2024-02-29T07:20:07.000000001Z", "months": { "years": 178000000, "months": 11 }, "days": { "days": -999999999, "hours": -23, "minutes": -59, "seconds": -59, "nanoseconds": -999999999 } }',
    },
    {
      user: 'ALICE',
      routine: 'DATETIMES.ECHO',
      json: '{ "day": "-004711-01-01T00:00:00", "moment": "-004711-01-01T00:00:00", "zoned": "0001-01-01T00:00:00+00:00", "local": "1970-01-01T00:00:00Z", "months": { "years": -1, "months": -2 }, "days": { "days": 0, "hours": 0, "minutes": 0, "seconds": 0, "nanoseconds": 1 } }',
      gives:
        '{ "day": "-004711-01-01T00:00:00", "moment": "-004711-01-01T00:00:00", "zoned": "0001-01-01T00:00:00+00:00", "local": "1970-01-01T00:00:00Z", "months": { "years": -1, "months": -2 }, "days": { "days": 0, "hours": 0, "minutes": 0, "seconds": 0, "nanoseconds": 1 } }',
    },
    {
      user: 'BOB',
      routine: 'DATETIMES.ECHO',
      json: '{ "day": "9999-12-31T23:59:59", "moment": "9999-12-31T23:59:59.999999999", "zoned": "9999-12-31T09:59:59.999999999+14:00", "local": "9999-12-30T00:00:00Z", "months": { "years": 0, "months": 0 }, "days": { "days": 0, "hours": 0, "minutes": 0, "seconds": 0, "nanoseconds": 0 } }',
      gives:
        '{ "day": "9999-12-31T23:59:59", "moment": "9999-12-31T23:59:59.999999999", "zoned": "9999-12-31T09:59:59.999999999+14:00", "local": "9999-12-30T00:00:00Z", "months": { "years": 0, "months": 0 }, "days": { "days": 0, "hours": 0, "minutes": 0, "seconds": 0, "nanoseconds": 0 } }',
    },
    { user: 'BOB', routine: 'DATETIMES.ECHO', json: NOTHING, gives: NOTHING },
    {
      user: 'BOB',
      routine: 'DATETIMES.USUAL',
      json: '{ "moment": "2024-02-29T13:05:07.123456", "zoned": "2024-02-29T13:05:07.5+00:00", "months": { "years": 99, "months": 11 }, "days": { "days": 99, "hours": 1, "minutes": 2, "seconds": 3, "nanoseconds": 456789000 } }',
      gives:
        '{ "moment": "2024-02-29T13:05:07.123456", "zoned": "2024-02-29T13:05:07.5+00:00", "months": { "years": 99, "months": 11 }, "days": { "days": 99, "hours": 1, "minutes": 2, "seconds": 3, "nanoseconds": 456789000 } }',
    },
    { user: 'ALICE', routine: 'DATETIMES.IN_REGION', gives: '"2024-07-01T12:00:00.5+02:00"' },
    {
      user: 'ALICE',
      routine: 'DATETIMES.IN_SESSION',
      json: '{ "local": "2024-02-29T12:00:00Z" }',
      gives: '"2024-02-29 14:00:00.000 +02:00"',
    },
    {
      user: 'ALICE',
      routine: 'DATETIMES.SPELLED',
      json: '{ "day": "1582-10-04T00:00:01" }',
      gives: '" 1582-10-04 00:00:01 THU"',
    },
    {
      user: 'ALICE',
      routine: 'DATETIMES.SPELLED',
      json: '{ "day": "2024-02-30T00:00:00" }',
      gives:
        'ArgumentError: OWNER.DATETIMES.SPELLED, argument day: expected a date as ISO text without offset and fraction, like 2024-02-29T13:05:07, or null, got a string. (not-started)',
    },
  ],
};
