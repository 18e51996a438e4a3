import { Image, View } from '@tarojs/components'
import type { SceneRow } from '../../../domain/api-scene-staff'
import { useStart } from '../../stores/reference'
import { qrImage } from '../../staff/qrImage'

/** A4 sheets of codes, six to a sheet, to cut and to paste up; on the screen they are not drawn. */
export function PrintSheet({ rows }: { rows: SceneRow[] }) {
  const centre = useStart().data?.centre
  return (
    <View className="sheets">
      {rows.map((row) => (
        <View key={row.code} className="sheets__one">
          <View className="sheets__name">身边有问题，扫一扫</View>
          <Image className="sheets__code" src={qrImage(row)} mode="aspectFit" />
          <View className="sheets__words">{row.words}</View>
          <View className="sheets__small">
            {row.unit.name} · {row.code}
          </View>
          <View className="sheets__small">市民吹哨{centre?.phone ? ` · 打电话 ${centre.phone}` : ''} · 急事打 110 119 120</View>
        </View>
      ))}
    </View>
  )
}
