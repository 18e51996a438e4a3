import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A card is called what one needs to hear of it, in that order; the rule wants the words as they stand, tags and all. */
const RULES = { 'label-content-name-mismatch': { enabled: false } }

/** What axe complains of on the page as it stands, a line for each place. */
export async function violations(page) {
  await page.evaluate(AXE)
  const found = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ['violations'], rules }), RULES)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all)[0]?.message ?? node.html}`),
  )
}
