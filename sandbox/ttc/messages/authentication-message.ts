import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { type KeyValuePair, readKeyValuePairs } from './key-value-pairs.js';

export interface AuthenticationRequest {
  /** As the user typed it; '' for external authentication. */
  readonly userName: string;
  /** Bit set of AUTH_MODE. */
  readonly mode: number;
  readonly pairs: readonly KeyValuePair[];
}

export const AUTH_MODE = {
  logon: 0x1,
  changePassword: 0x2,
  /** SYSDBA, SYSOPER, SYSASM, SYSBACKUP, SYSDG, SYSKM, SYSRAC. */
  administrative: 0x20 | 0x40 | 0x00400000 | 0x01000000 | 0x02000000 | 0x04000000 | 0x08000000,
  withPassword: 0x100,
} as const;

/** Both phases have the same shape. The function header has been read. */
export function readAuthenticationRequest(reader: TtcReader): AuthenticationRequest {
  const hasUserName = reader.u8() !== 0;
  reader.unsigned(); // length of the user name
  const mode = reader.unsigned();
  reader.u8();
  const pairCount = reader.unsigned();
  reader.skip(2);
  const userName = hasUserName ? reader.text() : '';
  return { userName, mode, pairs: readKeyValuePairs(reader, pairCount) };
}

export function pairValue(request: AuthenticationRequest, key: string): string | undefined {
  return request.pairs.find((pair) => pair.key === key)?.value;
}

export interface AuthenticationParameter {
  readonly key: string;
  readonly value: string;
  readonly flag?: number;
}

/** PARAMETER, the answer to either phase. */
export function writeAuthenticationParameters(writer: TtcWriter, parameters: readonly AuthenticationParameter[]): void {
  writer.u8(MESSAGE.parameter).unsigned(parameters.length);
  for (const { key, value, flag } of parameters) {
    writer
      .sizedText(key)
      .sizedText(value)
      .unsigned(flag ?? 0);
  }
}
