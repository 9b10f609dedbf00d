import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const PAGE = 'SQL Language Reference: Datetime Format Models';
const READING = 'SQL Language Reference: String-to-Date Conversion Rules';
const NOT_RECOGNIZED = 'ORA-01821: date format not recognized';

/** 3 August 2031 is a Sunday, 31 December 2029 a Monday, 1 January 2028 a Saturday. */
const AUGUST = "TIMESTAMP '2031-08-03 04:05:06.789'";

// Every element of a date.
goldenExpressions(PAGE, {
  [`TO_CHAR(${AUGUST}, 'YYYY YYY YY Y')`]: '2031 031 31 1',
  [`TO_CHAR(${AUGUST}, 'RRRR RR')`]: '2031 31',
  [`TO_CHAR(${AUGUST}, 'Y,YYY')`]: '2,031',
  [`TO_CHAR(${AUGUST}, 'SYYYY')`]: ' 2031',
  [`TO_CHAR(${AUGUST}, 'YEAR')`]: 'TWENTY THIRTY-ONE',
  [`TO_CHAR(${AUGUST}, 'Year, year')`]: 'Twenty Thirty-One, twenty thirty-one',
  "TO_CHAR(DATE '2000-01-01', 'Year')": 'Two Thousand',
  "TO_CHAR(DATE '2006-01-01', 'fmSyear')": 'two thousand six',
  "TO_CHAR(DATE '1876-01-01', 'Year')": 'Eighteen Seventy-Six',
  [`TO_CHAR(${AUGUST}, 'MM MON')`]: '08 AUG',
  [`'[' || TO_CHAR(${AUGUST}, 'MONTH') || ']'`]: '[AUGUST   ]',
  [`'[' || TO_CHAR(${AUGUST}, 'DAY') || ']'`]: '[SUNDAY   ]',
  [`'[' || TO_CHAR(${AUGUST}, 'RM') || ']'`]: '[VIII]',
  "'[' || TO_CHAR(DATE '2031-01-03', 'RM') || ']'": '[I   ]',
  [`TO_CHAR(${AUGUST}, 'D DY DD DDD')`]: '1 SUN 03 215',
  "TO_CHAR(DATE '2028-12-31', 'D DDD')": '1 366',
  "TO_CHAR(DATE '2028-01-01', 'D')": '7',
  [`TO_CHAR(${AUGUST}, 'Q CC')`]: '3 21',
  "TO_CHAR(DATE '2000-12-31', 'CC')": '20',
  "TO_CHAR(DATE '2001-01-01', 'CC')": '21',
  "TO_CHAR(DATE '1999-06-01', 'fmSCC')": '20',
  [`TO_CHAR(${AUGUST}, 'WW W')`]: '31 1',
  "TO_CHAR(DATE '2031-01-08', 'WW W')": '02 2',
  "TO_CHAR(DATE '2031-12-31', 'WW W')": '53 5',
  "TO_CHAR(DATE '2029-12-31', 'IYYY IYY IY I IW')": '2030 030 30 0 01',
  "TO_CHAR(DATE '2028-01-01', 'IYYY-IW')": '2027-52',
  "TO_CHAR(DATE '2026-12-31', 'IYYY-IW')": '2026-53',
  "TO_CHAR(DATE '2000-01-01', 'J')": '2451545',
  "TO_CHAR(DATE '9999-12-31', 'J')": '5373484',
  [`TO_CHAR(${AUGUST}, 'AD A.D. bc b.c.')`]: 'AD A.D. ad a.d.',
  "TO_CHAR(DATE '-0043-03-15', 'YYYY BC')": '0043 BC',
  "TO_CHAR(DATE '-0043-03-15', 'SYYYY')": '-0043',
  "TO_CHAR(DATE '-0043-03-15', 'YYYY b.c.')": '0043 b.c.',
});

// Every element of a time.
goldenExpressions(PAGE, {
  [`TO_CHAR(${AUGUST}, 'HH HH12 HH24 MI SS')`]: '04 04 04 05 06',
  "TO_CHAR(TIMESTAMP '2031-08-03 00:30:00', 'HH HH12 HH24 AM')": '12 12 00 AM',
  "TO_CHAR(TIMESTAMP '2031-08-03 12:30:00', 'HH HH12 HH24 AM')": '12 12 12 PM',
  "TO_CHAR(TIMESTAMP '2031-08-03 23:59:59', 'SSSSS')": '86399',
  [`TO_CHAR(${AUGUST}, 'SSSSS')`]: '14706',
  [`TO_CHAR(${AUGUST}, 'AM PM am A.M. p.m.')`]: 'AM AM am A.M. a.m.',
  [`TO_CHAR(${AUGUST}, 'FF1 FF2 FF3 FF4 FF5 FF6 FF7 FF8 FF9')`]:
    '7 78 789 7890 78900 789000 7890000 78900000 789000000',
  "TO_CHAR(CAST(TIMESTAMP '2031-08-03 04:05:06.789' AS TIMESTAMP(3)), 'FF')": '789',
  "TO_CHAR(CAST(TIMESTAMP '2031-08-03 04:05:06.789' AS TIMESTAMP), 'FF')": '789000',
  [`TO_CHAR(${AUGUST}, 'SSXFF3')`]: '06.789',
  "TO_CHAR(TIMESTAMP '2031-08-03 04:05:06.5 -07:30', 'TZH:TZM')": '-07:30',
  "TO_CHAR(TIMESTAMP '2031-08-03 04:05:06.5 -07:30', 'TZR')": '-07:30',
  "TO_CHAR(TIMESTAMP '2031-08-03 04:05:06.5 Europe/Zurich', 'TZR TZH TZM')": 'Europe/Zurich +02 00',
  "TO_CHAR(TIMESTAMP '2031-12-03 04:05:06.5 Europe/Zurich', 'TZR TZH TZM')": 'Europe/Zurich +01 00',
  "TO_CHAR(TIMESTAMP '2031-08-03 04:05:06.5 Asia/Kathmandu', 'TZH:TZM')": '+05:45',
});

goldenExpressions(
  PAGE,
  { [`TO_CHAR(${AUGUST}, 'SSXFF2')`]: '06,78' },
  { setUp: ["ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'"] },
);

// DL, DS and TS of AMERICA.
goldenExpressions(PAGE, {
  "TO_CHAR(DATE '2031-08-03', 'DL')": 'Sunday, August 3, 2031',
  "TO_CHAR(DATE '2031-11-23', 'DS')": '11/23/2031',
  "TO_CHAR(TIMESTAMP '2031-11-23 16:05:06', 'DS TS')": '11/23/2031 04:05:06 PM',
});

// Capitals follow the element.
goldenExpressions(PAGE, {
  [`TO_CHAR(${AUGUST}, 'FMMONTH Month month')`]: 'AUGUST August august',
  [`TO_CHAR(${AUGUST}, 'MON Mon mon')`]: 'AUG Aug aug',
  [`TO_CHAR(${AUGUST}, 'FMDAY Day day')`]: 'SUNDAY Sunday sunday',
  [`TO_CHAR(${AUGUST}, 'DY Dy dy')`]: 'SUN Sun sun',
  [`TO_CHAR(${AUGUST}, 'RM Rm rm')`]: 'VIII Viii viii',
  [`TO_CHAR(${AUGUST}, 'yyyy-mm-dd hh24:mi:ss')`]: '2031-08-03 04:05:06',
});

// FM, quoted text and punctuation.
goldenExpressions('SQL Language Reference: Format Model Modifiers', {
  [`TO_CHAR(${AUGUST}, 'FMDD/MM/YYYY HH24:MI:SS')`]: '3/8/2031 4:5:6',
  [`TO_CHAR(${AUGUST}, 'FMDD FMMM')`]: '3 08',
  [`TO_CHAR(${AUGUST}, 'DD FMMonth FMMonth FMDD')`]: '03 August August    3',
  [`TO_CHAR(${AUGUST}, 'FMDDD RM')`]: '215 VIII',
  "TO_CHAR(DATE '0987-01-02', 'FMYYYY YYY Y')": '987 987 7',
  [`TO_CHAR(${AUGUST}, '"day" DD "of month" MM')`]: 'day 03 of month 08',
  [`TO_CHAR(${AUGUST}, 'YYYY"-W"IW')`]: '2031-W31',
  [`TO_CHAR(${AUGUST}, 'DD/MM,YYYY.HH24;MI:SS-')`]: '03/08,2031.04;05:06-',
  [`TO_CHAR(${AUGUST}, '""DD""')`]: '03',
  "TO_CHAR(DATE '2031-08-03', '')": null,
});

// TH, SP, SPTH, THSP.
goldenExpressions('SQL Language Reference: Datetime Format Element Suffixes', {
  [`TO_CHAR(${AUGUST}, 'DDTH')`]: '03RD',
  [`TO_CHAR(${AUGUST}, 'fmDDTH')`]: '3RD',
  [`TO_CHAR(${AUGUST}, 'fmddth')`]: '3rd',
  "TO_CHAR(DATE '2031-08-11', 'DDTH')": '11TH',
  "TO_CHAR(DATE '2031-08-12', 'DDTH')": '12TH',
  "TO_CHAR(DATE '2031-08-22', 'DDTH')": '22ND',
  "TO_CHAR(DATE '2031-08-31', 'DDTH')": '31ST',
  "TO_CHAR(DATE '2031-04-21', 'DDDTH')": '111TH',
  [`TO_CHAR(${AUGUST}, 'DDSP')`]: 'THREE',
  [`TO_CHAR(${AUGUST}, 'DDSPTH DDTHSP')`]: 'THIRD THIRD',
  [`TO_CHAR(${AUGUST}, 'Ddspth')`]: 'Third',
  [`TO_CHAR(${AUGUST}, 'MMSP HH24SP SSSP')`]: 'EIGHT FOUR SIX',
  "TO_CHAR(DATE '2031-08-20', 'ddspth')": 'twentieth',
  "TO_CHAR(DATE '2031-08-29', 'DDSPTH')": 'TWENTY-NINTH',
  "TO_CHAR(DATE '2031-08-05', 'DDSPTH')": 'FIFTH',
  "TO_CHAR(DATE '2031-08-12', 'DDSPTH')": 'TWELFTH',
  "TO_CHAR(DATE '2031-08-03', 'YYYYSP')": 'TWO THOUSAND THIRTY-ONE',
  "TO_CHAR(DATE '2000-01-01', 'Jsp')": 'Two Million Four Hundred Fifty-One Thousand Five Hundred Forty-Five',
});

// What TO_CHAR does not take.
goldenExpressions(PAGE, {
  "TO_CHAR(DATE '2031-08-03', 'NOPE')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'YYYY-MM-DDT')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'MONTHTH')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'SS.FF')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'TZH')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'TZR')": NOT_RECOGNIZED,
  "TO_CHAR(DATE '2031-08-03', 'TZD')": NOT_RECOGNIZED,
  [`TO_CHAR(${AUGUST}, 'EE')`]: 'ORA-01822: era format code is not valid with this calendar',
});

const ISO = { setUp: ["ALTER SESSION SET NLS_DATE_FORMAT = 'SYYYY-MM-DD HH24:MI:SS'"] };

// Every element that reads.
goldenExpressions(
  PAGE,
  {
    "TO_DATE('2031-08-03 04:05:06', 'YYYY-MM-DD HH24:MI:SS')": ' 2031-08-03 04:05:06',
    "TO_DATE('2,031-08-03', 'Y,YYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('-0043-03-15', 'SYYYY-MM-DD')": '-0043-03-15 00:00:00',
    "TO_DATE('0043-03-15 B.C.', 'YYYY-MM-DD B.C.')": '-0043-03-15 00:00:00',
    "TO_DATE('0043-03-15 bc', 'YYYY-MM-DD BC')": '-0043-03-15 00:00:00',
    "TO_DATE('2031-08-03 AD', 'YYYY-MM-DD BC')": ' 2031-08-03 00:00:00',
    "TO_DATE('3-VIII-2031', 'DD-RM-YYYY')": ' 2031-08-03 00:00:00',
    "TO_DATE('3-iv-2031', 'DD-RM-YYYY')": ' 2031-04-03 00:00:00',
    "TO_DATE('215 2031', 'DDD YYYY')": ' 2031-08-03 00:00:00',
    "TO_DATE('2451545', 'J')": ' 2000-01-01 00:00:00',
    "TO_DATE('Sunday 3 August 2031', 'DAY DD MONTH YYYY')": ' 2031-08-03 00:00:00',
    "TO_DATE('sun 3 aug 2031', 'DY DD MON YYYY')": ' 2031-08-03 00:00:00',
    "TO_DATE('1 2031-08-03', 'D YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-08-03 11:05 PM', 'YYYY-MM-DD HH:MI AM')": ' 2031-08-03 23:05:00',
    "TO_DATE('2031-08-03 12:05 a.m.', 'YYYY-MM-DD HH12:MI P.M.')": ' 2031-08-03 00:05:00',
    "TO_DATE('2031-08-03 12:05 pm', 'YYYY-MM-DD HH:MI PM')": ' 2031-08-03 12:05:00',
    "TO_DATE('2031-08-03 14706', 'YYYY-MM-DD SSSSS')": ' 2031-08-03 04:05:06',
    "TO_DATE('8/3/2031 4:05:06 PM', 'DS TS')": ' 2031-08-03 16:05:06',
    "TO_DATE('Sunday, August 3, 2031', 'DL')": ' 2031-08-03 00:00:00',
    'TO_DATE(\'2031 years 08 months 03\', \'YYYY "years" MM "months" DD\')': ' 2031-08-03 00:00:00',
    'TO_DATE(NULL)': null,
  },
  ISO,
);

// RR and RRRR between 2000 and 2049, as today is.
goldenExpressions(
  'SQL Language Reference: The RR Datetime Format Element',
  {
    "TO_DATE('49-08-03', 'RR-MM-DD')": ' 2049-08-03 00:00:00',
    "TO_DATE('50-08-03', 'RR-MM-DD')": ' 1950-08-03 00:00:00',
    "TO_DATE('00-08-03', 'RRRR-MM-DD')": ' 2000-08-03 00:00:00',
    "TO_DATE('99-08-03', 'RRRR-MM-DD')": ' 1999-08-03 00:00:00',
    "TO_DATE('1949-08-03', 'RRRR-MM-DD')": ' 1949-08-03 00:00:00',
    "TO_DATE('99-08-03', 'YY-MM-DD')": ' 2099-08-03 00:00:00',
    "TO_DATE('099-08-03', 'YYY-MM-DD')": ' 2099-08-03 00:00:00',
  },
  ISO,
);

// Without FX.
goldenExpressions(
  READING,
  {
    "TO_DATE('20310803', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('20310803 040506', 'YYYY/MM/DD HH24:MI:SS')": ' 2031-08-03 04:05:06',
    "TO_DATE('2031/08.03', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031#08!03', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031 08 03', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031 - 8 - 3', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('  2031-8-3  ', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-08-03', 'YYYY-MM-DD HH24:MI:SS')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-08-03 04', 'YYYY-MM-DD HH24:MI:SS')": ' 2031-08-03 04:00:00',
    "TO_DATE('2031-Aug-03', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-august-03', 'YYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-August-03', 'YYYY-MON-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-AUG-03', 'YYYY-MONTH-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-08-03', 'YY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('03-08-1931', 'DD-MM-RR')": ' 1931-08-03 00:00:00',
    "TO_DATE('19310803', 'RR/MM/DD')": ' 1931-08-03 00:00:00',
    "TO_DATE('30-02-2031', 'DD-MM-RR')": 'ORA-01839: date not valid for month specified',
    "TO_DATE('03-08-2031x', 'DD-MM-RR')": 'ORA-01830: date format picture ends before converting entire input string',
    "TO_DATE('03-13-31', 'DD-MM-RR')": 'ORA-01843: not a valid month',
  },
  ISO,
);

const LITERAL_DIFFERS = 'ORA-01861: literal does not match format string';
const LENGTH_DIFFERS = 'ORA-01862: the numeric value does not match the length of the format item';

// With FX.
goldenExpressions(
  'SQL Language Reference: Format Model Modifiers',
  {
    "TO_DATE('2031-08-03', 'FXYYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031/08/03', 'FXYYYY-MM-DD')": LITERAL_DIFFERS,
    "TO_DATE('20310803', 'FXYYYY-MM-DD')": LITERAL_DIFFERS,
    "TO_DATE('2031-8-03', 'FXYYYY-MM-DD')": LENGTH_DIFFERS,
    "TO_DATE('2031-8-3', 'FXFMYYYY-MM-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('31-08-03', 'FXYYYY-MM-DD')": LENGTH_DIFFERS,
    "TO_DATE('DAY 03-08-2031', 'FX\"day\" DD-MM-YYYY')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031- 08-03', 'FXYYYY-MM-DD')":
      'ORA-01858: a non-numeric character was found where a numeric was expected',
    "TO_DATE('2031-AUG-03', 'FXYYYY-MON-DD')": ' 2031-08-03 00:00:00',
    "TO_DATE('2031-AUG-03', 'FXYYYY-MM-DD')":
      'ORA-01858: a non-numeric character was found where a numeric was expected',
    "TO_DATE('2031-8/3', 'FXFMYYYY-FXMM-DD')": ' 2031-08-03 00:00:00',
  },
  ISO,
);

// Timestamps.
goldenExpressions(
  'SQL Language Reference: TO_TIMESTAMP',
  {
    "TO_TIMESTAMP('2031-08-03 04:05:06.789', 'YYYY-MM-DD HH24:MI:SS.FF')": '2031-08-03 04:05:06.789000000',
    "TO_TIMESTAMP('2031-08-03 04:05:06.7', 'YYYY-MM-DD HH24:MI:SSXFF3')": '2031-08-03 04:05:06.700000000',
    "TO_TIMESTAMP('2031-08-03', 'YYYY-MM-DD HH24:MI:SS.FF')": '2031-08-03 00:00:00.000000000',
    "TO_TIMESTAMP_TZ('2031-08-03 04:05:06 -07:30', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')":
      '2031-08-03 04:05:06.000000000 -07:30',
    "TO_TIMESTAMP_TZ('2031-08-03 04:05:06 +5:45', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')":
      '2031-08-03 04:05:06.000000000 +05:45',
    "TO_TIMESTAMP_TZ('2031-08-03 04:05:06 Europe/Zurich', 'YYYY-MM-DD HH24:MI:SS TZR')":
      '2031-08-03 04:05:06.000000000 Europe/Zurich',
    "TO_TIMESTAMP_TZ('2031-08-03 04:05:06', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')": '2031-08-03 04:05:06.000000000 -03:00',
    "TO_TIMESTAMP('2031-08-03 04:05:06.7891', 'YYYY-MM-DD HH24:MI:SS.FF3')":
      'ORA-01830: date format picture ends before converting entire input string',
    "TO_TIMESTAMP('2031-08-03 +02', 'YYYY-MM-DD TZH')": NOT_RECOGNIZED,
    "TO_TIMESTAMP_TZ('2031-08-03 +16:00', 'YYYY-MM-DD TZH:TZM')":
      'ORA-01874: time zone hour must be between -15 and 15',
    "TO_TIMESTAMP_TZ('2031-08-03 +02:60', 'YYYY-MM-DD TZH:TZM')":
      'ORA-01875: time zone minute must be between -59 and 59',
    "TO_TIMESTAMP_TZ('2031-08-03 No/Where', 'YYYY-MM-DD TZR')": 'ORA-01882: timezone region not found',
  },
  {
    setUp: [
      "ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF' TIME_ZONE = '-03:00'",
      "ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF TZR'",
    ],
  },
);

// Errors in the text.
goldenExpressions('Error Messages: ORA-01810 to ORA-01882', {
  "TO_DATE('2031-08-03x', 'YYYY-MM-DD')": 'ORA-01830: date format picture ends before converting entire input string',
  "TO_DATE('2031-08', 'YYYY-MM-DD')": 'ORA-01840: input value not long enough for date format',
  "TO_DATE('0000-08-03', 'YYYY-MM-DD')": 'ORA-01841: (full) year must be between -4713 and +9999, and not be 0',
  "TO_DATE('2031-13-03', 'YYYY-MM-DD')": 'ORA-01843: not a valid month',
  "TO_DATE('2031-00-03', 'YYYY-MM-DD')": 'ORA-01843: not a valid month',
  "TO_DATE('2031-AGU-03', 'YYYY-MON-DD')": 'ORA-01843: not a valid month',
  "TO_DATE('2031-08-32', 'YYYY-MM-DD')": 'ORA-01847: day of month must be between 1 and last day of month',
  "TO_DATE('2031-08-00', 'YYYY-MM-DD')": 'ORA-01847: day of month must be between 1 and last day of month',
  "TO_DATE('2031-02-29', 'YYYY-MM-DD')": 'ORA-01839: date not valid for month specified',
  "TO_DATE('2031-09-31', 'YYYY-MM-DD')": 'ORA-01839: date not valid for month specified',
  "TO_DATE('2031 366', 'YYYY DDD')": 'ORA-01848: day of year must be between 1 and 365 (366 for leap year)',
  "TO_DATE('13', 'HH')": 'ORA-01849: hour must be between 1 and 12',
  "TO_DATE('0', 'HH12')": 'ORA-01849: hour must be between 1 and 12',
  "TO_DATE('24', 'HH24')": 'ORA-01850: hour must be between 0 and 23',
  "TO_DATE('60', 'MI')": 'ORA-01851: minutes must be between 0 and 59',
  "TO_DATE('60', 'SS')": 'ORA-01852: seconds must be between 0 and 59',
  "TO_DATE('86400', 'SSSSS')": 'ORA-01853: seconds in day must be between 0 and 86399',
  "TO_DATE('0', 'J')": 'ORA-01854: julian date must be between 1 and 5373484',
  "TO_DATE('5373485', 'J')": 'ORA-01854: julian date must be between 1 and 5373484',
  "TO_DATE('11 XM', 'HH AM')": 'ORA-01855: AM/A.M. or PM/P.M. required',
  "TO_DATE('2031 CE', 'YYYY AD')": 'ORA-01856: BC/B.C. or AD/A.D. required',
  "TO_DATE('twenty', 'YYYY')": 'ORA-01858: a non-numeric character was found where a numeric was expected',
  "TO_DATE('Someday 2031-08-03', 'DAY YYYY-MM-DD')": 'ORA-01846: not a valid day of the week',
  "TO_DATE('Monday 2031-08-03', 'DAY YYYY-MM-DD')": 'ORA-01835: day of week conflicts with Julian date',
  "TO_DATE('215 09 2031', 'DDD MM YYYY')": 'ORA-01833: month conflicts with Julian date',
  "TO_DATE('215 04 2031', 'DDD DD YYYY')": 'ORA-01834: day of month conflicts with Julian date',
  "TO_DATE('14706 05', 'SSSSS HH24')": 'ORA-01836: hour conflicts with seconds in day',
  "TO_DATE('14706 06', 'SSSSS MI')": 'ORA-01837: minutes of hour conflicts with seconds in day',
  "TO_DATE('14706 07', 'SSSSS SS')": 'ORA-01838: seconds of minute conflicts with seconds in day',
  "TO_DATE('day 3', '\"tag\" DD')": LITERAL_DIFFERS,
});

// Errors in the model.
goldenExpressions('Error Messages: ORA-01810 to ORA-01882', {
  "TO_DATE('1', 'QQQQ')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'NOPE')": NOT_RECOGNIZED,
  "TO_DATE('1', 'MM MM')": 'ORA-01810: format code appears twice',
  "TO_DATE('1', 'J DDD')": 'ORA-01811: Julian date precludes use of day of year',
  "TO_DATE('1', 'YYYY RR')": 'ORA-01812: year may only be specified once',
  "TO_DATE('1', 'HH24 HH')": 'ORA-01813: hour may only be specified once',
  "TO_DATE('1', 'HH AM P.M.')": 'ORA-01814: AM/PM conflicts with use of A.M./P.M.',
  "TO_DATE('1', 'YYYY AD B.C.')": 'ORA-01815: BC/AD conflicts with use of B.C./A.D.',
  "TO_DATE('1', 'MM MON')": 'ORA-01816: month may only be specified once',
  "TO_DATE('1', 'DAY DY')": 'ORA-01817: day of week may only be specified once',
  "TO_DATE('1', 'HH24 AM')": "ORA-01818: 'HH24' precludes use of meridian indicator",
  "TO_DATE('1', 'SYYYY BC')": 'ORA-01819: signed year precludes use of BC/AD',
  "TO_DATE('1', 'CC')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'IW')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'WW')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'YEAR')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'DDTH')": 'ORA-01820: format code cannot appear in date input format',
  "TO_DATE('1', 'E')": 'ORA-01822: era format code is not valid with this calendar',
  "TO_DATE('1', 'SS.FF')": NOT_RECOGNIZED,
  "TO_DATE('1', 'TZR')": NOT_RECOGNIZED,
});

// nlsparam: AMERICAN and ENGLISH have the same names, other languages are not there.
goldenExpressions(
  'SQL Language Reference: TO_CHAR (datetime)',
  {
    "TO_CHAR(DATE '2031-08-03', 'DD Month', 'NLS_DATE_LANGUAGE = American')": '03 August   ',
    "TO_CHAR(DATE '2031-08-03', 'DD Mon', 'NLS_DATE_LANGUAGE=ENGLISH')": '03 Aug',
    "TO_DATE('03-AUG-2031', 'DD-MON-YYYY', 'NLS_DATE_LANGUAGE = ENGLISH')": ' 2031-08-03 00:00:00',
    "TO_CHAR(DATE '2031-08-03', 'MON', 'NLS_DATE_LANGUAGE = GERMAN')":
      'ORA-03001: unimplemented feature: the sandbox does not support NLS_DATE_LANGUAGE = GERMAN',
    "TO_DATE('03-AUG-2031', 'DD-MON-YYYY', 'NLS_DATE_LANGUAGE = French')":
      'ORA-03001: unimplemented feature: the sandbox does not support NLS_DATE_LANGUAGE = French',
    "TO_CHAR(DATE '2031-08-03', 'MON', 'NLS_CALENDAR = ''Thai Buddha''')":
      'ORA-03001: unimplemented feature: the sandbox does not support NLS_CALENDAR = Thai Buddha',
    "TO_CHAR(DATE '2031-08-03', 'MON', 'NLS_CURRENCY = x')":
      'ORA-12702: invalid NLS parameter string used in SQL function',
  },
  ISO,
);

// Settings that the sandbox does not have are refused by name; those that change nothing are taken.
goldenBlocks('Globalization Support Guide: Setting Up a Globalization Support Environment', [
  ...[
    'NLS_LANGUAGE = GERMAN',
    'NLS_DATE_LANGUAGE = FRENCH',
    'NLS_TERRITORY = JAPAN',
    'NLS_ISO_CURRENCY = ATLANTIS',
  ].map(
    (setting) =>
      [
        `BEGIN EXECUTE IMMEDIATE 'ALTER SESSION SET ${setting}'; END;`,
        [`ORA-03001: unimplemented feature: the sandbox does not support ${setting}`, 'ORA-06512: at line 1'],
      ] as const,
  ),
  [
    `BEGIN EXECUTE IMMEDIATE 'ALTER SESSION SET NLS_LANGUAGE = AMERICAN NLS_TERRITORY = AMERICA NLS_DATE_LANGUAGE = ENGLISH';
         dbms_output.put_line(TO_CHAR(DATE '2031-08-03', 'Day') || DATE '2031-08-03'); END;`,
    ['Sunday   03-AUG-31'],
  ],
  [
    `BEGIN EXECUTE IMMEDIATE 'ALTER SESSION SET NLS_DATE_FORMAT = ''fmDay DD Month YYYY''';
         dbms_output.put_line(DATE '2031-08-03'); dbms_output.put_line(TO_DATE('SUN 3 AUG 2031') + 1);
         EXECUTE IMMEDIATE 'ALTER SESSION SET NLS_DATE_FORMAT = ''NOPE'''; END;`,
    ['Sunday 3 August 2031', 'Monday 4 August 2031', NOT_RECOGNIZED, 'ORA-06512: at line 3'],
  ],
]);
