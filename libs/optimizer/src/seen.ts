/**
 * Genomes already evaluated, recognised by a 64-bit hash of their bytes (open addressing; two genomes share a hash with a chance
 * of about one in 10^10 in a run of 25,000). When three quarters full it forgets everything: memory stays bounded.
 */
export class Seen {
  private readonly table: Int32Array;
  private readonly filled = new Int32Array(1);
  private readonly mask: number;
  private readonly words: Int32Array;
  private readonly bytes: Float64Array;

  constructor(n: number, evaluations: number) {
    let size = 1024;
    while (size < 2 * evaluations && size < 1 << 21) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(2 * size);
    this.bytes = new Float64Array(n);
    this.words = new Int32Array(this.bytes.buffer);
  }

  get state(): ArrayBufferView[] {
    return [this.table, this.filled];
  }

  /** True when the genome is new; it is remembered from now on. */
  isNew(x: Float64Array): boolean {
    const { bytes, words, table, mask } = this;
    for (let i = 0; i < bytes.length; i++) bytes[i] = x[i]!;
    let a = 0x9e3779b9 | 0;
    let b = 0x85ebca6b | 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      a = Math.imul(a ^ word, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(word, 0x1b873593);
      b ^= b >>> 16;
    }
    a = Math.imul(a ^ (a >>> 16), 0x7feb352d) ^ b;
    b |= 1;
    for (let at = (a ^ (a >>> 15)) & mask; ; at = (at + 1) & mask) {
      if (table[2 * at + 1] === 0) {
        table[2 * at] = a;
        table[2 * at + 1] = b;
        if (++this.filled[0]! > mask * 0.75) this.forget();
        return true;
      }
      if (table[2 * at] === a && table[2 * at + 1] === b) return false;
    }
  }

  private forget(): void {
    this.table.fill(0);
    this.filled[0] = 0;
  }
}
