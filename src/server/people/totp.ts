/** Six digits every half minute (TOTP, RFC 6238 with HMAC-SHA1, as every authenticator app makes them). */
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
/** A phone's clock may be half a minute off, before or behind. */
const SLACK = [0, -1, 1]
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The digits of a step; the key is raw bytes. */
export function digitsAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const from = hash[hash.length - 1]! & 0xf
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export const stepOf = (now: number): number => Math.floor(now / STEP_MS)

/** The step these digits belong to, if it is about now. */
export const stepWith = (key: Buffer, digits: string, now: number): number | undefined =>
  SLACK.map((slack) => stepOf(now) + slack).find((step) => timingSafeEqual(Buffer.from(digitsAt(key, step)), Buffer.from(digits)))

export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the picture holds: who it is for and the key. */
export const addressOf = (key: Buffer, { account, issuer }: { account: string; issuer: string }): string =>
  `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?secret=${base32(key)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
