/** Home's first view is written as plain HTML a second time: it must be the picture the app then draws. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import HomePage from '../../src/app/pages/home'
import { api } from '../../src/domain/api'
import { BUNDLED } from '../../src/domain/report/categories'
import { newPhone, openPage } from '../helpers/app'

const { withFirstView } = jest.requireActual('../../config/taro/first-view.mjs') as {
  withFirstView: (html: string, catalogue: typeof BUNDLED, dist: string) => string
}

/** The page in index.html, as the build makes it. */
function written(): Element {
  const dist = mkdtempSync(path.join(tmpdir(), 'first-view-'))
  for (const folder of ['css', 'js']) {
    mkdirSync(path.join(dist, folder))
    writeFileSync(path.join(dist, folder, `kit.${folder}`), 'topbar__in home__sos')
  }
  const html = withFirstView('<head></head><body><!--first-view--></body>', BUNDLED, dist)
  rmSync(dist, { recursive: true })
  return new DOMParser().parseFromString(html, 'text/html').querySelector('#first-view .page')!
}

/** Every part in order: its classes, and the words that stand in it itself. What only looks or links differently is left out. */
const partsOf = (page: Element): string[] =>
  Array.from(page.querySelectorAll('*:not(svg *)')).map((part) => {
    const classes = Array.from(part.classList).filter((name) => !['first__link', 'first__icon'].includes(name))
    const words = Array.from(part.childNodes)
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
    return `${classes.sort().join('.')} ${words.join('')}`.trim()
  })

/** The lines of the whistle. */
const linesOf = (page: Element) => Array.from(page.querySelectorAll('.mark path')).map((path) => path.getAttribute('d'))

test('it has the words and the parts of the home the app draws for whoever comes for the first time', async () => {
  // as it is while nothing has been answered yet
  newPhone().on(api.start, () => new Promise(() => undefined))
  await openPage(<HomePage />, { route: 'pages/home/index' })
  const drawn = document.querySelector('.page')!
  expect(partsOf(written())).toEqual(partsOf(drawn))
  expect(linesOf(written())).toEqual(linesOf(drawn))
})

test('each of its links leads where the app leads', () => {
  const links = Array.from(written().querySelectorAll('a')).map((link) => link.getAttribute('href')!)
  for (const { id } of BUNDLED.categories) expect(links).toContain(`/resident/report/index?category=${id}`)
  for (const number of ['119', '120', '110', '12345']) expect(links).toContain(`tel:${number}`)
  expect(links).toContain('/resident/report/index')
})
