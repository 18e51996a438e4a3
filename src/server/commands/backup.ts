/** backup FILE: writes database and photos to a new file; the server may go on running. */
import path from 'node:path'
import { backUp } from '../backup/backup'
import { keepLastBackup } from '../backup/last'
import { readBackupKey } from '../backup/sealed'
import { photosIn, withDatabase } from '../backup/where'
import { operatorWords } from '../operator'
import { readSettings } from '../settings'

const [file] = process.argv.slice(2)
const say = (line: string) => console.log(line)

async function main() {
  if (!file) throw new Error('用法：backup 文件名')
  const settings = readSettings(process.env)
  const key = readBackupKey(settings.BACKUP_KEY_FILE)
  await withDatabase(settings, say, (connection) => backUp({ connection, photos: photosIn(settings), file: path.resolve(file), key, say }))
  // the backup is there whether or not that can be written down
  await keepLastBackup(settings.dataDir, Date.now()).catch((error: Error) => say(`没有记下这次备份的时间：${error.message}`))
}

main().catch((error: Error) => {
  console.error(`没有备份：${operatorWords(error)}`)
  process.exit(1)
})
