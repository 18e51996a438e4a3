import { useEffect, useMemo } from 'react'
import type { Place, View } from '../../domain/place/picture'
import { namedWays, waysIn } from '../../domain/place/ways'
import { loadMapLines, useMapLines } from '../stores/places'
import { useLook } from '../stores/look'
import './MapWays.css'

interface MapWaysProps {
  at: (place: Place) => { x: number; y: number }
  part: View
  /** Units of the picture to one px of the screen. */
  perPx: number
  /** Where other names stand. */
  taken?: { x: number; y: number }[]
}

/** Roads and waters within a drawn map, h5 only; nothing where the operator gave none. Names are left to the eye: the map says itself in words. */
export function MapWays({ at, part, perPx, taken }: MapWaysProps) {
  const lines = useMapLines()
  useEffect(() => void loadMapLines(), [])
  const size = useLook((look) => look.care) ? 16 : 12
  const ways = useMemo(() => waysIn(lines, at, part), [lines, at, part])
  return (
    <g className="ways" aria-hidden="true">
      {ways.map(({ kind, name, isArea, d }) => (
        <path key={`${kind} ${name} ${d.length}`} className={`ways__${kind} ${isArea ? 'ways__area' : ''}`} d={d} />
      ))}
      {namedWays(ways, size * perPx, taken).map(({ name, middle, degrees }) => (
        <text
          key={name}
          className="ways__name"
          fontSize={size * perPx}
          strokeWidth={3 * perPx}
          dy="0.36em"
          transform={`translate(${middle.x} ${middle.y}) rotate(${degrees})`}
        >
          {name}
        </text>
      ))}
    </g>
  )
}
