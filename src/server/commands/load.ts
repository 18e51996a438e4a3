/** npm run load -- FILE.json: puts a district's units, grids, staff and first passwords into the database; adds, never changes or deletes. */
import { DistrictData, loadDistrict } from '../demo/load'
import { checkedFile } from '../operator'
import { refuseOtherSecret } from '../prepare'
import { runCommand } from '../toolbox'
import { readText } from '../text-file'

runCommand(async ({ db, keys, settings }) => {
  const file = process.argv[2]
  if (!file) throw new Error('用法：npm run load -- 文件.json')
  const data = checkedFile(file, readText(file), DistrictData) as DistrictData
  if (data.district.id !== settings.DISTRICT) throw new Error(`文件是 ${data.district.id} 的，DISTRICT 是 ${settings.DISTRICT}`)
  await refuseOtherSecret(db, settings.DISTRICT, keys)
  await loadDistrict(db, data, keys, Date.now())
  console.log(`${data.units.length} 个单位、${data.staff.length} 名工作人员已在库里`)
  return true
})
