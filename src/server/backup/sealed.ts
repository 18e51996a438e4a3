/**
 * A backup under a key of its own (备份密钥): AES-256-GCM around the archive, so that a file on a borrowed disk tells nothing. Its bytes:
 *
 *   SEAL · 16 of salt · 12 of nonce · 8 that tell whether a key fits · the archive · 16 of tag
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Damaged } from './damaged'

const SEAL = Buffer.from('CHUISHAO-SEALED-1\n')
const [SALT, NONCE, CHECK, TAG] = [16, 12, 8, 16]
const HEAD = SEAL.length + SALT + NONCE + CHECK
const CIPHER = 'aes-256-gcm'
/** Letters a key has at least: half a line of random hex. */
const LEAST = 32

/** The key in a file, or none where no file is named. Throws in the operator's words where it is too short. */
export function readBackupKey(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  const key = readFileSync(file, 'utf8').trim()
  if (key.length < LEAST) throw new Error(`备份密钥 ${file} 太短：至少 ${LEAST} 个字符，用 openssl rand -hex 32 造一个。`)
  return key
}

/** What goes out between the archive and its file. */
export const sealedBy = (key: string) =>
  async function* (archive: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)]
    const own = keyFor(key, salt)
    const cipher = createCipheriv(CIPHER, own, nonce)
    yield Buffer.concat([SEAL, salt, nonce, checkOf(own)])
    for await (const piece of archive) yield cipher.update(piece)
    yield cipher.final()
    yield cipher.getAuthTag()
  }

/** The archive in a file, opened where it is sealed. Throws in the operator's words where the key is missing or another one. */
export async function archiveIn(file: string, key?: string): Promise<Readable> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const head = await piece(handle, 0, HEAD)
    if (!head.subarray(0, SEAL.length).equals(SEAL)) return createReadStream(file)
    if (size <= HEAD + TAG) throw new Damaged('cut short')
    if (key === undefined) throw new Error('这个备份加了密：用 BACKUP_KEY_FILE 指出备份时的备份密钥。')
    const [salt, rest] = [head.subarray(SEAL.length, SEAL.length + SALT), head.subarray(SEAL.length + SALT)]
    const own = keyFor(key, salt)
    if (!rest.subarray(NONCE).equals(checkOf(own))) throw new Error('备份密钥和这个备份不是一套，没有恢复任何数据。')
    const decipher = createDecipheriv(CIPHER, own, rest.subarray(0, NONCE))
    decipher.setAuthTag(await piece(handle, size - TAG, TAG))
    return createReadStream(file, { start: HEAD, end: size - TAG - 1 }).pipe(decipher)
  } finally {
    await handle.close()
  }
}

async function piece(handle: Awaited<ReturnType<typeof open>>, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
  return bytesRead === length ? buffer : Buffer.alloc(length)
}

const keyFor = (key: string, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, salt, 'chuishao backup', 32))
const checkOf = (own: Buffer): Buffer => createHmac('sha256', own).update('fits').digest().subarray(0, CHECK)
