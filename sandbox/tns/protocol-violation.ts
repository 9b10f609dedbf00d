/** The client sent what is no Oracle Net or TTC. There is no way to go on with its connection. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}
