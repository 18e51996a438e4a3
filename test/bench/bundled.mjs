/** Runs test/bench/NAME.ts: bundled into out/bench, packages left where they are. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))

export async function runBundled(name) {
  const outfile = path.join(root, `out/bench/${name}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [`test/bench/${name}.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    banner: { js: 'const __dirname = import.meta.dirname' },
  })
  await import(outfile)
}
