// npm run bench:verify [-- TICKETS]: how long the first sealing and verify take with so many tickets, on a PostgreSQL of its own. Default: 100000.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const outfile = path.join(root, 'out/bench/verify.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/verify.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  banner: { js: 'const __dirname = import.meta.dirname' },
})
await import(outfile)
