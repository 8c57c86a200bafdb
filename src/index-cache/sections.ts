import { createHash } from 'node:crypto';

/** Named arrays and plain values in one run of bytes, with a checksum. */
export interface Sections {
  readonly values: unknown;
  readonly arrays: Readonly<Record<string, NumberArray>>;
}

export type NumberArray = Int32Array | Float32Array | Float64Array | Uint8Array;

const kinds = { Int32Array, Float32Array, Float64Array, Uint8Array };
const signature = 'summit-bot index\n';
const checksumLength = 32;
/** Each array starts at a multiple of so many bytes, which its elements need. */
const alignment = 8;

interface Header {
  readonly values: unknown;
  readonly arrays: readonly {
    readonly name: string;
    readonly kind: keyof typeof kinds;
    readonly length: number;
  }[];
}

/**
 * The same sections give the same bytes.
 *
 * @returns The bytes in pieces, to be written one after the other: views of the arrays, no copies.
 */
export function encodeSections({ values, arrays }: Sections): Uint8Array[] {
  const header: Header = {
    values,
    arrays: Object.entries(arrays).map(([name, array]) => ({
      name,
      kind: kindOf(array),
      length: array.length,
    })),
  };
  const head = Buffer.from(`${signature}${JSON.stringify(header)}\n`);
  const pieces: Uint8Array[] = [head, new Uint8Array(paddingAfter(head.length))];
  for (const { buffer, byteOffset, byteLength } of Object.values(arrays)) {
    pieces.push(new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(paddingAfter(byteLength)));
  }
  return [...pieces, checksum(pieces)];
}

/** @throws {Error} What is wrong, when the bytes are not whole or not of this kind. */
export function decodeSections(bytes: Uint8Array): Sections {
  const body = bytes.subarray(0, -checksumLength);
  if (Buffer.from(body.subarray(0, signature.length)).toString('latin1') !== signature) {
    throw new Error('it is no index');
  }
  if (!checksum([body]).equals(bytes.subarray(-checksumLength))) throw new Error('its checksum is wrong');
  const end = body.indexOf(0x0a, signature.length);
  const header: Header = JSON.parse(Buffer.from(body.subarray(signature.length, end)).toString());
  const arrays: Record<string, NumberArray> = {};
  let start = end + 1 + paddingAfter(end + 1);
  for (const { name, kind, length } of header.arrays) {
    const Kind = kinds[kind];
    const size = length * Kind.BYTES_PER_ELEMENT;
    arrays[name] = new Kind(new Uint8Array(body.subarray(start, start + size)).buffer);
    start += size + paddingAfter(size);
  }
  return { values: header.values, arrays };
}

function kindOf(array: NumberArray): keyof typeof kinds {
  if (array instanceof Int32Array) return 'Int32Array';
  if (array instanceof Float32Array) return 'Float32Array';
  return array instanceof Float64Array ? 'Float64Array' : 'Uint8Array';
}

function paddingAfter(length: number): number {
  return (alignment - (length % alignment)) % alignment;
}

function checksum(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
