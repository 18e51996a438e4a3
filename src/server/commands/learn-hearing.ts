/**
 * npm run learn:hearing: makes the weights of src/domain/report/hearing anew from the labelled sentences of src/server/hearing/data.
 */
import fs from 'node:fs'
import { learn } from '../hearing/learn'
import { LESSONS } from '../hearing/lessons'

for (const lesson of LESSONS) {
  const { weights, kinds } = learn(lesson.concepts, lesson.sentences())
  fs.writeFileSync(lesson.weights, `${JSON.stringify({ weights, kinds }, null, 2)}\n`)
  console.log(`${lesson.weights}: ${(fs.statSync(lesson.weights).size / 1024).toFixed(1)} KB`)
}
