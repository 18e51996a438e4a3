// The built server with demo people, on a port and a database of its own, and a browser to go to it with. For the e2e tests and for bench:vitals.
// CHROMIUM names the browser; the default is Debian's.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const at = (...names) => path.join(root, ...names)

/** Starts both; `stop` ends them and removes what they kept. `empty`: whether the demo begins without its story. */
export async function startBuilt({ empty = true } = {}) {
  for (const built of ['dist/server/main.mjs', 'dist/h5/index.html'])
    if (!existsSync(at(built))) throw new Error(`${built} is missing: npm run build`)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chuishao-e2e-'))
  chmodSync(dataDir, 0o755)
  const port = await freePort()
  const environment = {
    ...process.env,
    DEMO: 'yes',
    DEMO_EMPTY: empty ? 'yes' : 'no',
    NOTICE_HOLD_MS: '1000',
    CHECK_SHARE: '0',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
  }
  const server = await startServer(environment, port)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.on('page', goesAgain)
    return context
  }
  const stop = async () => {
    await browser.close()
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { browser, server, environment, dataDir, base: `http://127.0.0.1:${port}`, stop }
}

/**
 * A closed sheet takes its entry out of the history a moment later (app/platform/layers), and that step back ends a navigation begun in the same
 * moment. A person is slower than that; a story goes again.
 */
function goesAgain(page) {
  const goto = page.goto.bind(page)
  page.goto = (url, options) =>
    goto(url, options).catch((error) => {
      if (!error.message.includes('ERR_ABORTED')) throw error
      return goto(url, options)
    })
}

/** A server of its own on an empty database, outside the demo; what it says is in `words()`. */
export async function startEmptyDistrict() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chuishao-e2e-'))
  chmodSync(dataDir, 0o755)
  const secret = path.join(dataDir, 'secret')
  writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600 })
  const port = await freePort()
  const environment = {
    ...process.env,
    ...{ DEMO: 'no', DISTRICT: '150799', SMS_URL: 'https://sms.invalid/send', SMS_TOKEN: 'x', SECRET_FILE: secret },
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: path.join(dataDir, 'data') },
  }
  const server = await startServer(environment, port)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { base: `http://127.0.0.1:${port}`, words: server.words, stop }
}

async function startServer(environment, port) {
  const child = spawn(process.execPath, [at('dist/server/main.mjs')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  for (let left = 600; left > 0 && !words.includes(`:${port}/`); left--) {
    if (child.exitCode !== null) throw new Error(words)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.words = () => words
  return child
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
