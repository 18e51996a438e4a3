// The real server for the mini-program's tests: bundled once, started on a free port with a database of its own.
const { spawn, spawnSync } = require('node:child_process')
const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')

const root = path.resolve(__dirname, '../..')

async function startServer() {
  const out = path.join(root, 'out', `weapp-server-${process.pid}`)
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-weapp-'))
  fs.chmodSync(dataDir, 0o755)
  const script = `import { buildServer } from ${JSON.stringify(path.join(root, 'config/build-server.mjs'))}
    import sharp from 'sharp'
    await buildServer({ entries: ['src/server/main.ts'], outdir: ${JSON.stringify(out)} })
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#456' } }).jpeg().toFile(${JSON.stringify(path.join(dataDir, 'photo.jpg'))})`
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(out, 'main.mjs')], {
    env: {
      ...process.env,
      DEMO: 'yes',
      DEMO_EMPTY: 'yes',
      CHECK_SHARE: '0',
      NOTICE_HOLD_MS: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  for (let left = 600; left > 0 && !words.includes(`:${port}/`); left--) {
    if (child.exitCode !== null) throw new Error(words)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    base: `http://127.0.0.1:${port}`,
    photo: fs.readFileSync(path.join(dataDir, 'photo.jpg')),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      for (const dir of [out, dataDir]) fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

module.exports = { startServer }
