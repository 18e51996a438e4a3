// Home's first view as plain HTML: it stands in index.html, works as links before any script has come, and gives way to the same picture
// drawn by the app. Its classes are those of pages/home/index.tsx and of the kit.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Builds and tests run in the project's folder. */
const ASSETS = path.resolve('src/app/assets')
const MARK = '<!--first-view-->'
/** Words that stand in one built file only: the kit's, home's. */
const KIT_AND_HOME = ['topbar__in', 'home__sos']
const TABS = [
  ['home', '首页', '/'],
  ['progress', '进度', '/pages/progress/index'],
  ['board', '公开', '/pages/board/index'],
  ['me', '我的', '/pages/me/index'],
]

/** index.html with the first view in it, and with home's own styles and scripts named so that they load at once. */
export function withFirstView(html, catalogue, dist) {
  if (!html.includes(MARK)) throw new Error(`index.html: no ${MARK}`)
  const styles = chunksOf(dist, 'css', KIT_AND_HOME).map((file) => `<link href="/css/${file}" rel="stylesheet">`)
  const scripts = chunksOf(dist, 'js', KIT_AND_HOME).map((file) => `<link href="/js/${file}" rel="preload" as="script">`)
  return html.replace(MARK, firstView(catalogue)).replace('</head>', `${styles.join('')}${scripts.join('')}</head>`)
}

/** The shell for every other address. */
export const withoutFirstView = (html) => html.replace(MARK, '')

/** The sheet of icons at the end of the page: what is drawn already does not wait for it, the app does. */
export function withIconsLast(html) {
  const [link] = /<link href="[^"]*\/icons\.[^"]*\.css" rel="stylesheet">/.exec(html) ?? fail('no sheet of icons')
  return html.replace(link, '').replace('</body>', `${link}</body>`)
}

/** The built files that hold these words, in this order: kit, then home. */
function chunksOf(dist, folder, words) {
  const files = readdirSync(path.join(dist, folder)).filter((file) => file.endsWith(`.${folder}`) && !file.startsWith('app.'))
  const holding = (word) => files.filter((file) => readFileSync(path.join(dist, folder, file), 'utf8').includes(word))
  return words.map((word) => {
    const [file, ...others] = holding(word)
    return file && others.length === 0 ? file : fail(`${folder} files with ${word}: ${holding(word).join(', ') || 'none'}`)
  })
}

function fail(why) {
  throw new Error(`first view: ${why}`)
}

const firstView = ({ categories }) =>
  `<div id="first-view" class="first theme-auto">
<div class="first__page"><div class="page">
<div class="topbar"><div class="topbar__in">
<div class="topbar__mark" aria-hidden="true">${mark('topbar__whistle')}</div>
<div class="topbar__name">市民吹哨</div>
${TABS.map(([, name, to], index) => link(`topbar__tab ${index === 0 ? 'topbar__tab--on' : ''}`, to, name)).join('')}
</div></div>
<div class="page__bar page__bar--tab"><h1 class="page__title">市民吹哨</h1></div>
<div class="page__body"><div class="wide wide--resident wide--narrow-left">
<div class="wide__left">
<div class="home__top"><div class="home__where">${icon('pin', 19)}<div class="home__place">您身边的事</div></div><div class="home__language">English</div><div class="home__care">${icon('type', 19)}长辈版</div></div>
${link(
  'whistle',
  '/resident/report/index',
  `<div class="whistle__art" aria-hidden="true"><div class="whistle__layer whistle__layer--rings"></div>${mark('whistle__layer')}</div>
<div class="whistle__name">我要吹哨</div><div class="whistle__line">拍照、打字都行</div><div class="whistle__line">约 1 分钟，每步有回音</div>`,
)}
<div class="home__sos">${icon('phone', 19, 'danger')}<div>有危险，先打电话</div>${['119', '120', '110'].map((number) => link('home__number', `tel:${number}`, number)).join('')}</div>
${link('home__call', 'tel:12345', '不想打字？<div class="link">打电话给12345 热线</div>')}
</div>
<div class="wide__right"><div class="section"><div class="section__top"><h2 class="title">选一类，直接说</h2></div>
<div class="lattice">${categories.map(tile).join('')}</div></div></div>
</div></div>
</div></div>
<div class="first__tabs">${TABS.map(([name, text, to], index) => link(`first__tab ${index === 0 ? 'first__tab--on' : ''}`, to, `${icon(name, 27)}<div>${text}</div>`)).join('')}</div>
</div>`.replace(/>\n/g, '>')

function tile({ id, name, hint }, index, all) {
  const isWide = index === all.length - 1
  const words = `<div class="tile__words"><div class="tile__name">${name}</div>${isWide && hint ? `<div class="caption text-3">${hint}</div>` : ''}</div>`
  const inside = `${icon(`cat-${id}`, 26, 'tile__icon')}${words}${isWide ? icon('right', 18, 'tile__arrow') : ''}`
  return link(`tile ${isWide ? 'tile--wide' : ''}`, `/resident/report/index?category=${id}`, inside)
}

/** The drawing itself, so that it is there with the words: the sheet of all icons comes with the app. */
function icon(name, size, more = '') {
  const svg = read(`icons/${name.startsWith('cat-') ? name : `ui-${name}`}.svg`).trim()
  return svg.replace(
    / xmlns="[^"]*" width="24" height="24"/,
    ` class="ico icon-${name} first__icon ${more}" width="${size}" height="${size}" aria-hidden="true"`,
  )
}

const read = (name) => readFileSync(path.join(ASSETS, name), 'utf8')

/** As components/WhistleMark.tsx draws it. */
function mark(classes) {
  const [whistle, sound] = ['whistle', 'sound'].map((name) => / d="([^"]+)"/.exec(read(`art/${name}.svg`))[1])
  return `<svg class="mark ${classes}" viewBox="0 0 168 168" fill="none"><path class="mark__whistle" fill-rule="evenodd" d="${whistle}"/><path class="mark__sound" stroke-width="7" stroke-linecap="round" d="${sound}"/></svg>`
}

const link = (classes, to, inside) => `<a class="first__link ${classes}" href="${to}">${inside}</a>`
