import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import { sceneStaffApi, type SceneRow } from '../../../domain/api-scene-staff'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { aria } from '../../platform/aria'
import { call } from '../../remote/call'
import { qrImage } from '../../staff/qrImage'

interface SceneCardProps {
  scene: SceneRow
  /** "天和社区第 3 网格 · 公共设施". */
  about: string
  onEnd: () => void
  onFailure: (failure: unknown) => void
}

/** One code: where, what for, its picture; as a mini-program code where WeChat gives one. */
export function SceneCard({ scene, about, onEnd, onFailure }: SceneCardProps) {
  const [image, setImage] = useState<string>()
  const fetchWeapp = () =>
    call(sceneStaffApi.scenePicture, { params: { code: scene.code } }).then((reply) => reply.image && setImage(reply.image), onFailure)
  return (
    <Card title={scene.words} aside={scene.code}>
      <View className="small text-2">{about}</View>
      <View {...aria({ role: 'img', label: `${scene.words}的二维码` })}>
        <Image className="scenes__code" src={image ?? qrImage(scene)} mode="aspectFit" showMenuByLongpress {...aria({ hidden: true })} />
      </View>
      <View className="columns-2">
        <Button kind="soft" text="换成小程序码" off={Boolean(image)} onPress={() => void fetchWeapp()} />
        <Button kind="line" text="停用" more={`${scene.words}的码`} onPress={onEnd} />
      </View>
    </Card>
  )
}
