/** Settings (设置) come from the environment; what changed since the last start is written down, secrets only as a mark that they are others now. */
import { inTransaction, type Db } from '../database/open'
import type { Keys } from '../keys'
import type { Settings } from '../settings'
import { audit } from './log'

const SECRET = /SECRET$|TOKEN$|^DATABASE_URL$/

export async function noteSettings(db: Db, settings: Settings, keys: Keys, now: number) {
  const district = settings.DISTRICT
  await inTransaction(db, async (tx) => {
    const rows = await tx.selectFrom('kept_setting').select(['name', 'value']).where('district_id', '=', district).execute()
    const before = new Map(rows.map(({ name, value }) => [name, value]))
    const after = new Map(Object.entries(settings).map(([name, value]) => [name, shown(keys, name, value)]))
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(name) ?? null, after.get(name) ?? null]
      if (was === is) continue
      const result = JSON.stringify({ before: was, after: is })
      await audit({ db: tx, district, clock: () => now }, { actor: 'clock', what: `setting:${name}`, result })
      await tx.deleteFrom('kept_setting').where('district_id', '=', district).where('name', '=', name).execute()
      if (is !== null) await tx.insertInto('kept_setting').values({ district_id: district, name, value: is }).execute()
    }
  })
}

function shown(keys: Keys, name: string, value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'function' ? 'proxies' : String(value)
  return SECRET.test(name) ? `mark ${keys.lookupOf('setting', `${name}=${text}`).toString('hex').slice(0, 16)}` : text
}
