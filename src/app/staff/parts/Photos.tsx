import type { PhotoView } from '../../../domain/ticket/views'
import { PhotoGrid } from '../../components/PhotoGrid'
import { absolute } from '../../remote/call'
import { openPhotos } from '../../platform/openPhotos'

/** Photos of a ticket; a press opens them large. */
export function Photos({ photos }: { photos: PhotoView[] }) {
  const large = photos.map((photo) => absolute(photo.large))
  return (
    <PhotoGrid
      photos={photos.map(({ id, small }) => ({ id, url: absolute(small) }))}
      onOpen={({ id }) => openPhotos(large, large[photos.findIndex((photo) => photo.id === id)] ?? '')}
    />
  )
}
