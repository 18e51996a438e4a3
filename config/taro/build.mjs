import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
/** The year of the language that the oldest phone reads: iOS 13.0 knows neither `?.` nor `??`, and Android's engine is no newer. */
export const SYNTAX = 2018

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds src/app for one platform ('weapp' or 'h5') and gives back the exit code; on success it says one line, on failure everything. */
export function build(platform, env) {
  generateStyles()
  const started = Date.now()
  const taro = path.join(path.dirname(require.resolve('@tarojs/cli/package.json')), 'bin/taro')
  // into a file: the builder leaves before a pipe has carried its error messages away
  const folder = mkdtempSync(path.join(tmpdir(), 'taro-'))
  const log = openSync(path.join(folder, 'log'), 'w')
  const done = spawnSync(process.execPath, [taro, 'build', '--type', platform, '--no-check'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, ...env },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const said = readFileSync(path.join(folder, 'log'), 'utf8')
  rmSync(folder, { recursive: true })
  // the builder sometimes reports broken modules and still exits with 0
  const broken = done.status !== 0 || /Module not found|Module build failed|compiled with some errors|编译失败/i.test(said)
  if (broken) console.error(plain(said), done.error ?? '')
  else console.log(`${platform}: built into dist/${platform} in ${Math.round((Date.now() - started) / 1000)} s`)
  return done.status || (broken ? 1 : 0)
}

/** What the builder said, without its progress bar. */
function plain(said) {
  // eslint-disable-next-line no-control-regex
  const lines = said.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').split(/[\r\n]+/)
  const progress = /█|^\s*$|即将开始启动编译|^\s*(asset processing|[A-Z]\w+Plugin)\s*$/
  return lines.filter((line) => !progress.test(line)).join('\n')
}

function generateStyles() {
  for (const script of ['icons.mjs', 'auto-dark.mjs']) {
    const done = spawnSync(process.execPath, [path.join(root, 'config/taro', script)], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (done.status !== 0) process.exit(done.status ?? 1)
  }
}
