import { api } from '../../src/domain/api'
import { DICTIONARIES } from '../../src/domain/words/dictionaries'
import { startServer, type TestServer } from '../helpers/server'

const ENGLISH = DICTIONARIES.en

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

test('anyone gets the English words whole, before signing in', async () => {
  const { status, reply } = await server.caller().call(api.words, { params: { language: 'en' } })
  expect(status).toBe(200)
  expect(reply).toEqual(ENGLISH)
})

test('a copy that still holds is not sent again', async () => {
  const { etag } = (await server.app.inject({ url: '/api/words/en' })).headers
  const again = await server.app.inject({ url: '/api/words/en', headers: { 'if-none-match': String(etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('the server itself goes on speaking Chinese', async () => {
  const { problem } = await server.caller().call(api.signInPhone, { body: { phone: '13800000000', code: '000000' } })
  expect(problem.message).toBe('验证码不对或已过期，请重新获取。')
})
