/**
 * npm run load -- FILE.json: puts a district's units, grids, staff and first passwords into the database; adds, never changes or deletes.
 * A GeoJSON file is one of places: the newest stands for all before it.
 */
import { PlaceFile } from '../../domain/place/gazetteer'
import { Units } from '../../domain/people/units'
import { coverageReport } from '../place/coverage'
import { DistrictData, loadDistrict } from '../demo/load'
import { loadPlaces } from '../demo/load-places'
import { checkedFile } from '../operator'
import { refuseOtherSecret } from '../prepare'
import { runCommand, type Toolbox } from '../toolbox'
import { readText } from '../text-file'

runCommand(async (tools) => {
  const file = process.argv[2]
  if (!file) throw new Error('用法：npm run load -- 文件.json')
  const text = readText(file)
  await (/"type"\s*:\s*"FeatureCollection"/.test(text) && !/"units"\s*:/.test(text) ? putPlaces : putDistrict)(tools, file, text)
  return true
})

async function putDistrict({ db, keys, settings }: Toolbox, file: string, text: string) {
  const data = checkedFile(file, text, DistrictData) as DistrictData
  if (data.district.id !== settings.DISTRICT) throw new Error(`文件是 ${data.district.id} 的，DISTRICT 是 ${settings.DISTRICT}`)
  await refuseOtherSecret(db, settings.DISTRICT, keys)
  await loadDistrict(db, data, keys, Date.now())
  console.log(`${data.units.length} 个单位、${data.staff.length} 名工作人员已在库里`)
  const units = new Units(data.units.map((unit) => ({ ...unit })))
  const faults = coverageReport(data.grids.features, (id) => units.fullName(id))
  if (faults.length > 0) console.log([`网格边界之间有 ${faults.length} 处要看一眼（已导入）：`, ...faults].join('\n'))
}

async function putPlaces({ db, keys, settings }: Toolbox, file: string, text: string) {
  const data = checkedFile(file, text, PlaceFile)
  await refuseOtherSecret(db, settings.DISTRICT, keys)
  const { added, changed, gone } = await loadPlaces(db, settings.DISTRICT, data, Date.now())
  console.log(`${data.features.length} 处地名已在库里：新增 ${added}，改动 ${changed}，去掉 ${gone}`)
}
