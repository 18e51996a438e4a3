// Runs the server tests that lean on node itself (processes, files, streams, ciphers, sockets) on a newer one from npm (package `node`), kept
// outside the project's own packages. `node config/newer-node.mjs all`: every server test.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const home = path.join(root, 'out/newer-node')
const VERSION = '24'
const LEANING = ['startup', 'two-servers', 'live', 'database', 'photo', 'people/passwords'].map((name) => `test/server/${name}`)
mkdirSync(home, { recursive: true })
const platform = `node-${process.platform === 'darwin' ? 'darwin' : 'linux'}-${process.arch}`
const node = path.join(home, 'node_modules', platform, 'bin/node')
if (!existsSync(node))
  execFileSync('npm', ['install', '--prefix', home, '--no-save', '--no-package-lock', '--ignore-scripts', `${platform}@${VERSION}`], {
    stdio: 'inherit',
  })
console.log(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim())
execFileSync(
  node,
  [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    '-c',
    'config/jest.config.js',
    '--selectProjects',
    'server',
    // ends the list of projects: a path right behind it would be taken for one, and everything would run
    '--maxWorkers=2',
    ...(process.argv[2] === 'all' ? [] : LEANING),
  ],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
