import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { transformSync } from 'esbuild'
import { build, root, SYNTAX } from './taro/build.mjs'
import { fewComponents } from './taro/few-components.mjs'

const { values } = parseArgs({ options: { api: { type: 'string', default: process.env.API_BASE || 'http://127.0.0.1:8080' } } })
const api = values.api.replace(/\/+$/, '')

// DevTools refuses plain http unless this private, git-ignored file allows it
const settings = { setting: { urlCheck: !api.startsWith('http://'), compileHotReLoad: false } }
writeFileSync(path.join(root, 'project.private.config.json'), `${JSON.stringify(settings, null, 2)}\n`)

const failed = build('weapp', { API_BASE: api })
if (!failed) {
  // Taro indents the templates it writes twelve times over
  rewrite('base.wxml', (text) => text.replace(/>\n\s*</g, '><').replace(/\s{2,}(\w)/g, ' $1'))
  for (const file of ['theme.json', 'sitemap.json']) rewrite(file, (text) => JSON.stringify(JSON.parse(text)))
  // what the CSS minifier says of every icon: nothing but ASCII is in them
  rewrite('app-origin.wxss', (text) => text.replace(/;charset=utf-8(?=,%3Csvg)/g, ''))
  // a finger has no cursor
  for (const file of built('.wxss')) rewrite(file, (text) => text.replace(/cursor:[\w-]+;?/g, ''))
  // a phone is never 900 px wide
  for (const file of ['app-origin.wxss', 'common.wxss'])
    rewrite(file, (text) => text.replace(/@media \(min-width:\d+px\)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, ''))
  // packages come as their makers wrote them, in newer syntax than the oldest phone reads
  for (const file of built('.js'))
    rewrite(file, (text) => transformSync(text, { target: `es${SYNTAX}`, minify: true, charset: 'utf8', legalComments: 'none' }).code)
  rewrite('taro.js', fewComponents)
}
process.exit(failed)

function built(ending) {
  return readdirSync(path.join(root, 'dist/weapp'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(ending))
}

function rewrite(name, change) {
  const file = path.join(root, 'dist/weapp', name)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}
