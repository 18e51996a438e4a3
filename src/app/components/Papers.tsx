import { PAPER_KINDS, sizeWords, type PaperView } from '../../domain/ticket/papers'
import { say } from '../../domain/words/say'
import { openPaper } from '../platform/openPaper'
import { absolute } from '../remote/call'
import { Row, Rows } from './Rows'

/** Papers (附件) of a ticket: what each is, how big, and a press that fetches it. */
export function Papers({ papers = [] }: { papers?: readonly PaperView[] }) {
  if (papers.length === 0) return null
  return (
    <Rows>
      {papers.map((paper) => (
        <Row
          key={paper.id}
          icon="download"
          title={paper.name}
          note={`${PAPER_KINDS[paper.kind].word} · ${sizeWords(paper.bytes)}`}
          value={say(process.env.TARO_ENV === 'weapp' ? '打开' : '下载')}
          onPress={() => void openPaper(paper, absolute(paper.address))}
        />
      ))}
    </Rows>
  )
}
