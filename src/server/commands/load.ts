/** npm run load -- FILE.json: puts a district's units, grids, staff and first passwords into the database; adds, never changes or deletes. */
import fs from 'node:fs'
import { ensureCalendar, ensureCatalogue } from '../demo/seed'
import { BUNDLED_CALENDAR } from '../../domain/calendar/workdays'
import { BUNDLED } from '../../domain/report/categories'
import { loadDistrict, type DistrictData } from '../demo/load'
import { runCommand } from '../toolbox'

runCommand(async ({ db, keys, settings }) => {
  const file = process.argv[2]
  if (!file) throw new Error('npm run load -- FILE.json')
  const data = JSON.parse(fs.readFileSync(file, 'utf8')) as DistrictData
  if (data.district?.id !== settings.DISTRICT) throw new Error(`文件是 ${data.district?.id} 的，DISTRICT 是 ${settings.DISTRICT}`)
  await loadDistrict(db, data, keys, Date.now())
  await ensureCatalogue(db, settings.DISTRICT, BUNDLED, Date.now())
  await ensureCalendar(db, settings.DISTRICT, BUNDLED_CALENDAR, Date.now())
  console.log(`${data.units.length} 个单位、${data.staff.length} 名工作人员已在库里`)
  return true
})
