/**
 * Keys of all ciphers, derived from one master secret (HKDF-SHA256), each for one use. Sealed text is
 * version ‖ nonce ‖ ciphertext ‖ tag (AES-256-GCM), bound to its place by the associated data.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const VERSION = 1
const DEMO_MARK = 'demo-secret'

export class Keys {
  private readonly identity: Buffer
  private readonly lookup: Buffer
  private readonly chain: Buffer
  private readonly photo: Buffer
  private readonly rows: Buffer
  private readonly proof: Buffer
  /** Says which secret this is without telling it: a restore checks it. */
  readonly fingerprint: string

  constructor(secret: Buffer) {
    this.identity = derive(secret, 'identity')
    this.lookup = derive(secret, 'lookup')
    this.chain = derive(secret, 'chain')
    this.photo = derive(secret, 'photo')
    this.rows = derive(secret, 'rows')
    this.proof = derive(secret, 'proof')
    this.fingerprint = createHash('sha256').update(derive(secret, 'fingerprint')).digest('hex').slice(0, 16)
  }

  /** Seals personal data; `place` is district, table, row and column, so a cipher moved elsewhere does not open. */
  seal = (text: string, place: string): Buffer => encrypt(this.identity, text, place)

  unseal = (sealed: Buffer, place: string): string => decrypt(this.identity, sealed, place)

  /** Seals keyed sums over rows: nobody without the key reads or makes them. */
  sealProof = (text: string, place: string): Buffer => encrypt(this.proof, text, place)

  unsealProof = (sealed: Buffer, place: string): string => decrypt(this.proof, sealed, place)

  /** What a row adds to the sum of its seal. */
  markOf = (canonical: string): Buffer => hmac(this.rows, canonical)

  /** A value one can search by without reading it (openid, phone, codes). */
  lookupOf = (kind: string, value: string): Buffer => hmac(this.lookup, `${kind}:${value}`)

  chainHash = (previous: Buffer, canonical: string): Buffer => createHmac('sha256', this.chain).update(previous).update(canonical).digest()

  signPhoto = (text: string): string => hmac(this.photo, text).toString('base64url')
}

/** Reads the master secret; in demo mode, and only there, it makes one beside the data. */
export function readSecret(settings: { SECRET_FILE?: string | undefined; DEMO: boolean; dataDir: string }): Buffer {
  const file = settings.SECRET_FILE ?? path.join(settings.dataDir, 'demo-secret')
  if (settings.DEMO && !settings.SECRET_FILE && !fs.existsSync(file)) makeDemoSecret(file)
  if (!fs.existsSync(file)) throw new Error(`没有密钥文件 SECRET_FILE ${file}。这样造一份：(umask 077; openssl rand -hex 32 > ${file})`)
  if ((fs.statSync(file).mode & 0o077) !== 0) throw new Error(`密钥文件 SECRET_FILE ${file} 别人也读得到：chmod 600 ${file}`)
  const words = fs.readFileSync(file, 'utf8').trim()
  if (!settings.DEMO && words.startsWith(DEMO_MARK)) throw new Error(`密钥文件 SECRET_FILE ${file} 是演示用的：正式使用前先造一份自己的`)
  const secret = words.replace(`${DEMO_MARK} `, '')
  if (!/^[0-9a-f]{64,}$/.test(secret)) throw new Error(`密钥文件 SECRET_FILE ${file} 里要有至少 64 位十六进制数字`)
  return Buffer.from(secret, 'hex')
}

/**
 * It is on the disk, whole, before anything is sealed with it: written aside and flushed, linked into place, its folder flushed. Whoever was a moment
 * quicker has made it.
 */
function makeDemoSecret(file: string) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    fs.writeFileSync(aside, `${DEMO_MARK} ${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    fs.linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
  flushFolder(path.dirname(file))
}

function flushFolder(folder: string) {
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}

function encrypt(key: Buffer, text: string, place: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, sealed: Buffer, place: string): string {
  if (sealed[0] !== VERSION) throw new Error(`身份信息是用不认识的版本（${sealed[0]}）加密的`)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]).toString('utf8')
}

const derive = (secret: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'shimin-chuishao', use, 32))
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
