/** What turns 32 unsigned bits into a fraction: 2^-32. */
export const perBit = 2 ** -32;

/**
 * All chance of the search: sfc32 (Chris Doty-Humphrey's small fast counting generator, 128 bits of state, PractRand-clean),
 * seeded through splitmix32 from the seed's two halves and a stream number. The state is four integers that can be saved.
 * Worked example: seed 1, stream 0 always begins with the draws listed in the spec.
 */
export class Chance {
  /** The whole state; a copy of it is a copy of the generator. */
  readonly state = new Int32Array(4);
  /** The last normal draw: handed over in an array, because a returned fraction may cost an object on the heap. */
  readonly normal = new Float64Array(1);

  constructor(seed: number, stream = 0) {
    let mix = (seed | 0) ^ Math.imul(Math.floor(seed / 4294967296) | 0, 0x27d4eb2f) ^ Math.imul(stream, 0x9e3779b1);
    for (let i = 0; i < 3; i++) {
      mix = (mix + 0x9e3779b9) | 0;
      let z = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      this.state[i] = z ^ (z >>> 15);
    }
    this.state[3] = 1;
    for (let i = 0; i < 16; i++) this.bits();
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const s = this.state;
    const a = s[0]!;
    const b = s[1]!;
    const c = s[2]!;
    const d = s[3]!;
    const t = (((a + b) | 0) + d) | 0;
    s[0] = b ^ (b >>> 9);
    s[1] = (c + (c << 3)) | 0;
    s[2] = (((c << 21) | (c >>> 11)) + t) | 0;
    s[3] = (d + 1) | 0;
    return t;
  }

  /** Uniform in [0, 1). Hot loops write `(bits() >>> 0) * perBit` themselves: bits come back without an object on the heap. */
  unit(): number {
    return (this.bits() >>> 0) * perBit;
  }

  /** A whole number in 0..n-1. */
  below(n: number): number {
    return Math.floor((this.bits() >>> 0) * perBit * n);
  }

  /**
   * Draws into `normal`, with mean 0 and deviation 1 (Box and Muller's polar method, second value dropped so that the state stays
   * four integers).
   */
  drawNormal(): void {
    for (;;) {
      const u = 2 * (this.bits() >>> 0) * perBit - 1;
      const v = 2 * (this.bits() >>> 0) * perBit - 1;
      const s = u * u + v * v;
      if (!(s > 0 && s < 1)) continue;
      this.normal[0] = u * Math.sqrt((-2 * Math.log(s)) / s);
      return;
    }
  }
}
