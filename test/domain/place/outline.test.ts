import { isDrawable, outlineFault, outlineName } from '../../../src/domain/place/outline'
import { middleOf, pictureOf, viewOf } from '../../../src/domain/place/picture'
import type { GridFeature, Ring } from '../../../src/domain/place/polygons'

const grid = (...rings: Ring[]): GridFeature => ({
  type: 'Feature',
  properties: { unitId: 'g' },
  geometry: { type: 'Polygon', coordinates: rings },
})
/** A square of so many thousandths of a degree, from its south-west corner. */
const square = (x = 0, y = 0, size = 10): Ring =>
  [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]].map(([lng, lat]) => [117 + lng! / 1000, 49 + lat! / 1000]) // prettier-ignore
const ring = (...points: [number, number][]): Ring => points.map(([x, y]) => [117 + x / 1000, 49 + y / 1000])

// why, outline, fault
const OUTLINES: [string, GridFeature, string | undefined][] = [
  ['a square', grid(square()), undefined],
  ['one that is not closed', grid(square().slice(0, 4)), undefined],
  ['a corner named twice', grid([square()[0]!, ...square()]), undefined],
  ['a corner on a straight line', grid(ring([0, 0], [5, 0], [10, 0], [10, 10], [0, 10])), undefined],
  ['a hole', grid(square(), square(3, 3, 2)), undefined],
  ['a bay', grid(ring([0, 0], [10, 0], [10, 10], [6, 10], [6, 2], [4, 2], [4, 10], [0, 10])), undefined],
  ['two parts that touch in a corner', grid(square(0, 0), square(10, 10)), undefined],
  ['nothing', grid(), 'empty'],
  ['no corner', grid([]), 'empty'],
  ['two corners there and back', grid(ring([0, 0], [10, 0], [0, 0])), 'empty'],
  ['the same corner four times', grid(ring([1, 1], [1, 1], [1, 1], [1, 1])), 'empty'],
  ['a corner that is no number', grid([[Number.NaN, 49], ...square()]), 'empty'],
  ['a line', grid(ring([0, 0], [5, 5], [10, 10], [0, 0])), 'flat'],
  ['a line from west to east', grid(ring([0, 0], [5, 0], [10, 0])), 'flat'],
  ['a hole that is flat', grid(square(), ring([2, 2], [4, 4], [3, 3])), 'flat'],
  ['a bow tie', grid(ring([0, 0], [10, 10], [10, 0], [0, 10.5])), 'crossing'],
  ['a spike', grid(ring([0, 0], [10, 0], [10, 10], [5, 10], [5, 15], [5, 10], [0, 10])), 'crossing'],
  ['a corner on another edge', grid(ring([0, 0], [10, 0], [10, 10], [5, 0], [0, 10])), 'crossing'],
  ['a loop', grid(ring([0, 0], [10, 0], [10, 10], [4, 10], [4, -3], [2, -3], [2, 10], [0, 10])), 'crossing'],
  ['two parts that overlap', grid(square(), square(5, 5)), 'crossing'],
  ['the same ring twice', grid(square(), square()), 'doubled'],
  ['the same ring, the other way round', grid(square(), [...square()].reverse()), 'doubled'],
]
for (const [why, feature, fault] of OUTLINES) test(`${why}: ${fault ?? 'fine'}`, () => expect(outlineFault(feature)).toBe(fault))

test('two grids with the same ground are the same, wherever the line begins', () => {
  expect(outlineName(grid(square()))).toBe(outlineName(grid([...square().slice(2), ...square().slice(1, 3)])))
  expect(outlineName(grid(square()))).not.toBe(outlineName(grid(square(1))))
})

test('no outline can blank a page: whatever it is, it is left out or has a middle and a picture of numbers', () => {
  for (const [, feature] of OUTLINES) {
    if (!isDrawable(feature)) continue
    const middle = middleOf([feature])
    const picture = pictureOf([feature])
    const view = viewOf(picture.extentOf([feature]), 1.2)
    for (const number of [middle.lng, middle.lat, middle.degrees, ...Object.values(view)]) expect(Number.isFinite(number)).toBe(true)
    expect(picture.outlineOf(feature)).not.toContain('NaN')
  }
  // even of what is never drawn the middle is found
  expect(middleOf([grid(ring([0, 0], [5, 0], [10, 0]))])).toMatchObject({ degrees: 0 })
})
