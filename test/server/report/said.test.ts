/** What a report says beside its words: answers to the questions of a sub-item, and that nobody chose the category. Who reads it, and who never does. */
import { api } from '../../../src/domain/api'
import { fileForPublic, waiting } from '../../helpers/board'
import { aReport, startServer, type TestServer } from '../../helpers/server'
import { act, file, joinAs, look, people, type People } from '../../helpers/story'
import { unzip } from '../../helpers/zip'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const ANSWERS = [
  { question: '一盏不亮还是一片', answer: '两三盏' },
  { question: '灯杆编号是多少', answer: '蓝三十五号杆' },
]

test('whoever handles it and whoever filed it reads the answers beside the words; a chosen category is no guess', async () => {
  const { id } = await file(who.li, { answers: ANSWERS })
  for (const caller of [who.bao, who.centre, who.li]) expect(await look(caller, id)).toMatchObject({ answers: ANSWERS })
  expect(await look(who.bao, id)).not.toHaveProperty('guessed')
})

test('staff are told when nobody chose the category, and 其他 goes to the centre', async () => {
  const guessed = await file(who.li, { text: '三号楼后面的垃圾没人清', category: 'sanitation', item: 'rubbish', guessed: true })
  expect(await look(who.bao, guessed.id)).toMatchObject({ guessed: true, unit: { id: '150703001005-03' } })
  const unsorted = await file(who.li, { text: '说不清是哪一类的事', category: 'policy_style_other', item: 'other', guessed: true })
  expect(unsorted.unit.name).toContain('中心')
})

test('a place that is only written goes to the community it names; one that names none goes to the centre', async () => {
  const named = await file(who.li, { text: '路灯坏了好几天', place: { words: '天和社区 5 号楼北侧' } })
  expect(named.unit.id).toBe('150703001005')
  const unnamed = await file(who.li, { text: '大街上的路灯坏了', place: { words: '大街路口' } })
  expect(unnamed.unit.name).toContain('中心')
})

test('no neighbour and no board reads an answer', async () => {
  const filed = await fileForPublic(who.li, { answers: ANSWERS, text: '五号楼北边的灯坏了好几天' })
  expect(JSON.stringify(await waiting(who.centre, filed.id))).not.toContain('蓝三十五号')
  const lamp = await file(who.li, { answers: ANSWERS, identity: 'named' })
  await act(who.bao, lamp.id, 'accept')
  expect(await joinAs(server, who.zhang, lamp)).toMatchObject({ status: 200 })
  expect(JSON.stringify(await look(who.zhang, lamp.id))).not.toContain('蓝三十五号')
})

test('the answers are in the file that a resident takes home', async () => {
  await file(who.li, { answers: ANSWERS })
  const { rawPayload } = await server.app.inject({ url: '/api/my/export', headers: who.li.headers })
  expect([...unzip(rawPayload)].some(([name, bytes]) => name.startsWith('tickets/') && bytes.includes('蓝三十五号杆'))).toBe(true)
})

test('a fourth answer, an empty one and one that is a letter of its own are refused', async () => {
  const wrong = [[...ANSWERS, ...ANSWERS], [{ question: '几盏', answer: ' ' }], [{ question: '几盏', answer: '长'.repeat(31) }]]
  for (const answers of wrong) expect(await who.li.call(api.fileReport, { body: { ...aReport(), answers } })).toMatchObject({ status: 400 })
})
