import fs from 'node:fs'
import { learn } from '../../src/server/hearing/learn'
import { LESSONS } from '../../src/server/hearing/lessons'

for (const lesson of LESSONS)
  test(`the weights for ${lesson.name} are what the project's own sentences give`, () => {
    const { weights, kinds } = learn(lesson.concepts, lesson.sentences())
    expect(JSON.parse(fs.readFileSync(lesson.weights, 'utf8'))).toEqual(JSON.parse(JSON.stringify({ weights, kinds })))
  })
