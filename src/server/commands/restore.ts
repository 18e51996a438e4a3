/** restore FILE: a backup into an empty database and photo folder, under the secret it was made with. The server must be stopped. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { checkBackup, restore } from '../backup/restore'
import { readBackupKey } from '../backup/sealed'
import { photosIn, withoutServer } from '../backup/where'
import { Keys, readSecret } from '../keys'
import { operatorWords } from '../operator'
import { readSettings, type Settings } from '../settings'

const [file] = process.argv.slice(2)
const say = (line: string) => console.log(line)

async function main() {
  if (!file) throw new Error('用法：restore 文件名')
  const settings = readSettings(process.env)
  const key = readBackupKey(settings.BACKUP_KEY_FILE)
  const checked = await checkBackup(path.resolve(file), fingerprintOf(settings), key)
  say('备份文件检查无误')
  await withoutServer(settings, say, (connection) =>
    restore({ connection, photos: photosIn(settings), file: path.resolve(file), key, say }, checked),
  )
}

/** The secret must be there already: one made now would fit no backup. */
function fingerprintOf(settings: Settings): string {
  const SECRET_FILE = settings.SECRET_FILE ?? path.join(settings.dataDir, 'demo-secret')
  if (!existsSync(SECRET_FILE)) throw new Error(`没有密钥文件 ${SECRET_FILE}：请把备份时的那一份放到这里。`)
  return new Keys(readSecret({ ...settings, SECRET_FILE })).fingerprint
}

main().catch((error: Error) => {
  console.error(`没有恢复：${operatorWords(error)}`)
  process.exit(1)
})
