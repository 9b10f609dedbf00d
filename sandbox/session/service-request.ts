import { findText, parseConnectDescriptor } from '../tns/connect-descriptor.js';

/** Which TNS error a client gets. */
const REFUSAL = {
  noServiceName: 12504,
  unknownSid: 12505,
  unknownService: 12514,
  noSuchServer: 12520,
} as const;

const SERVERS: ReadonlySet<string> = new Set(['DEDICATED', 'SHARED', 'POOLED']);

/** What the connect data asks of the listener: an accepted service, or the TNS error to refuse with. */
export type ServiceRequest =
  | { readonly serviceName: string; readonly pooled: boolean; readonly refusal?: undefined }
  | { readonly refusal: number };

/** @throws ProtocolViolation when the connect data cannot be read */
export function readServiceRequest(connectData: string, serviceNames: readonly string[]): ServiceRequest {
  const descriptor = parseConnectDescriptor(connectData);
  // Notification servers (EMON) do not exist here.
  const server = findText(descriptor, 'CONNECT_DATA', 'SERVER')?.toUpperCase() ?? 'DEDICATED';
  if (!SERVERS.has(server)) return { refusal: REFUSAL.noSuchServer };
  const serviceName = findText(descriptor, 'CONNECT_DATA', 'SERVICE_NAME')?.toUpperCase() ?? '';
  if (serviceName === '') {
    const sid = findText(descriptor, 'CONNECT_DATA', 'SID');
    return { refusal: sid === undefined ? REFUSAL.noServiceName : REFUSAL.unknownSid };
  }
  return serviceNames.includes(serviceName)
    ? { serviceName, pooled: server === 'POOLED' }
    : { refusal: REFUSAL.unknownService };
}
