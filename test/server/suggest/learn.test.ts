import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Classifier, CLUE } from '../../../src/domain/report/suggest/classifier'
import { readExamples, split, type Example } from '../../../src/server/suggest/examples'
import { bestUnread, figuresOf, inWords } from '../../../src/server/suggest/figures'
import { meaningOf } from '../../../src/server/suggest/labels'
import { learn } from '../../../src/server/suggest/learn'

const example = (text: string, label: string): Example => ({ text, label, ...meaningOf(label, text) })

describe('what a label means here', () => {
  test('one of our own ids means itself', () => {
    expect(meaningOf('sanitation', '')).toEqual({ plain: ['sanitation'], right: ['sanitation'] })
  })
  test('a label of the petition offices may mean more where the words call for it', () => {
    expect(meaningOf('劳动和社会保障', '想问退休的事').right).toEqual(['jobs_social_security'])
    expect(meaningOf('劳动和社会保障', '老板拖欠三个月工资')).toEqual({
      plain: ['jobs_social_security'],
      right: ['jobs_social_security', 'dispute_rights'],
    })
  })
  test('an unknown label is refused, not guessed', () => {
    expect(() => meaningOf('天文', '')).toThrow('天文')
  })
})

describe('figures', () => {
  const both = [example('一', 'sanitation'), example('二', 'transport')]
  test('the first counts as top-1, the third as top-3, the fourth not, silence neither', () => {
    const guesses = { 一: ['sanitation'], 二: ['ecology', 'sanitation', 'transport'] } as const
    const figures = figuresOf(both, (text) => guesses[text as '一'], ({ right }) => right) // prettier-ignore
    expect(figures).toEqual({ count: 2, first: 1, firstThree: 2 })
    expect(figuresOf(both, () => [], ({ right }) => right)).toEqual({ count: 2, first: 0, firstThree: 0 }) // prettier-ignore
    expect(inWords(figures)).toBe('top-1 50.0 % (1 of 2), top-3 100.0 % (2 of 2)')
    expect(inWords({ count: 0, first: 0, firstThree: 0 })).toBe('top-1 0.0 % (0 of 0), top-3 0.0 % (0 of 0)')
  })
  test('whoever does not read names the three that cover most', () => {
    const many = [...Array(5).fill(example('', 'ecology')), ...Array(3).fill(example('', 'transport')), ...both]
    expect(bestUnread(many)).toEqual(['ecology', 'transport', 'sanitation'])
  })
})

test('a file is read line by line, and every text always falls on the same side', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'examples-')), 'some.jsonl')
  const texts = Array.from({ length: 200 }, (_, index) => `第 ${index} 件，路灯不亮`)
  fs.writeFileSync(file, texts.map((text) => JSON.stringify({ text, label: 'public_facility' })).join('\n') + '\n')
  const { learned, heldOut } = split(readExamples(file))
  fs.rmSync(path.dirname(file), { recursive: true })
  expect(learned.length + heldOut.length).toBe(200)
  expect(heldOut.length).toBeGreaterThan(20)
  expect(heldOut.length).toBeLessThan(70)
  expect(split([...heldOut, ...heldOut])).toEqual({ learned: [], heldOut: [...heldOut, ...heldOut] })
})

describe('learning', () => {
  // words that no clue knows, each seen under one label; a rare one; one that is everywhere
  const SEEN = { 骆驼: 'transport', 长颈鹿: 'ecology', 企鹅: 'sanitation', 大象: 'housing_property', 老虎: 'utilities_heat' } as const
  const examples = Object.entries(SEEN).flatMap(([word, label]) =>
    Array.from({ length: 30 }, (_, index) => example(`${word}的事情${index === 1 ? '胡杨' : ''}`, label)),
  )
  const learned = learn(examples)
  const classifier = new Classifier(learned)

  test('a word seen under one label comes to stand for it', () => {
    for (const [word, label] of Object.entries(SEEN)) expect(classifier.rank([word])[0]!.id).toBe(label)
  })
  test('rare words, such as names, and words that are everywhere are left out', () => {
    expect(JSON.stringify(learned)).not.toMatch(/胡杨|事情/)
  })
  test('clues that were never seen weigh what they weighed', () => {
    expect(classifier.weightOf('路灯', 'public_facility')).toBe(CLUE)
  })
})
