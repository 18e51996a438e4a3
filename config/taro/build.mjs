import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds src/app for one platform ('weapp' or 'h5') and gives back the exit code; on success it says one line, on failure everything. */
export function build(platform, env) {
  generateStyles()
  const started = Date.now()
  const taro = path.join(path.dirname(require.resolve('@tarojs/cli/package.json')), 'bin/taro')
  const done = spawnSync(process.execPath, [taro, 'build', '--type', platform, '--no-check'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const said = `${done.stdout ?? ''}${done.stderr ?? ''}`
  // the builder sometimes reports broken modules and still exits with 0
  const broken = done.status !== 0 || /Module not found|Module build failed|compiled with \d+ error|编译失败/i.test(said)
  if (broken) console.error(said.trim(), done.error ?? '')
  else console.log(`${platform}: built into dist/${platform} in ${Math.round((Date.now() - started) / 1000)} s`)
  return done.status || (broken ? 1 : 0)
}

function generateStyles() {
  for (const script of ['icons.mjs', 'auto-dark.mjs']) {
    const done = spawnSync(process.execPath, [path.join(root, 'config/taro', script)], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (done.status !== 0) process.exit(done.status ?? 1)
  }
}
