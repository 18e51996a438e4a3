import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Off by itself, for it is an experiment: what a part is called holds the words that stand on it, in their order. */
const RULES = { 'label-content-name-mismatch': { enabled: true } }

/** What axe complains of on the page as it stands, and rings of the focus that nobody sees, a line for each place. */
export async function violations(page) {
  return [...(await axeFaults(page)), ...(await hiddenRings(page))]
}

/** Where the focus shows nowhere: the ring lies outside of a box that cuts off whatever leaves it. Run with the focus on nothing in particular. */
async function hiddenRings(page) {
  // from the first key on the browser shows where the focus is, also where a script sets it
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const before = document.activeElement
    const [left, top] = [window.scrollX, window.scrollY]
    const isDrawn = (one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest('[aria-hidden="true"]')
    const faults = new Set()
    for (const one of document.querySelectorAll('[tabindex="0"]')) {
      if (!isDrawn(one)) continue
      one.focus()
      if (document.activeElement !== one) continue
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one)
      if (outlineStyle === 'none') continue
      const out = parseFloat(outlineWidth) + parseFloat(outlineOffset)
      const ring = one.getBoundingClientRect()
      for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
        // the window itself: whoever goes on by keys scrolls it
        if (/^taro/.test(box.className)) continue
        const { overflowX, overflowY } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        const cuts = (overflow, scrolls) => overflow === 'hidden' || overflow === 'clip' || (overflow !== 'visible' && !scrolls)
        const across = cuts(overflowX, box.scrollWidth > box.clientWidth) && (ring.left - out < edge.left || ring.right + out > edge.right)
        const along = cuts(overflowY, box.scrollHeight > box.clientHeight) && (ring.top - out < edge.top || ring.bottom + out > edge.bottom)
        if (across || along) faults.add(`focus ring cut off: .${one.className.split(' ')[0]} in .${String(box.className).split(' ')[0]}`)
      }
    }
    before?.focus?.({ preventScroll: true })
    window.scrollTo(left, top)
    return [...faults]
  })
}

async function axeFaults(page) {
  await page.evaluate(AXE)
  const found = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ['violations'], rules }), RULES)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all)[0]?.message ?? node.html}`),
  )
}
