/** Reads numbers of up to 24 bits, the highest first. Reading past the end throws a RangeError. */
export class BitReader {
  constructor(
    private readonly bytes: Buffer,
    public at = 0,
    private readonly end = bytes.length * 8,
  ) {}

  read(bits: number): number {
    const value = this.peek(bits)
    this.skip(bits)
    return value
  }

  /** What comes next, with zeros behind the end. */
  peek(bits: number): number {
    if (bits === 0) return 0
    const { bytes, at } = this
    const byte = at >> 3
    const word = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
    return (word << (at & 7)) >>> (32 - bits)
  }

  skip(bits: number) {
    this.at += bits
    if (this.at > this.end) throw new RangeError('no more bits')
  }
}

export class BitWriter {
  private readonly bytes: number[] = []
  private free = 0

  write(value: number, bits: number) {
    for (let left = bits; left > 0;) {
      if (this.free === 0) this.free = this.bytes.push(0) && 8
      const some = Math.min(left, this.free)
      left -= some
      this.free -= some
      this.bytes[this.bytes.length - 1]! |= ((value >> left) & (2 ** some - 1)) << this.free
    }
  }

  /** The bits of `bytes` from one place to another. */
  copy(bytes: Buffer, from: number, to: number) {
    const reader = new BitReader(bytes, from, to)
    while (reader.at < to) {
      const some = Math.min(24, to - reader.at)
      this.write(reader.read(some), some)
    }
  }

  /** Whole bytes; what is left of the last one is 0. */
  toBuffer = (): Buffer => Buffer.from(this.bytes)
}

/** Sets the bits from one place to another to 0. */
export function clearBits(bytes: Buffer, from: number, to: number) {
  for (let at = from; at < to; at++) bytes[at >> 3]! &= ~(0x80 >> (at & 7))
}
