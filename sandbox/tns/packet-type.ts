/** Types of Oracle Net packets, in byte 4 of the header. */
export const PACKET_TYPE = {
  connect: 1,
  accept: 2,
  refuse: 4,
  data: 6,
  marker: 12,
  control: 14,
} as const;

/** Length (2 or 4 bytes), checksum, type, flags, header checksum. */
export const HEADER_BYTES = 8;
