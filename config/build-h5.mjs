import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, root } from './taro/build.mjs'
import { withFirstView, withIconsLast, withoutFirstView } from './taro/first-view.mjs'
import { writeOffline } from './taro/offline.mjs'
import { precompress } from './taro/precompress.mjs'

const failed = build('h5', { API_BASE: '' })
if (failed) process.exit(failed)

const dist = path.join(root, 'dist/h5')
const html = withIconsLast(readFileSync(path.join(dist, 'index.html'), 'utf8'))
const catalogue = JSON.parse(readFileSync(path.join(root, 'src/domain/report/catalogue.json'), 'utf8'))
// page.html for the addresses that are not home's
writeFileSync(path.join(dist, 'page.html'), withoutFirstView(html))
writeFileSync(path.join(dist, 'index.html'), withFirstView(html, catalogue, dist))
await writeOffline(dist)
precompress(dist)
