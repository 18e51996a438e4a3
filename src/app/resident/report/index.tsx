import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { categoryOf, handleLimit, itemOf, CATEGORY_IDS, type CategoryId } from '../../../domain/report/categories'
import { emergencyOf } from '../../../domain/report/emergency'
import { pressing } from '../../../domain/report/heed'
import { ACCUSATION_FROM } from '../../../domain/report/hearing/ears'
import { promiseOf, promiseWords } from '../../../domain/report/promise'
import { questionWords } from '../../../domain/report/questions'
import { limitInWords } from '../../../domain/ticket/limits'
import { listed, say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { CategoryLattice } from '../../components/CategoryLattice'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Foot } from '../../components/Foot'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { PhotoGrid } from '../../components/PhotoGrid'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { Switch } from '../../components/Switch'
import { confirmed } from '../../platform/confirmed'
import { useNow } from '../../platform/inView'
import { goTo } from '../../platform/goTo'
import { tilesOf } from '../../lib/tiles'
import { failureWords } from '../../sending/useAct'
import { usePhotos } from '../../sending/usePhotos'
import { answerOn, changeDraft, draftNow, hasWords, openDraftId, senderOf, takeUp, useDraft } from '../../sending/drafts'
import { loadHearing, useEars } from '../../stores/hearing'
import { useUnsent } from '../../sending/waiting'
import { loadCatalogue, loadStart, loadUnits, useCalendar, useCatalogue, useUnits } from '../../stores/reference'
import { takeCode } from '../../remote/session'
import { Accused, OversightFirst } from './Accused'
import { AgainSheet } from './AgainSheet'
import { ConsentSheet } from './ConsentSheet'
import { Danger } from './Danger'
import { Doubt } from './Doubt'
import { NeighbourSheet } from './NeighbourSheet'
import { Place } from './Place'
import { Said } from './Said'
import { useNeighbours } from './useNeighbours'
import { useOpening } from './useOpening'
import { useScene } from './useScene'
import { useSending } from './useSending'
import { useVoice } from './useVoice'
import { Voice } from './Voice'
import { Behalf, Who } from './Who'

const WHAT_TO_SAY = '什么东西、怎么了、从什么时候开始'
const isCategory = (id: string | undefined): id is CategoryId => CATEGORY_IDS.some((known) => known === id)

export default function ReportPage() {
  const asked = useRouter().params
  const { category: wanted, scene } = asked
  const goesOn = useOpening(asked)
  const catalogue = useCatalogue()
  const calendar = useCalendar()
  const units = useUnits().data?.units ?? []
  const draft = useDraft()
  const now = useNow()
  const ears = useEars()
  const others = useUnsent().written.filter((id) => id !== openDraftId()).length
  const [changing, setChanging] = useState(false)
  const tray = usePhotos(senderOf(draft), draft.photos, keepPhotos)
  const message = useVoice(senderOf(draft), draft.voice, (voice) => (changeDraft({ voice }), settle('text'), settle('voice')))
  const { send, busy, failure, errorAt, settle, asksConsent, setAsksConsent, earlier, setEarlier } = useSending()
  const neighbours = useNeighbours()
  const sendUnlessNear = async () => {
    if (await neighbours.none()) await send()
  }

  const choose = (category: CategoryId, item?: string) => {
    if (category !== draftNow().category || item)
      changeDraft({ category, item, complainedOf: undefined, catalogueVersion: catalogue.version })
    setChanging(false)
  }
  // the tile pressed on home decides, even over a draft
  useEffect(() => {
    if (isCategory(wanted)) choose(wanted)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
  useScene(scene, choose)
  useDidShow(() => {
    void loadStart()
    void loadCatalogue()
    void loadUnits()
    void loadHearing()
    if (draft.code) takeCode(draft.code)
  })

  const another = () => {
    const { category, catalogueVersion } = draft
    takeUp()
    changeDraft({ category, catalogueVersion })
  }

  const chosen = draft.category && categoryOf(catalogue, draft.category)
  const item = chosen && itemOf(chosen, draft.item ?? 'other')
  const emergency = emergencyOf(item, draft.text, ears, draft.calm)
  const answer = emergency && answerOn(emergency.id, draft)
  const hidden = emergency && !answer
  const heard = pressing(draft.text, ears, draft.calm)
  const accusation = ears.accusation(draft.text)
  const doubt = item?.request !== 'accuse' && accusation.sure >= ACCUSATION_FROM && (
    <Doubt
      because={accusation.because}
      answered={draft.accusesNobody}
      onYes={() => choose('policy_style_other', 'conduct')}
      onNo={() => changeDraft({ accusesNobody: true })}
    />
  )
  const danger = emergency && <Danger emergency={emergency} catalogue={catalogue} />
  const said = (placeholder: string, ask?: string) => (
    <Said
      placeholder={placeholder}
      ask={emergency?.ask ?? ask}
      error={errorAt('text')}
      catalogue={catalogue}
      onType={() => settle('text')}
      onChoose={choose}
    />
  )

  if (!chosen || !item)
    return (
      <Page title={say('说说是什么事')} narrow>
        {danger}
        {said(say('说一句是什么事，帮您找是哪一类'))}
        {doubt}
        {!hidden && (
          <>
            <View className="title">{say('或者直接选一类，选不准就点最后一个')}</View>
            <CategoryLattice tiles={tilesOf(catalogue)} onPress={(id) => choose(id as CategoryId)} />
          </>
        )}
      </Page>
    )

  const department = units.find((unit) => unit.id === (item.department ?? chosen.department))
  const promise = promiseOf({ category: chosen.id, item: draft.item, heard: heard?.urgency }, now, catalogue, calendar)
  const limit = handleLimit(catalogue, chosen.id, item, promise.urgency)
  const isUrgent = promise.urgency !== 'normal'
  const isAccusation = item.request === 'accuse'

  return (
    <Page
      title={say('说说是什么事')}
      narrow
      foot={
        !hidden && (
          <Foot
            {...promiseWords(promise, now)}
            main={
              <Button
                text={isUrgent ? say('提交紧急件') : say('提交')}
                busy={busy ? busyWords(tray) : neighbours.asking && say('正在看附近有没有同一件…')}
                onPress={() => void sendUnlessNear()}
              />
            }
          />
        )
      }
    >
      {goesOn && hasWords(draft) ? (
        <Notice kind="info" icon="edit" text={say('上次没写完的还在，接着写就行。')} link={say('另写一件')} onLink={another} />
      ) : (
        others > 0 && (
          <Notice icon="edit" text={say('还有 {others} 件没写完的，存在手机里。', { others })} link={say('去看')} onLink={goTo.unsent} />
        )
      )}
      <NeighbourSheet neighbours={neighbours} onSend={() => void send()} />
      <AgainSheet
        earlier={earlier}
        onClose={() => setEarlier(undefined)}
        onSend={() => {
          setEarlier(undefined)
          changeDraft({ again: draftNow().text })
          void send()
        }}
      />
      <ConsentSheet
        open={asksConsent}
        onClose={() => setAsksConsent(false)}
        onAgreed={() => {
          setAsksConsent(false)
          void send()
        }}
      />
      <Rows>
        <Row
          strong
          icon={`cat-${chosen.id}`}
          title={say(chosen.name)}
          note={listed(
            department && draft.item && say('{name}办', { name: department.name }),
            say('{limit}内办结', { limit: limitInWords(limit) }),
            isUrgent && say('不分昼夜'),
          )}
          value={say('换一类')}
          onPress={() => setChanging(true)}
        />
      </Rows>
      <Sheet open={changing} title={say('换一类')} onClose={() => setChanging(false)}>
        <CategoryLattice tiles={tilesOf(catalogue)} onPress={(id) => choose(id as CategoryId)} />
      </Sheet>

      <Field label={say('具体是什么')} id="field-item">
        <ChipGroup
          label={say('具体是什么')}
          options={chosen.items.map(({ id, name }) => ({ value: id, text: say(name) }))}
          value={draft.item ?? ''}
          onChange={(id) => changeDraft({ item: id, complainedOf: undefined })}
        />
      </Field>

      {isAccusation && <OversightFirst />}
      {danger}
      {(!hidden || heard) && said(say(WHAT_TO_SAY), draft.item && questionWords(item))}
      {!hidden && doubt}

      {!hidden && (
        <>
          <Voice message={message} error={errorAt('voice')} />
          <Field label={say('照片')} aside={say('最多 9 张，可以不拍')} id="field-photos" error={errorAt('photos')}>
            <PhotoGrid
              photos={tray.shown}
              columns={4}
              onRetry={tray.retry}
              onDelete={(photo) =>
                void confirmed(say('删掉这张照片吗？'), '', say('删掉'), say('不删')).then((yes) => yes && tray.remove(photo))
              }
              onAdd={tray.left > 0 ? () => void tray.add().then(() => settle('text')) : undefined}
              addText={tray.photos.length > 0 ? say('再加 {left} 张', { left: tray.left }) : say('拍照或相册')}
            />
            <Notice kind="quiet" icon="shield" text={say('照片里的拍摄地点、手机型号会自动去掉。')} />
          </Field>

          <Place optional={isAccusation} error={errorAt('place')} onChange={() => settle('place')} />

          {isAccusation && <Accused />}

          <Who
            onSender={(as) => {
              tray.sendAnewAs(as)
              message.sendAnewAs(as)
            }}
          />
          <Behalf error={errorAt('behalf')} onChange={() => settle('behalf')} />

          <Rows>
            <Switch
              icon="board"
              title={say('同意公开这件事')}
              note={say('先去掉姓名、电话、门牌和人脸')}
              on={draft.publicConsent}
              onChange={(publicConsent) => changeDraft({ publicConsent })}
            />
          </Rows>

          {failure && <Notice kind="danger" icon="warn" text={failureWords(failure)} />}
        </>
      )}
    </Page>
  )
}

const keepPhotos = (photos: string[]) => changeDraft({ photos })

const busyWords = ({ photos }: ReturnType<typeof usePhotos>): string => {
  const left = photos.filter(({ state }) => state !== 'done').length
  return left > 0 ? say('还有 {left} 张照片在传…', { left }) : say('正在提交…')
}
