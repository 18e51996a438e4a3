/** Rows of the version before are checked the old way and sealed once; until then verify says what is not sealed yet. */
import { sealRest } from '../../../src/server/proof/first'
import { prepareSeals } from '../../../src/server/proof/prepare'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people } from '../../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
beforeAll(async () => {
  server = await startServer()
  const who = await people(server)
  await file(who.li)
  // as a version without seals left it
  await server.deps.pool.query(`truncate seal_page, seal_subject`)
  await server.deps.pool.query(`delete from audit where what = 'sealRows'`)
  await prepareSeals(server.deps)
})
afterAll(() => server.close())

test('what was there is named as not sealed, then sealed, and is not sealed twice', async () => {
  const before = await verifySeals(server.deps)
  expect(before.findings).toEqual([])
  expect(before.unsealed).toBeGreaterThan(0)
  const who = await people(server)
  const { id } = await file(who.zhang)
  await act(who.bao, id, 'accept')
  const said: string[] = []
  const sealed = await sealRest(
    server.deps,
    async () => ['20261123-AAAA: state does not follow from its history'],
    (line) => said.push(line),
  )
  expect(sealed).toBeGreaterThan(0)
  expect(said).toContain('20261123-AAAA: state does not follow from its history')
  expect(await verifySeals(server.deps)).toMatchObject({ findings: [], unsealed: 0 })
  expect(
    await sealRest(
      server.deps,
      async () => [],
      () => undefined,
    ),
  ).toBe(0)
})

test('seals that were wiped out are not made again: verify says that they are missing', async () => {
  await server.deps.pool.query(`truncate seal_page, seal_subject`)
  await prepareSeals(server.deps)
  expect((await verifySeals(server.deps)).findings.map(({ problem }) => problem)).toContain('page is missing or changed')
})
