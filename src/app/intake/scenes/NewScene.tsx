import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Me, PublicUnit } from '../../../domain/api'
import { sceneStaffApi, type SceneRow } from '../../../domain/api-scene-staff'
import { categoryOf, type CategoryId } from '../../../domain/report/categories'
import type { Point } from '../../../domain/report/draft'
import { problemWords } from '../../../domain/problems'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { UnitPicker } from '../../components/UnitPicker'
import { call, CallFailed } from '../../remote/call'
import { useCatalogue, useUnits } from '../../stores/reference'

interface NewSceneProps {
  me: Me
  open: boolean
  onClose: () => void
  onMade: (scene: SceneRow) => void
}

type Chosen = { unitId?: string; words: string; point?: Point; category?: CategoryId; item?: string }
const NOTHING: Chosen = { words: '' }

/** A new code: which grid or community, where exactly, and what is usually reported there. */
export function NewScene({ me, open, onClose, onMade }: NewSceneProps) {
  const catalogue = useCatalogue()
  const places = usePlaces(me)
  const [chosen, setChosen] = useState<Chosen>(NOTHING)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<CallFailed>()
  const unitId = chosen.unitId ?? (places.length === 1 ? places[0]!.id : undefined)
  const change = (part: Partial<Chosen>) => setChosen((all) => ({ ...all, ...part }))
  const words = chosen.words.trim()

  const locate = async () => {
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true }).catch(() => undefined)
    if (here) change({ point: { lng: here.longitude, lat: here.latitude, datum: 'WGS-84', accuracyM: here.accuracy } })
    else void Taro.showToast({ title: '没取到位置，不填也行', icon: 'none' })
  }
  const make = async () => {
    if (!unitId) return
    setBusy(true)
    setFailure(undefined)
    try {
      const { point, category, item } = chosen
      onMade(await call(sceneStaffApi.makeScene, { body: { unitId, words, point, category, item } }))
      setChosen(NOTHING)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem)
    } finally {
      setBusy(false)
    }
  }

  const why = !unitId ? '请选网格或社区' : [...words].length < 2 ? '请写在哪里' : undefined
  return (
    <Sheet
      open={open}
      title="做一个码"
      onClose={onClose}
      dirty={words !== ''}
      busy={busy}
      foot={
        <>
          {failure && <Notice kind="danger" icon="warn" text={failure.offline ? problemWords('offline') : failure.message} />}
          <Button text="做好" busy={busy && '正在做…'} off={Boolean(why)} why={why} onPress={() => void make()} />
        </>
      }
    >
      <Field label="哪个网格">
        <UnitPicker label="哪个网格" units={places} value={unitId} onChange={(id) => change({ unitId: id })} />
      </Field>
      <Field label="在哪里">
        <TextInput
          label="在哪里"
          placeholder="5 号楼北侧路灯 12 号"
          max={40}
          value={chosen.words}
          onChange={(text) => change({ words: text })}
        />
        <Rows>
          <Row
            icon="pin"
            title={chosen.point ? '已记下现在的位置' : '记下现在的位置'}
            note="站在那里点一下，可以不点"
            onPress={() => void locate()}
          />
        </Rows>
      </Field>
      <Field label="一般报什么" aside="可以不选">
        <ChipGroup
          label="一般报什么"
          options={catalogue.categories.map(({ id, name }) => ({ value: id, text: name }))}
          value={chosen.category ?? ''}
          onChange={(id) => change({ category: id === chosen.category ? undefined : (id as CategoryId), item: undefined })}
        />
        {chosen.category && (
          <ChipGroup
            label="哪一种"
            options={categoryOf(catalogue, chosen.category).items.map(({ id, name }) => ({ value: id, text: name }))}
            value={chosen.item ?? ''}
            onChange={(id) => change({ item: id === chosen.item ? undefined : id })}
          />
        )}
      </Field>
    </Sheet>
  )
}

/** The grids and communities somebody may make codes for: their own units and those below. */
function usePlaces(me: Me) {
  const units = useUnits().data?.units ?? []
  const find = (id: string | null) => units.find((unit) => unit.id === id)
  const isMine = (unit: PublicUnit | undefined): boolean =>
    unit !== undefined && (me.posts.some((post) => post.unitId === unit.id) || isMine(find(unit.parentId)))
  return units
    .filter((unit) => (unit.kind === 'grid' || unit.kind === 'community') && isMine(unit))
    .map((unit) => ({ ...unit, name: `${unit.kind === 'grid' ? (find(unit.parentId)?.name ?? '') : ''}${unit.name}` }))
}
