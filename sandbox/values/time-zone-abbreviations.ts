import { NotSupportedError, OracleError } from './oracle-error.js';

/** Abbreviations with their minutes ahead of UTC, and the regions that have them now. Source: the IANA time zone database. */
const ABBREVIATIONS: readonly (readonly [abbreviations: Readonly<Record<string, number>>, regions: string])[] = [
  [{ UTC: 0 }, 'UTC Etc/UTC'],
  [{ GMT: 0 }, 'GMT Etc/GMT Africa/Abidjan Africa/Accra Atlantic/Reykjavik'],
  [{ GMT: 0, BST: 60 }, 'Europe/London GB'],
  [{ GMT: 0, IST: 60 }, 'Europe/Dublin'],
  [{ WET: 0, WEST: 60 }, 'Europe/Lisbon WET'],
  [
    { CET: 60, CEST: 120 },
    'CET Europe/Amsterdam Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Copenhagen ' +
      'Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Monaco Europe/Oslo Europe/Paris Europe/Prague Europe/Rome ' +
      'Europe/Stockholm Europe/Vaduz Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich',
  ],
  [
    { EET: 120, EEST: 180 },
    'EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius',
  ],
  [{ MSK: 180 }, 'Europe/Moscow'],
  [{ EST: -300, EDT: -240 }, 'America/Detroit America/New_York America/Toronto US/Eastern EST5EDT'],
  [{ CST: -360, CDT: -300 }, 'America/Chicago America/Winnipeg US/Central CST6CDT'],
  [{ MST: -420, MDT: -360 }, 'America/Denver America/Edmonton US/Mountain MST7MDT'],
  [{ MST: -420 }, 'America/Phoenix US/Arizona'],
  [{ PST: -480, PDT: -420 }, 'America/Los_Angeles America/Vancouver US/Pacific PST8PDT'],
  [{ AKST: -540, AKDT: -480 }, 'America/Anchorage US/Alaska'],
  [{ HST: -600 }, 'Pacific/Honolulu US/Hawaii'],
  [{ AST: -240, ADT: -180 }, 'America/Halifax'],
  [{ NST: -210, NDT: -150 }, 'America/St_Johns'],
  [{ IST: 330 }, 'Asia/Calcutta Asia/Kolkata'],
  [{ JST: 540 }, 'Asia/Tokyo Japan'],
  [{ KST: 540 }, 'Asia/Seoul'],
  [{ CST: 480 }, 'Asia/Shanghai Asia/Taipei PRC'],
  [{ HKT: 480 }, 'Asia/Hong_Kong'],
  [{ SAST: 120 }, 'Africa/Johannesburg'],
  [{ EAT: 180 }, 'Africa/Nairobi'],
  [{ WAT: 60 }, 'Africa/Lagos'],
  [{ AWST: 480 }, 'Australia/Perth'],
  [{ ACST: 570, ACDT: 630 }, 'Australia/Adelaide'],
  [{ AEST: 600, AEDT: 660 }, 'Australia/Hobart Australia/Melbourne Australia/Sydney'],
  [{ AEST: 600 }, 'Australia/Brisbane'],
  [{ NZST: 720, NZDT: 780 }, 'Pacific/Auckland NZ'],
];

const byRegion = new Map(
  ABBREVIATIONS.flatMap(([abbreviations, regions]) =>
    regions.split(' ').map((region) => [region.toUpperCase(), new Map(Object.entries(abbreviations))] as const),
  ),
);

/** From when on the list holds: regions have changed their clocks before. */
const FIRST_YEAR = 2000;

/** `CEST`, the element TZD. @throws NotSupportedError for regions and times of which the sandbox does not know it */
export function zoneAbbreviation(region: string, offset: number, year: number): string {
  const found = [...abbreviationsOf(region)].find(([, minutes]) => minutes === offset);
  if (found === undefined || year < FIRST_YEAR) throw unknown(region);
  return found[0];
}

/** Minutes ahead of UTC. @throws OracleError 1857 for an abbreviation that the region does not have; NotSupportedError */
export function abbreviatedOffset(region: string, abbreviation: string): number {
  const offset = abbreviationsOf(region).get(abbreviation.toUpperCase());
  if (offset === undefined) throw new OracleError(1857, 'not a valid time zone');
  return offset;
}

function abbreviationsOf(region: string): ReadonlyMap<string, number> {
  const found = byRegion.get(region.toUpperCase());
  if (found === undefined) throw unknown(region);
  return found;
}

function unknown(region: string): NotSupportedError {
  return new NotSupportedError(`the daylight saving information of the time zone ${region}`);
}
