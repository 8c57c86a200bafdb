/** Spreads a number over all 32 bits, so that like numbers become unlike ones (the finaliser of MurmurHash3). */
export function mixedBits(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
