import { Image, View } from '@tarojs/components'
import { listed, say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import type { ShownPhoto } from '../sending/usePhotos'
import { Icon } from './Icon'
import './PhotoGrid.css'

interface PhotoGridProps {
  photos: ShownPhoto[]
  columns?: 2 | 3 | 4
  onOpen?: (photo: ShownPhoto) => void
  onRetry?: (photo: ShownPhoto) => void
  /** Ask before deleting: the page does. */
  onDelete?: (photo: ShownPhoto) => void
  /** Shows the tile that adds one. */
  onAdd?: () => void
  /** "再加 6 张". */
  addText?: string
}

/** Photos in fixed boxes, each saying how far it is. */
export function PhotoGrid({ photos, columns = 4, onOpen, onRetry, onDelete, onAdd, addText = say('拍照或选照片') }: PhotoGridProps) {
  return (
    <View className={`photos photos--${columns}`}>
      {photos.map((photo, index) => {
        const press = photo.state === 'failed' && onRetry ? () => onRetry(photo) : onOpen && (() => onOpen(photo))
        const says = listed(say('第 {number} 张', { number: index + 1 }), photo.caption, stateWords(photo))
        return (
          <View key={photo.id} className="photo">
            <View className="photo__in" {...(press ? pressable({ label: says }, press) : aria({ role: 'img', label: says }))}>
              <Image className="photo__pic" src={photo.url} mode="aspectFill" lazyLoad {...aria({ hidden: true })} />
              <Cover {...photo} />
            </View>
            {onDelete && (
              <View
                className="photo__delete"
                {...pressable({ label: say('删除第 {number} 张照片', { number: index + 1 }) }, () => onDelete(photo))}
              >
                <View className="photo__cross">
                  <Icon name="cross" size={14} />
                </View>
              </View>
            )}
          </View>
        )
      })}
      {onAdd && (
        <View className="photo photo--add" {...pressable({ label: addText }, onAdd)}>
          <Icon name="camera" size={26} />
          <View>{addText}</View>
        </View>
      )}
    </View>
  )
}

const stateWords = ({ state, percent = 0, why }: ShownPhoto) =>
  ({
    waiting: say('等着上传'),
    sending: say('上传 {percent}%', { percent }),
    done: say('传好了'),
    failed: say('没传上，点一下重传'),
    refused: listed(say('不能用'), why),
  })[state ?? 'done'] ?? ''

function Cover({ state, percent = 0, why, caption }: ShownPhoto) {
  if (state === 'done')
    return (
      <View className="photo__ok">
        <Icon name="check" size={14} />
      </View>
    )
  if (!state) return caption ? <View className="photo__caption">{caption}</View> : null
  return (
    <View className="photo__cover">
      {state === 'failed' && <Icon name="refresh" size={20} />}
      <View>
        {
          { waiting: say('等着上传'), sending: say('上传 {percent}%', { percent }), failed: say('没传上'), refused: why ?? say('不能用') }[
            state
          ]
        }
      </View>
      {state === 'failed' && <View>{say('点这里重传')}</View>}
      {state === 'sending' && (
        <View className="photo__track">
          <View className="photo__percent" style={{ width: `${percent}%` }} />
        </View>
      )}
    </View>
  )
}
