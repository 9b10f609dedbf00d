import type { Connection } from 'oracledb';
import type { ViewReader } from '../../catalog/view-reader.js';
import { ask } from '../ask.js';
import { type Check, failed, ok, unchecked, warning } from '../check.js';
import { nlsDatabaseParameters } from '../views.js';

/** 12.1, the first release with the views about types in packages, and the first that Thin mode connects to. Source: node-oracledb, "Oracle Database versions". */
const OLDEST = [12, 1] as const;

export function checkVersion({ oracleServerVersionString, oracleServerVersion }: Connection): Check {
  const [major, minor] = [
    Math.floor(oracleServerVersion / 100_000_000),
    Math.floor(oracleServerVersion / 1_000_000) % 100,
  ];
  const version = `Oracle Database ${oracleServerVersionString}`;
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
    ? ok('version', `${version} is supported.`)
    : failed('version', `${version} is too old: ${OLDEST.join('.')} or later is needed.`);
}

/**
 * That the login worked shows that the server demands neither native network encryption nor a verifier that Thin mode lacks. Source: node-oracledb,
 * "Features Supported in Thin and Thick Modes".
 */
export function checkMode({ thin }: Connection): Check {
  return thin
    ? ok('driver', 'Thin mode: the server asks for no native network encryption, and knows a verifier of the password.')
    : ok('driver', 'Thick mode: Oracle Client libraries are loaded, and what Thin mode lacks does not matter.');
}

/** Thin mode has only AL16UTF16 for NCHAR and NVARCHAR2 (NJS-114 otherwise). Source: node-oracledb, "Features Supported in Thin and Thick Modes". */
export async function checkCharacterSets({ thin }: Connection, reader: ViewReader): Promise<Check> {
  const answer = await ask(reader, nlsDatabaseParameters);
  if ('unreadable' in answer) return unchecked('character sets', `NLS_DATABASE_PARAMETERS ${answer.unreadable}.`);
  const value = (name: string) => answer.rows.find(({ PARAMETER }) => PARAMETER === name)?.VALUE ?? 'not known';
  const national = value('NLS_NCHAR_CHARACTERSET');
  if (thin && national !== 'AL16UTF16')
    return failed(
      'character sets',
      `The national character set is ${national}; Thin mode has AL16UTF16 only, so that NCHAR, NVARCHAR2 and NCLOB cannot be used. Thick mode has it.`,
    );
  const own = value('NLS_CHARACTERSET');
  return own === 'AL32UTF8' || own === 'UTF8'
    ? ok('character sets', `${own}, national ${national}.`)
    : warning(
        'character sets',
        `${own} does not have all characters: what it lacks is replaced without an error on its way in.`,
      );
}
