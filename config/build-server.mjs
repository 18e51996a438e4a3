// Bundles the server: src/server/main.ts -> dist/server/main.mjs, src/server/commands/x.ts -> dist/server/commands/x.mjs. Packages stay outside.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { drawPictures } from './demo-pictures.mjs'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** What gets a file of its own: the server, and every command. */
function entryPoints() {
  const commands = path.join(root, 'src/server/commands')
  const names = existsSync(commands) ? readdirSync(commands).filter((name) => /^[^.]+\.ts$/.test(name)) : []
  return ['src/server/main.ts', ...names.map((name) => `src/server/commands/${name}`)]
}

/**
 * Builds the entry points (paths from the project's folder, below src/server) into `outdir`.
 * Throws when the code does not compile; the reasons are on the terminal by then.
 */
export async function buildServer({ entries = entryPoints(), outdir = 'dist/server' } = {}) {
  const esbuild = await import('esbuild')
  rmSync(path.resolve(root, outdir), { recursive: true, force: true })
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: entries,
      outbase: 'src/server',
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      charset: 'utf8',
      // the code asks where it lies in the one way that jest knows too
      banner: { js: 'const __dirname = import.meta.dirname' },
      logLevel: 'warning',
    })
  } finally {
    // its helper process would stay as long as we do, and we are about to become the server
    await esbuild.stop()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildServer()
  await drawPictures(path.join(root, 'dist/server/pictures'))
}
