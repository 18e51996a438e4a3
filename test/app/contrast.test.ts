/** WCAG contrast of every text and mark on every ground it may stand on, in all four looks, from the tokens themselves. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const css = readFileSync(path.join(__dirname, '../../src/app/styles/tokens.css'), 'utf8')
const PAGE = ['c-bg', 'c-surface', 'c-sunken', 'c-tint']
const OWN = (name: string) => [`${name}-bg`, 'c-surface', 'c-bg']

// prettier-ignore
const TEXTS: [string, string[]][] = [
  ['c-text', PAGE], ['c-text-2', PAGE], ['c-text-3', PAGE], ['c-link', PAGE],
  ['c-on-brand', ['c-brand', 'c-brand-press', 'c-brand-2']], ['c-on-brand-2', ['c-brand']],
  ['c-on-lamp', ['c-lamp']], ['c-lamp-text', ['c-lamp-soft', 'c-surface']],
  ['st-submitted', OWN('st-submitted')], ['st-accepted', OWN('st-accepted')], ['st-doing', OWN('st-doing')], ['st-done', OWN('st-done')],
  ['st-rated', OWN('st-rated')], ['st-ask', OWN('st-ask')], ['st-parked', OWN('st-parked')], ['st-refused', OWN('st-refused')],
  ['t-ample', OWN('t-ample')], ['t-near', OWN('t-near')], ['t-overdue', OWN('t-overdue')], ['t-paused', OWN('t-paused')],
  ['c-danger', OWN('c-danger')], ['c-on-danger', ['c-danger-fill']],
  ['c-text', ['map-0', 'map-1', 'map-2']], ['c-on-offline', ['c-offline']],
]
const MARKS: [string, string[]][] = [
  ['c-lamp', ['c-brand']],
  ['c-line-strong', ['c-surface', 'c-bg']],
  ['c-focus', ['c-surface', 'c-bg']],
  ['c-brand', ['c-surface', 'c-bg']],
]

/** The colours one selector sets. */
const block = (selector: string): Record<string, string> => {
  const [, body] = css.split(`\n${selector} {\n`)
  if (!body) throw new Error(`no ${selector}`)
  return Object.fromEntries([...body.split('\n}')[0]!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]))
}
// as the cascade has them: care after dark, and both together last
const [light, dark, care, both] = [
  block('page,\n:root,\n.theme-light'),
  block('.theme-dark'),
  block('.theme-care'),
  block('.theme-care.theme-dark'),
]
const LOOKS: Record<string, Record<string, string>> = {
  light,
  dark: { ...light, ...dark },
  care: { ...light, ...care },
  'care, dark': { ...light, ...dark, ...care, ...both },
}

const channel = (hex: string, from: number) => {
  const value = parseInt(hex.slice(from, from + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
function contrast(one: string, other: string): number {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright! + 0.05) / (dim! + 0.05)
}
const tooFaint = (pairs: [string, string[]][], colours: Record<string, string>, least: number) =>
  pairs.flatMap(([text, grounds]) =>
    grounds
      .map((ground) => ({ pair: `${text} on ${ground}`, is: contrast(colours[text]!, colours[ground]!) }))
      .filter(({ is }) => !(is >= least)),
  )

test('contrast is computed as WCAG says', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

for (const [look, colours] of Object.entries(LOOKS)) {
  test(`${look}: every text has at least 4.5 : 1`, () => expect(tooFaint(TEXTS, colours, 4.5)).toEqual([]))
  test(`${look}: every mark has at least 3 : 1`, () => expect(tooFaint(MARKS, colours, 3)).toEqual([]))
}

test('no state and no time is coloured that is not looked at here', () => {
  const known = TEXTS.map(([name]) => name)
  const coloured = Object.keys(light).filter((name) => /^(st|t)-\w+$/.test(name))
  expect(coloured.filter((name) => !known.includes(name))).toEqual([])
})
