import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { VectorFormat } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { emptyElements, requireSupportedCount, type VectorElements, VectorValue } from '../../values/vector.js';
import { noNumber } from '../../values/vector-text.js';

/** The numbers of the formats in descriptions and images (driver: constants.js). 0 in a description is any format. */
export const FORMAT_CODE: Readonly<Record<VectorFormat, number>> = { FLOAT32: 2, FLOAT64: 3, INT8: 4, BINARY: 5 };

const FORMATS: ReadonlyMap<number, VectorFormat> = new Map([
  [FORMAT_CODE.FLOAT32, 'FLOAT32'],
  [FORMAT_CODE.FLOAT64, 'FLOAT64'],
  [FORMAT_CODE.INT8, 'INT8'],
  [FORMAT_CODE.BINARY, 'BINARY'],
]);

const MAGIC = 0xdb;
const VERSION_BASE = 0;
const VERSION_WITH_BINARY = 1;
const VERSION_WITH_SPARSE = 2;
const HAS_NORM = 0x0002;
const IS_SPARSE = 0x0020;
/** Magic, version, flags, format, number of dimensions. */
const HEADER_BYTES = 9;
/** For BINARY, which has none, there is room for it all the same. */
const NORM_BYTES = 8;
const SIGN = 0x80000000;
const BITS = 8;

/** Bytes of an element. */
const SIZES: Readonly<Record<VectorFormat, number>> = { FLOAT32: 4, FLOAT64: 8, INT8: 1, BINARY: 1 };

/** A vector as it travels (driver: datahandlers/vector.js), without its norm: the client does not look at it. */
export function encodeVector(vector: VectorValue): Buffer {
  const { format, components } = vector;
  const isBinary = format === 'BINARY';
  const size = SIZES[format];
  const start = HEADER_BYTES + (isBinary ? NORM_BYTES : 0);
  const image = Buffer.alloc(start + components.length * size);
  image.writeUInt8(MAGIC, 0);
  image.writeUInt8(isBinary ? VERSION_WITH_BINARY : VERSION_BASE, 1);
  image.writeUInt8(FORMAT_CODE[format], 4);
  image.writeUInt32BE(vector.dimensions, 5);
  let at = start;
  for (const element of components) {
    if (format === 'FLOAT32') writeFloat(image, at, element);
    else if (format === 'FLOAT64') writeDouble(image, at, element);
    else image.writeUInt8(element & 0xff, at);
    at += size;
  }
  return image;
}

/**
 * A vector that a client binds.
 * @throws ProtocolViolation for what is no image; OracleError 51805 for infinite values and NaN, 51811, 51835; NotSupportedError for
 *   sparse vectors
 */
export function decodeVector(image: Buffer): VectorValue {
  if (image.length < HEADER_BYTES || image.readUInt8(0) !== MAGIC) throw new ProtocolViolation('no VECTOR image');
  const flags = image.readUInt16BE(2);
  const format = FORMATS.get(image.readUInt8(4));
  if (format === undefined || image.readUInt8(1) > VERSION_WITH_SPARSE) throw new ProtocolViolation('a VECTOR image');
  if ((flags & IS_SPARSE) !== 0) throw new NotSupportedError('sparse vectors');
  const dimensions = image.readUInt32BE(5);
  if (dimensions === 0) throw new OracleError(51835, 'Dimension count in vector input is invalid');
  requireSupportedCount(dimensions);
  const start = HEADER_BYTES + (format === 'BINARY' || (flags & HAS_NORM) !== 0 ? NORM_BYTES : 0);
  const elements = emptyElements(format, format === 'BINARY' ? dimensions / BITS : dimensions);
  if (image.length < start + elements.length * SIZES[format]) throw new ProtocolViolation('a VECTOR image too short');
  readElements(image, start, format, elements);
  return new VectorValue(elements);
}

function readElements(image: Buffer, start: number, format: VectorFormat, elements: VectorElements): void {
  for (let index = 0; index < elements.length; index += 1) {
    const at = start + index * SIZES[format];
    const element =
      format === 'FLOAT32' ? readFloat(image, at) : format === 'FLOAT64' ? readDouble(image, at) : image.readUInt8(at);
    if (!Number.isFinite(element)) throw noNumber(index);
    elements[index] = element;
  }
}

/** Floating-point numbers travel so that their bytes sort as they do: as BINARY_FLOAT and BINARY_DOUBLE, but -0 stays. */
function writeFloat(image: Buffer, at: number, value: number): void {
  image.writeFloatBE(value, at);
  const bits = image.readUInt32BE(at);
  image.writeUInt32BE(((bits & SIGN) === 0 ? bits | SIGN : ~bits) >>> 0, at);
}

function writeDouble(image: Buffer, at: number, value: number): void {
  image.writeDoubleBE(value, at);
  const [high, low] = [image.readUInt32BE(at), image.readUInt32BE(at + 4)];
  const negative = (high & SIGN) !== 0;
  image.writeUInt32BE((negative ? ~high : high | SIGN) >>> 0, at);
  if (negative) image.writeUInt32BE(~low >>> 0, at + 4);
}

const SCRATCH = new DataView(new ArrayBuffer(8));

function readFloat(image: Buffer, at: number): number {
  const bits = image.readUInt32BE(at);
  SCRATCH.setUint32(0, (bits & SIGN) === 0 ? ~bits : bits & ~SIGN);
  return SCRATCH.getFloat32(0);
}

function readDouble(image: Buffer, at: number): number {
  const [high, low] = [image.readUInt32BE(at), image.readUInt32BE(at + 4)];
  const negative = (high & SIGN) === 0;
  SCRATCH.setUint32(0, negative ? ~high : high & ~SIGN);
  SCRATCH.setUint32(4, negative ? ~low : low);
  return SCRATCH.getFloat64(0);
}
