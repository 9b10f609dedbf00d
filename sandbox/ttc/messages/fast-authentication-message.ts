import { ProtocolViolation } from '../../tns/protocol-violation.js';
import { FUNCTION, MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import { type AuthenticationRequest, readAuthenticationRequest } from './authentication-message.js';
import { type DataTypesRequest, readDataTypesRequest } from './data-types-message.js';
import { readFunctionHeader } from './function-header.js';
import { readProtocolRequest } from './protocol-message.js';

export interface FastAuthenticationRequest {
  readonly dataTypes: DataTypesRequest;
  readonly authentication: AuthenticationRequest;
  /** Two: there is no password to be asked for (external authentication, access tokens). */
  readonly phase: 'one' | 'two';
}

/** Three messages in one: protocol, data types and an authentication phase. The message type has been read. */
export function readFastAuthenticationRequest(reader: TtcReader): FastAuthenticationRequest {
  reader.skip(3); // version, flags
  expectByte(reader, MESSAGE.protocol, 'PROTOCOL');
  readProtocolRequest(reader);
  reader.skip(5); // character sets
  const fieldVersion = reader.u8();
  expectByte(reader, MESSAGE.dataTypes, 'DATA TYPES');
  const dataTypes = readDataTypesRequest(reader);
  expectByte(reader, MESSAGE.function, 'FUNCTION');
  const header = readFunctionHeader(reader, fieldVersion);
  const phase = PHASES.get(header.function);
  if (phase === undefined) throw new ProtocolViolation(`function ${header.function} inside a fast authentication`);
  return { dataTypes, authentication: readAuthenticationRequest(reader), phase };
}

const PHASES: ReadonlyMap<number, FastAuthenticationRequest['phase']> = new Map([
  [FUNCTION.authenticationPhaseOne, 'one'],
  [FUNCTION.authenticationPhaseTwo, 'two'],
]);

function expectByte(reader: TtcReader, expected: number, name: string): void {
  if (reader.u8() !== expected) throw new ProtocolViolation(`a fast authentication without its ${name} message`);
}
