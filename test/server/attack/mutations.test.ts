/** A short run of the attack; `npm run attack` sends twenty thousand. */
import type { InjectOptions } from 'fastify'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { printed, run } from '../../attack/mutations'
import type { Send } from '../../attack/requests'
import { startServer } from '../../helpers/server'

const REQUESTS = Number(process.env.MUTATIONS ?? 1_500)

test(
  'no request, however odd, is answered by a fault, nor that a healthy server is busy; what was written verifies',
  async () => {
    const server = await startServer()
    const send: Send = async (request) => {
      const answer = await server.app.inject(request as InjectOptions)
      return { status: answer.statusCode, body: answer.body }
    }
    const rest = () => server.deps.pool.query('delete from allowance')
    const done = await run({
      send,
      requests: REQUESTS,
      seed: Number(process.env.SEED ?? 7),
      now: server.time.now,
      rest,
    })
    if (process.env.MUTATIONS) process.stderr.write(`${printed(done)}\n`)
    expect(done.findings).toEqual([])
    expect(done.reached / done.sent).toBeGreaterThan(0.6)
    expect((await verifyTickets(server.deps)).findings).toEqual([])
    await server.close()
  },
  120_000 + 150 * REQUESTS,
)
