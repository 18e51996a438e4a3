/**
 * The sound in one block of AAC (raw_data_block): read to its last bit as the standard's tables say, so that what stands before and
 * behind it (fill elements, data elements, trailing bytes) is told from it and left out. Nothing is decoded.
 */
import TABLES from './aac-tables.json'
import { BitReader, BitWriter } from './bits'

type Form = { rate: number; channels: number }
type Window = { isShort: boolean; bands: number; groups: number[]; widths: readonly number[] }

const [SINGLE, PAIR, DATA, FILL, END] = [0, 1, 4, 6, 7]
const [ZERO, QUADS, ESCAPES, RESERVED, NOISE] = [0, 4, 11, 12, 13]
const EIGHT_SHORT = 2

/** One element of one or two channels and the end mark, in whole bytes. Throws a RangeError where there is anything else. */
export function soundBits(block: Buffer, form: Form): Buffer {
  const bits = new BitReader(block)
  const writer = new BitWriter()
  const wanted = form.channels === 1 ? SINGLE : PAIR
  let found = 0
  for (let kind = bits.read(3); kind !== END; kind = bits.read(3)) {
    if (kind === DATA) passData(bits)
    else if (kind === FILL) passFill(bits)
    else if (kind === wanted && found++ === 0) copyElement(block, bits, writer, form)
    else throw new RangeError('another element')
  }
  if (found === 0) throw new RangeError('no sound')
  writer.write(END, 3)
  return writer.toBuffer()
}

function copyElement(block: Buffer, bits: BitReader, writer: BitWriter, { rate, channels }: Form) {
  // its number says nothing where there is only one
  bits.skip(4)
  writer.write(channels === 1 ? SINGLE : PAIR, 3)
  writer.write(0, 4)
  const from = bits.at
  if (channels === 1) readChannel(bits, rate)
  else readPair(bits, rate)
  writer.copy(block, from, bits.at)
}

function passData(bits: BitReader) {
  bits.skip(4)
  const isAligned = bits.read(1) === 1
  const count = bits.read(8)
  const length = count === 255 ? count + bits.read(8) : count
  if (isAligned) bits.skip((8 - (bits.at % 8)) % 8)
  bits.skip(length * 8)
}

function passFill(bits: BitReader) {
  const count = bits.read(4)
  bits.skip(8 * (count === 15 ? count + bits.read(8) - 1 : count))
}

function readPair(bits: BitReader, rate: number) {
  const common = bits.read(1) === 1 ? readWindow(bits, rate) : undefined
  if (common) {
    const mask = bits.read(2)
    if (mask === 3) throw new RangeError('reserved')
    if (mask === 1) bits.skip(common.groups.length * common.bands)
  }
  readChannel(bits, rate, common)
  readChannel(bits, rate, common)
}

/** individual_channel_stream: every part is passed over by its own length. */
function readChannel(bits: BitReader, rate: number, common?: Window) {
  bits.skip(8)
  const window = common ?? readWindow(bits, rate)
  const books = readSections(bits, window)
  readScalefactors(bits, books)
  if (bits.read(1)) readPulses(bits, window)
  if (bits.read(1)) readShaping(bits, window)
  // gain control belongs to another kind of AAC
  if (bits.read(1)) throw new RangeError('gain control')
  readSpectrum(bits, window, books)
}

/** ics_info: how long the windows are, how many bands are coded, which of the short windows go together. */
function readWindow(bits: BitReader, rate: number): Window {
  if (bits.read(1)) throw new RangeError('reserved')
  const isShort = bits.read(2) === EIGHT_SHORT
  bits.skip(1)
  const { long, short } = TABLES.bands[TABLES.of[rate]!]!
  const widths = isShort ? short : long
  const bands = bits.read(isShort ? 4 : 6)
  if (bands > widths.length) throw new RangeError('too many bands')
  const groups = [1]
  if (isShort)
    for (let n = 0; n < 7; n++) {
      if (bits.read(1)) groups[groups.length - 1]!++
      else groups.push(1)
    }
  else if (bits.read(1)) throw new RangeError('prediction')
  return { isShort, bands, groups, widths }
}

/** section_data: which code book each band of each group is written by. */
function readSections(bits: BitReader, { isShort, bands, groups }: Window): number[][] {
  const length = isShort ? 3 : 5
  const escape = 2 ** length - 1
  return groups.map(() => {
    const books: number[] = []
    while (books.length < bands) {
      const book = bits.read(4)
      if (book === RESERVED) throw new RangeError('reserved')
      let count = 0
      let more: number
      do count += more = bits.read(length)
      while (more === escape)
      if (count === 0 || books.length + count > bands) throw new RangeError('no section')
      for (let n = 0; n < count; n++) books.push(book)
    }
    return books
  })
}

function readScalefactors(bits: BitReader, books: readonly number[][]) {
  let isFirstNoise = true
  for (const book of books.flat()) {
    if (book === ZERO) continue
    if (book === NOISE && isFirstNoise) {
      bits.skip(9)
      isFirstNoise = false
    } else SCALEFACTORS.read(bits)
  }
}

function readPulses(bits: BitReader, { isShort }: Window) {
  if (isShort) throw new RangeError('no pulses in short windows')
  const count = bits.read(2) + 1
  bits.skip(6 + count * 9)
}

/** tns_data. */
function readShaping(bits: BitReader, { isShort }: Window) {
  for (let window = 0; window < (isShort ? 8 : 1); window++) {
    const filters = bits.read(isShort ? 1 : 2)
    const resolution = filters > 0 ? bits.read(1) : 0
    for (let n = 0; n < filters; n++) {
      bits.skip(isShort ? 4 : 6)
      const order = bits.read(isShort ? 3 : 5)
      if (order > 20) throw new RangeError('too many coefficients')
      if (order === 0) continue
      bits.skip(1)
      const compressed = bits.read(1)
      bits.skip(order * (resolution + 3 - compressed))
    }
  }
}

function readSpectrum(bits: BitReader, { groups, widths }: Window, books: readonly number[][]) {
  books.forEach((ofGroup, group) =>
    ofGroup.forEach((book, band) => {
      if (book === ZERO || book >= NOISE) return
      const values = widths[band]! * groups[group]!
      for (let n = 0; n < values; n += book <= QUADS ? 4 : 2) readValues(bits, book)
    }),
  )
}

/** Two or four values: a word of the book, a sign for each that is not 0, and the rest of those too big for it. */
function readValues(bits: BitReader, book: number) {
  const { signs, escapes } = BOOKS[book - 1]!
  const word = BOOKS[book - 1]!.read(bits)
  bits.skip(signs ? Number(signs[word]) : 0)
  for (let n = 0; book === ESCAPES && n < Number(escapes[word]); n++) {
    let length = 4
    while (bits.read(1)) length++
    if (length > 12) throw new RangeError('no value')
    bits.skip(length)
  }
}

const LONGEST = 19

/** A book of words of rising length, each one more than the one before: how many there are of each length says all. */
class Book {
  constructor(
    private readonly counts: readonly number[],
    readonly signs = '',
    readonly escapes = '',
  ) {}

  /** Which word comes next. */
  read(bits: BitReader): number {
    const ahead = bits.peek(LONGEST)
    let [first, index, length] = [0, 0, 0]
    for (const count of this.counts) {
      const word = ahead >> (LONGEST - ++length)
      if (word - first < count) {
        bits.skip(length)
        return index + word - first
      }
      index += count
      first = (first + count) * 2
    }
    throw new RangeError('no word')
  }
}

const BOOKS = TABLES.books.map(
  ({ counts, signs, escapes }: { counts: number[]; signs?: string; escapes?: string }) => new Book(counts, signs, escapes),
)
const SCALEFACTORS = new Book(TABLES.scalefactors.counts)
