import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

jest.setTimeout(60_000)

const root = path.resolve(__dirname, '../..')
/** A small project of its own below the real one, where packages are found: the real start and build, another main. */
const project = path.join(root, 'out', `startup-${process.pid}`)
const put = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true })
  writeFileSync(path.join(project, name), text)
}
const MAIN = `
  import { writeFileSync } from 'node:fs'
  import { runUntilStopped } from '${path.join(root, 'src/server/lifetime')}'
  const say = (line: string) => console.log(line)
  setInterval(() => {}, 1000)
  let stops = 0
  const stop = async () => {
    await new Promise((next) => setTimeout(next, 300))
    writeFileSync('stopped', String(++stops))
  }
  runUntilStopped({ stop: process.env.STUCK ? () => new Promise(() => {}) : stop, say })
  say('listening as ' + process.pid)
`

beforeEach(() => {
  put('package.json', '{ "name": "small", "scripts": { "start": "node config/start.mjs" } }')
  put('src/server/main.ts', MAIN)
  put(
    'config/build-h5.mjs',
    `import fs from 'node:fs'; fs.mkdirSync('dist/h5', { recursive: true }); fs.writeFileSync('dist/h5/index.html', 'pages')`,
  )
  for (const name of ['start.mjs', 'build-server.mjs', 'demo-pictures.mjs'])
    cpSync(path.join(root, 'config', name), path.join(project, 'config', name))
})
const groups: number[] = []
afterEach(() => {
  for (const group of groups.splice(0)) signalGroup(group, 'SIGKILL')
  rmSync(project, { recursive: true, force: true })
})

function signalGroup(group: number, signal: NodeJS.Signals) {
  try {
    process.kill(-group, signal)
  } catch {
    // all gone already
  }
}

interface Started {
  process: ChildProcess
  words: () => string
  heard: (what: RegExp) => Promise<RegExpMatchArray>
  ended: Promise<number | string>
}

function started(command: string, args: string[], env: NodeJS.ProcessEnv = {}, cwd = project): Started {
  // a group of its own, as a terminal gives it
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, detached: true })
  groups.push(child.pid!)
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  const ended = new Promise<number | string>((done) => child.once('exit', (code, signal) => done(signal ?? code ?? -1)))
  const heard = async (what: RegExp) => {
    await until(() => what.test(words) || child.exitCode !== null)
    return words.match(what) ?? Promise.reject(new Error(`not heard: ${what} in ${words}`))
  }
  return { process: child, words: () => words, heard, ended }
}

const npmStart = () => started('npm', ['start'])
const nodeStart = (env = {}) => started(process.execPath, ['config/start.mjs'], env)
const pidOf = async (server: Started) => Number((await server.heard(/listening as (\d+)/))[1])

async function until(holds: () => unknown) {
  for (let left = 300; left > 0 && !holds(); left--) await new Promise((next) => setTimeout(next, 50))
}

/** Whether a process runs; what is left of one that nobody has asked after yet does not count. */
const isAlive = (pid: number) => /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim())

const stops = () => (existsSync(path.join(project, 'stopped')) ? readFileSync(path.join(project, 'stopped'), 'utf8') : 'none')

test('start builds what is missing and says so, builds nothing twice, and builds again what has changed', async () => {
  const counts = async () => {
    const server = nodeStart()
    await pidOf(server)
    server.process.kill('SIGTERM')
    await server.ended
    return ['网页', '服务'].map((part) => new RegExp(`正在构建${part}`).test(server.words()))
  }
  expect(await counts()).toEqual([true, true])
  expect(await counts()).toEqual([false, false])
  put('src/server/main.ts', `${MAIN}\n// changed`)
  expect(await counts()).toEqual([false, true])
  put('src/domain/words.ts', 'export const word = 1')
  expect(await counts()).toEqual([true, true])
})

test('a build that fails stops the start and is tried again the next time', async () => {
  put('src/server/main.ts', 'const = nonsense')
  const broken = nodeStart()
  expect(await broken.ended).toBe(1)
  expect(broken.words()).toMatch(/构建服务失败/)
  put('src/server/main.ts', MAIN)
  const mended = nodeStart()
  await pidOf(mended)
  mended.process.kill('SIGTERM')
  expect(await mended.ended).toBe(0)
})

test('without the packages for building a build that was brought along runs; without one the start says what to do', async () => {
  const lean = mkdtempSync(path.join(tmpdir(), 'chuishao-lean-'))
  cpSync(project, lean, { recursive: true })
  const start = () => started(process.execPath, ['config/start.mjs'], { NODE_ENV: 'production' }, lean)
  const bare = start()
  expect(await bare.ended).toBe(1)
  expect(bare.words().trim()).toBe('还没有安装依赖：请先运行 npm install。')

  mkdirSync(path.join(lean, 'node_modules'))
  symlinkSync(path.join(root, 'node_modules/fastify'), path.join(lean, 'node_modules/fastify'))
  const unbuilt = start()
  expect(await unbuilt.ended).toBe(1)
  expect(unbuilt.words().trim()).toMatch(/^缺少 dist\/h5\/index.html，.*npm install --include=dev.*$/)

  for (const [file, text] of [
    ['dist/h5/index.html', 'pages'],
    ['dist/server/main.mjs', "console.log('listening as ' + process.pid)"],
  ] as const) {
    mkdirSync(path.dirname(path.join(lean, file)), { recursive: true })
    writeFileSync(path.join(lean, file), text)
  }
  const shipped = start()
  expect(await shipped.ended).toBe(0)
  expect(shipped.words()).toMatch(/listening as \d+/)
  rmSync(lean, { recursive: true })
})

test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  'after %s to npm alone the server stops in order, once, and no process remains',
  async (signal) => {
    const server = npmStart()
    const pid = await pidOf(server)
    server.process.kill(signal)
    await until(() => !isAlive(pid))
    expect(isAlive(pid)).toBe(false)
    expect(stops()).toBe('1')
  },
)

test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm during a build leaves no builder behind', async (signal) => {
  put('config/build-h5.mjs', `console.log('builder ' + process.pid); setInterval(() => {}, 1000)`)
  const server = npmStart()
  const builder = Number((await server.heard(/builder (\d+)/))[1])
  server.process.kill(signal)
  await until(() => !isAlive(builder))
  expect(isAlive(builder)).toBe(false)
})

test('Ctrl-C in the terminal, which npm and the server both get, stops the server in order, once', async () => {
  const server = npmStart()
  const pid = await pidOf(server)
  signalGroup(server.process.pid!, 'SIGINT')
  await until(() => !isAlive(pid))
  expect(isAlive(pid)).toBe(false)
  expect(stops()).toBe('1')
})

test('one keystroke that arrives twice is one wish; a later second one forces the end', async () => {
  const calm = nodeStart()
  await pidOf(calm)
  calm.process.kill('SIGINT')
  calm.process.kill('SIGINT')
  expect(await calm.ended).toBe(0)
  expect(stops()).toBe('1')
  const stuck = nodeStart({ STUCK: 'yes' })
  await pidOf(stuck)
  stuck.process.kill('SIGINT')
  await new Promise((next) => setTimeout(next, 1_200))
  stuck.process.kill('SIGINT')
  expect(await stuck.ended).toBe(1)
})

test('a stop that hangs is cut off after 15 seconds', async () => {
  const stuck = nodeStart({ STUCK: 'yes' })
  await pidOf(stuck)
  const asked = Date.now()
  stuck.process.kill('SIGTERM')
  expect(await stuck.ended).toBe(1)
  expect(Date.now() - asked).toBeGreaterThan(14_000)
})
