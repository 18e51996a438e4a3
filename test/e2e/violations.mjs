import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Off by itself, for it is an experiment: what a part is called holds the words that stand on it, in their order. */
const RULES = { 'label-content-name-mismatch': { enabled: true } }

/** What axe complains of on the page as it stands, a line for each place. */
export async function violations(page) {
  await page.evaluate(AXE)
  const found = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ['violations'], rules }), RULES)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all)[0]?.message ?? node.html}`),
  )
}
