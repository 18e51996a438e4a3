import { useDidShow, useRouter } from '@tarojs/taro'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { useWhileShown } from '../../platform/inView'
import { failureWords } from '../../sending/useAct'
import type { usePhotos } from '../../sending/usePhotos'
import { loadHearing } from '../../stores/hearing'
import { loadCatalogue, loadStart, loadUnits } from '../../stores/reference'
import { takeCode } from '../../remote/session'
import { OversightFirst } from './Accused'
import { fetchAhead } from './ahead'
import { BeforeSending } from './BeforeSending'
import { Calls } from './Calls'
import { Details } from './Details'
import { Papers } from './Papers'
import { Unfinished } from './Unfinished'
import { useAbout, type Matter } from './useAbout'
import { useAsked } from './useChoosing'
import { useFiles } from './useFiles'
import { useNeighbours } from './useNeighbours'
import { useOpening } from './useOpening'
import { useReportForm } from './useReportForm'
import { useSending } from './useSending'
import { Which } from './Which'
import { Words } from './Words'

export default function ReportPage() {
  const asked = useRouter().params
  const goesOn = useOpening(asked)
  const isBadCode = useAsked(asked)
  const form = useReportForm()
  const { draft } = form
  const about = useAbout(draft)
  const files = useFiles(form)
  const sending = useSending(form)
  const neighbours = useNeighbours()
  useDidShow(() => {
    fetchAhead()
    if (draft.code) takeCode(draft.code)
  })
  useWhileShown(() => {
    void loadStart()
    void loadCatalogue()
    void loadUnits()
    void loadHearing()
  }, 60_000)

  const { matter, hidden, catalogue } = about
  return (
    <Page
      title={say('我要吹哨')}
      narrow
      foot={!hidden && <SendFoot matter={matter} files={files} sending={sending} neighbours={neighbours} />}
    >
      {isBadCode && <Notice kind="warn" text={say('这个码不能用。写一下在哪里，照样能报。')} />}
      <Unfinished goesOn={goesOn && form.touched} />
      <BeforeSending sending={sending} neighbours={neighbours} />
      {matter.isAccusation && <OversightFirst />}
      <Words form={form} about={about} files={files} />
      {(!hidden || draft.category) && <Which draft={draft} matter={matter} catalogue={catalogue} />}
      {!hidden && <Papers asked={draft.item && matter.item.papers} files={files} error={form.errorAt('papers')} />}
      {!hidden && <Details form={form} files={files} isAccusation={matter.isAccusation} />}
      {!hidden && sending.failure && <Notice kind="danger" icon="warn" text={failureWords(sending.failure)} />}
      {!about.emergency && <Calls />}
    </Page>
  )
}

interface SendFootProps {
  matter: Matter
  files: ReturnType<typeof useFiles>
  sending: ReturnType<typeof useSending>
  neighbours: ReturnType<typeof useNeighbours>
}

/** What is promised, and the button: sent unless the same is reported near by. */
function SendFoot({ matter, files: { tray, papers, message }, sending, neighbours }: SendFootProps) {
  const sendUnlessNear = async () => {
    // pressed while somebody still speaks: it ends what is said and takes it along
    await message.finish()
    if (await neighbours.none()) await sending.send()
  }
  return (
    <Foot
      {...matter.promised}
      main={
        <Button
          text={matter.isUrgent ? say('提交紧急件') : say('提交')}
          busy={sending.busy ? busyWords(tray, papers) : neighbours.asking && say('正在看附近有没有同一件…')}
          onPress={() => void sendUnlessNear()}
        />
      }
    />
  )
}

const busyWords = ({ photos }: ReturnType<typeof usePhotos>, { papers }: ReturnType<typeof useFiles>['papers']): string => {
  if (papers.some(({ state }) => state !== 'done')) return say('附件还在传…')
  const left = photos.filter(({ state }) => state !== 'done').length
  return left > 0 ? say('还有 {left} 张照片在传…', { left }) : say('正在提交…')
}
