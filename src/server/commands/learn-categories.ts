/**
 * npm run learn:categories -- FILE.jsonl: makes src/domain/report/suggest/weights.json anew from labelled complaints, leaving the
 * held-out fifth unread. Words and weights only; nothing of a complaint's wording goes in.
 */
import fs from 'node:fs'
import path from 'node:path'
import { readExamples, split } from '../suggest/examples'
import { learn } from '../suggest/learn'

const [file] = process.argv.slice(2)
if (!file) throw new Error('用法：npm run learn:categories -- 文件.jsonl')

const weights = path.resolve('src/domain/report/suggest/weights.json')
fs.writeFileSync(weights, `${JSON.stringify(learn(split(readExamples(file)).learned), null, 2)}\n`)
console.log(`${weights}: ${(fs.statSync(weights).size / 1024).toFixed(1)} KB`)
