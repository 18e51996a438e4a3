import { useEffect } from 'react'
import type { PhotoView } from '../../../domain/ticket/views'
import { PhotoGrid } from '../../components/PhotoGrid'
import { absolute } from '../../remote/call'
import { openPhotos } from '../../platform/openPhotos'
import { findKept, useKept } from '../../stores/deskPhotos'

/** Photos of a ticket, from the phone where it keeps them; a press opens them large. */
export function Photos({ photos }: { photos: PhotoView[] }) {
  const kept = useKept()
  const ids = photos.map(({ id }) => id)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the ids as one word
  useEffect(() => void findKept(ids), [ids.join()])
  const large = photos.map((photo) => absolute(photo.large))
  return (
    <PhotoGrid
      photos={photos.map(({ id, small }) => ({ id, url: kept[id] || absolute(small) }))}
      onOpen={({ id }) => openPhotos(large, large[ids.indexOf(id)] ?? '')}
    />
  )
}
