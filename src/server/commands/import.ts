/** npm run import -- FILE.jsonl [LABELS.json]: loads historical cases; see docs/operate.md. Exit code 1 when a line was rejected or something differs. */
import { Labels } from '../history/labels'
import { loadFile } from '../history/run'
import { checkedFile } from '../operator'
import { prepareDistrict } from '../prepare'
import { depsOf, runCommand } from '../toolbox'
import { readText } from '../text-file'

runCommand(async (box) => {
  const [file, labelFile] = process.argv.slice(2)
  if (!file) throw new Error('用法：npm run import -- 文件.jsonl [标签.json]')
  const now = Date.now()
  await prepareDistrict(box.db, box.settings, box.keys, now)
  const labels = labelFile ? checkedFile(labelFile, readText(labelFile), Labels) : {}
  const deps = { ...(await depsOf(box)), importedAt: now, labels }
  const account = await loadFile(deps, file, progress)
  process.stderr.write('\n')
  for (const line of account.words()) console.log(line)
  return account.rejected === 0 && account.different.length === 0
})

const WIDTH = 40

/** A bar on a terminal, a line for every tenth elsewhere. */
let tenths = 0
function progress(share: number, { cases }: { cases: number }) {
  if (process.stderr.isTTY) {
    const full = Math.round(share * WIDTH)
    process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.round(share * 100)}% ${cases} 件`)
  } else if (Math.floor(share * 10) > tenths) {
    tenths = Math.floor(share * 10)
    process.stderr.write(`${tenths}0% ${cases} 件\n`)
  }
}
