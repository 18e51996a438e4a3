// npm start: builds what is out of date, then becomes the server, so that one node process runs below npm.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST = [20, 19]
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const at = (...names) => path.join(root, ...names)

/** What is built: from which files (a folder counts whole), by which script, into what. */
const PARTS = [
  {
    name: 'h5',
    title: '网页（约一分钟）',
    script: 'build-h5.mjs',
    output: 'dist/h5/index.html',
    inputs: ['src/app', 'src/domain', 'types', 'config', 'babel.config.js', 'tsconfig.json', 'package.json', 'package-lock.json'],
  },
  {
    name: 'server',
    title: '服务',
    script: 'build-server.mjs',
    output: 'dist/server/main.mjs',
    inputs: ['src/server', 'src/domain', 'config/build-server.mjs', 'config/demo-pictures.mjs', 'tsconfig.json', 'package.json'],
  },
]
/** Files below config/ that do not shape the pages. */
const BESIDE_THE_POINT = /^(start|build-server|demo-pictures|build-weapp|.*(jest|eslint).*)\./

requireNode()
// without a secret and a database of one's own it can only be the demo; anyone who sets either means it
if (!process.env.SECRET_FILE && !process.env.DATABASE_URL) {
  process.env.DEMO ||= 'yes'
  // in a demo anybody may be anybody: it stays on this machine unless told otherwise
  process.env.HOST ||= '127.0.0.1'
}
for (const part of PARTS) await bringUpToDate(part)
process.setSourceMapsEnabled(true)
await import(pathToFileURL(at('dist/server/main.mjs')).href)

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  giveUp(`需要 Node.js ${OLDEST.join('.')} 或更新版本，现在是 ${process.versions.node}。请到 https://nodejs.org 更新。`)
}

function isInstalled(name) {
  try {
    return Boolean(createRequire(import.meta.url).resolve(name))
  } catch {
    return false
  }
}

/** Where the packages for building were left out (npm install --omit=dev) a build that was brought along runs, from whatever files it was made. */
function useShipped(output) {
  if (!isInstalled('fastify')) giveUp('还没有安装依赖：请先运行 npm install。')
  if (!existsSync(at(output)))
    giveUp(`缺少 ${output}，也没有装构建用的依赖：请运行 npm install --include=dev，或者把别处构建好的 dist/ 放进来。`)
  console.log(`没有装构建用的依赖，用带来的 ${output}。`)
}

/** Builds a part unless the files it was last built from are still the same; their fingerprint lies beside the output. */
async function bringUpToDate({ name, title, script, output, inputs }) {
  const record = at('dist', `${name}.inputs`)
  const now = fingerprint(inputs)
  if (existsSync(at(output)) && existsSync(record) && readFileSync(record, 'utf8') === now) return
  if (!isInstalled('esbuild')) return useShipped(output)
  console.log(`正在构建${title}……`)
  const began = Date.now()
  rmSync(record, { force: true })
  const failure = await run(at('config', script))
  if (failure) giveUp(`构建${title}失败（${failure}），原因见上。`)
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(record, now)
  console.log(`构建完成，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒`)
}

/** A digest of the names and contents of all these files. */
function fingerprint(inputs) {
  const digest = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const file of inputs.flatMap((input) => filesIn(input))) {
    const content = readFileSync(at(file))
    digest.update(`${file}\0${content.length}\0`).update(content)
  }
  return digest.digest('hex')
}

function filesIn(name) {
  if (!existsSync(at(name))) return []
  if (!statSync(at(name)).isDirectory()) return [name]
  const names = readdirSync(at(name)).filter((entry) => name !== 'config' || !BESIDE_THE_POINT.test(entry))
  return names.sort().flatMap((entry) => filesIn(`${name}/${entry}`))
}

/**
 * Runs a build script in a process group of its own; says what went wrong, or nothing. If we are told to stop, or npm is gone, the whole
 * group goes with us: a bundler left alone would run on for a minute.
 */
async function run(script) {
  const build = spawn(process.execPath, [script], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  const abandon = () => {
    if (build.pid) process.kill(-build.pid, 'SIGKILL')
    process.exit(1)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, abandon)
  const before = launchers()
  const look = setInterval(() => launchers() !== before && abandon(), 250)
  const failure = await new Promise((done) => build.once('error', done).once('exit', (code, signal) => done(code || signal)))
  clearInterval(look)
  for (const signal of signals) process.off(signal, abandon)
  return failure
}

/** Who started us: npm, or npm's shell and npm above it (on Linux; a shell outlives a killed npm and would hide its end). */
function launchers() {
  if (!process.env.npm_lifecycle_event) return ''
  try {
    const [, name, above] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))
    return /^(sh|dash|ash|bash|busybox)$/.test(name) ? `${process.ppid} ${above}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}

function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}
