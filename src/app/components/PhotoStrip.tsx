import type { PhotoView } from '../../domain/ticket/views'
import { absolute } from '../remote/call'
import { openPhotos } from '../platform/openPhotos'
import { PhotoGrid } from './PhotoGrid'

interface PhotoStripProps {
  photos: readonly (PhotoView & { caption?: string })[]
  columns?: 2 | 3 | 4
}

/** Photos the server keeps, small; a tap shows them large. */
export function PhotoStrip({ photos, columns = 4 }: PhotoStripProps) {
  if (photos.length === 0) return null
  const large = photos.map((photo) => absolute(photo.large))
  return (
    <PhotoGrid
      columns={columns}
      photos={photos.map(({ id, small, caption }) => ({ id, url: absolute(small), caption }))}
      onOpen={({ id }) => openPhotos(large, large[photos.findIndex((photo) => photo.id === id)] ?? '')}
    />
  )
}
