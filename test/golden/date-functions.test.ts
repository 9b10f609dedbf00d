import { goldenExpressions } from '../support/golden.js';

const DATES = { setUp: ["ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS'"] };

goldenExpressions(
  'SQL Language Reference: ADD_MONTHS',
  {
    "ADD_MONTHS(DATE '2023-01-31', 1)": '2023-02-28 00:00:00',
    "ADD_MONTHS(DATE '2024-02-29', 12)": '2025-02-28 00:00:00',
    "ADD_MONTHS(DATE '2023-02-28', 1)": '2023-03-31 00:00:00',
    "ADD_MONTHS(DATE '2023-02-27', 1)": '2023-03-27 00:00:00',
    "ADD_MONTHS(DATE '2023-03-15', -13.9)": '2022-02-15 00:00:00',
    'ADD_MONTHS(NULL, 1)': null,
    "ADD_MONTHS(DATE '9999-12-01', 1)": 'ORA-01841: (full) year must be between -4713 and +9999, and not be 0',
  },
  DATES,
);
