import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { tellStory } from '../../../src/server/demo/story/story'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer } from '../../helpers/server'
jest.setTimeout(600_000)
test('x', async () => {
  const server = await startServer({ settings: { CHECK_SHARE: 20 } })
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'story-'))
  const began = Date.now()
  const n = await tellStory(server.deps, { dir, drawn: dir, tales: Number(process.env.TALES ?? 40), say: (l) => console.log(l, Date.now() - began), isStopped: () => false })
  console.log(n, 'ms', Date.now() - began)
  const q = async (s: string) => (await server.deps.pool.query(s)).rows
  console.log(JSON.stringify(await q('select state, count(*)::int n from ticket group by 1 order by 2 desc')))
  console.log(JSON.stringify(await q('select action, count(*)::int n from ticket_event group by 1 order by 2 desc')))
  console.log(JSON.stringify(await q("select state, count(*)::int n, sum((waits_since is not null)::int)::int w from publication group by 1")))
  console.log(JSON.stringify(await q("select p.name, count(*)::int n, sum((read_at is null)::int)::int unread from notice n join person p on p.id=n.person_id group by 1 order by 2 desc limit 14")))
  console.log((await q("select unit_id, desk, count(*)::int n from ticket_unit where unit_id in ('centre','housing','discipline','150703001','150703001005','150703001005-03','150703001005-01') group by 1,2 order by 1,2")).map((r: any) => `${r.unit_id} ${r.desk} ${r.n}`).join('\n'))
  console.log(JSON.stringify((await verifyTickets(server.deps)).findings.slice(0, 5)))
  await server.close()
})
