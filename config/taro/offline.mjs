// Writes dist/h5/offline.js: the service worker with the names of all files the web app consists of.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'
import { root } from './build.mjs'

export async function writeOffline(dist) {
  await esbuild.build({
    entryPoints: [path.join(root, 'config/taro/offline.js')],
    outfile: path.join(dist, 'offline.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2018',
    define: { __FILES__: JSON.stringify(filesOf(dist)), 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  })
}

/** Everything but home's own first view, which is of use only while the network is there. */
const filesOf = (dist) =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg|png|woff2)$/.test(entry.name) && entry.name !== 'index.html')
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => ({ url: `/${path.relative(dist, file).split(path.sep).join('/')}`, revision: revisionOf(file) }))

/** A name with a hash in it needs no other. */
const revisionOf = (file) =>
  /\.[0-9a-f]{8,}\./.test(path.basename(file)) ? null : createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
