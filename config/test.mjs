// npm test: types, lint, format, rules, server on a real database, components, and the built mini-program against the real server.
// Each step prints its time; the first that fails ends the run with its output.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const bin = (name) => path.join(root, 'node_modules/.bin', name)
const jest = (...projects) => [bin('jest'), '-c', 'config/jest.config.js', '--forceExit=false', '--selectProjects', ...projects]

const STEPS = [
  ['types', [bin('tsc'), '--noEmit', '-p', '.']],
  ['lint', [bin('eslint'), '-c', 'config/eslint.config.mjs', '--max-warnings', '0', 'src', 'config', 'test', 'types']],
  ['format', [bin('prettier'), '--check', '--log-level', 'warn', 'src', 'config', 'test', 'types']],
  ['house', [process.execPath, 'config/house.mjs']],
  ['icons', [process.execPath, 'config/taro/icons.mjs', '--check']],
  ['dark theme', [process.execPath, 'config/taro/auto-dark.mjs', '--check']],
  ['rules', jest('domain')],
  ['server', jest('server')],
  ['components', jest('app')],
  ['mini-program build', [process.execPath, 'config/build-weapp.mjs']],
  ['mini-program size', [process.execPath, 'config/budgets.mjs']],
  ['mini-program syntax and styles', [process.execPath, 'config/weapp-check.mjs']],
  ['mini-program in its host', jest('weapp')],
]

const only = process.argv.slice(2)
for (const [name, [command, ...args]] of STEPS) if (only.length === 0 || only.includes(name)) step(name, command, args)
console.log('all passed')

function step(name, command, args) {
  const began = Date.now()
  console.log(`\n— ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } })
  if (status !== 0) {
    console.error(`failed: ${name}`)
    process.exit(1)
  }
  console.log(`  ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
