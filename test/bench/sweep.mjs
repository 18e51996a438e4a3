// npm run bench:sweep [-- CLOSED …]: the deadline clock with so many closed tickets in the table, on a PostgreSQL of its own. Default: 1000 and 1000000.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const outfile = path.join(root, 'out/bench/sweep.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/sweep.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  banner: { js: 'const __dirname = import.meta.dirname' },
})
await import(outfile)
