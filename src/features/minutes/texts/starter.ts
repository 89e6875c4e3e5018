/** Forms to begin with: our own, with placeholders in place of what is filled in. */
import type { MinutesPaper } from './minutes-paper.ts'
import { blockNames, inDelimiters, inlineNames } from './placeholders.ts'
import type { RecordPaper } from './record-paper.ts'

const word = (key: keyof typeof inlineNames): string => inDelimiters(inlineNames[key])
const block = (key: keyof typeof blockNames): string => inDelimiters(blockNames[key])

export const recordStarter: RecordPaper = {
  title: `${word('title')}记录`,
  rows: [
    { cells: [{ label: '会议名称', text: word('title') }] },
    { cells: [{ label: '时间', text: word('time') }] },
    { cells: [{ label: '地点', text: word('place') }] },
    {
      cells: [
        { label: '主持人', text: word('chair') },
        { label: '记录人', text: word('recorder') },
      ],
    },
    {
      cells: [
        { label: '应到', text: word('should') },
        { label: '实到', text: word('presentCount') },
      ],
    },
    { cells: [{ label: '出席', text: word('present') }] },
    { cells: [{ label: '请假', text: word('leave') }] },
    { cells: [{ label: '缺席', text: word('absent') }] },
    { cells: [{ label: '列席', text: word('guests') }] },
    { cells: [{ label: '议程', text: block('agenda') }] },
  ],
  blocks: [
    { heading: '', paragraphs: [block('text')] },
    { heading: '决定事项', paragraphs: [block('decisions')] },
  ],
  signs: ['主持人（签名）：________', '记录人（签名）：________'],
  organ: word('organ'),
}

export const minutesStarter: MinutesPaper = {
  title: `${word('title')}纪要`,
  issue: word('issue'),
  organ: word('organ'),
  date: word('date'),
  opening: word('opening'),
  blocks: [{ heading: '', paragraphs: [block('text')] }],
  lists: [
    { label: '出席', text: word('present') },
    { label: '请假', text: word('leave') },
    { label: '列席', text: word('guests') },
  ],
  sentTo: '分送：________________________',
  printed: '　　年　月　日印发',
}
