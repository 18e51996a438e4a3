/** npm run load -- FILE.json: puts a district's units, grids, staff and first passwords into the database; adds, never changes or deletes. */
import * as v from 'valibot'
import { DistrictData, loadDistrict } from '../demo/load'
import { refuseOtherSecret } from '../prepare'
import { runCommand } from '../toolbox'
import { readText } from '../text-file'

runCommand(async ({ db, keys, settings }) => {
  const file = process.argv[2]
  if (!file) throw new Error('npm run load -- FILE.json')
  const checked = v.safeParse(DistrictData, JSON.parse(readText(file)))
  if (!checked.success) throw new Error(checked.issues.map((issue) => `${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`).join('\n'))
  const data = checked.output as DistrictData
  if (data.district.id !== settings.DISTRICT) throw new Error(`文件是 ${data.district.id} 的，DISTRICT 是 ${settings.DISTRICT}`)
  await refuseOtherSecret(db, settings.DISTRICT, keys)
  await loadDistrict(db, data, keys, Date.now())
  console.log(`${data.units.length} 个单位、${data.staff.length} 名工作人员已在库里`)
  return true
})
