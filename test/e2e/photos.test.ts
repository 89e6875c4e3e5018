import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { streamReply } from '../sandbox/cards.ts'
import { startStand } from '../sandbox/stand.ts'
import { launchBrowser } from './browser.ts'
import { startFresh } from './service.ts'
import { desktop, type Photo, phone, takePhoto, type Visitor, visit } from './visitor.ts'

let browser: Browser
let photo: Photo
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  photo = await takePhoto(browser, '路灯.jpg')
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Whoever looks complains of nothing to the end. */
async function arrive(url: string, options = { viewport: desktop }): Promise<Visitor> {
  const visitor = await visit(browser, url, options)
  closing.push(async () => {
    expect(visitor.complaints).toEqual([])
    await visitor.page.close()
  })
  return visitor
}

/** Wide when it is drawn, 0 when it is not. */
const widthOf = (image: unknown): number =>
  typeof image === 'object' && image !== null && 'naturalWidth' in image ? Number(image.naturalWidth) : 0

describe('a photo, from the phone to the file', () => {
  it('is sent from the room, kept with the matter, counted on its card and opened once by a link', async () => {
    const service = await startFresh()
    closing.push(() => service.stop())
    const visitor = await arrive(service.url)
    await visitor.sleep()
    await visitor.become('王秀兰')
    await visitor.open('联络员')
    await visitor.say('/来访 枫树湾村李四反映路灯坏了两个月，转村镇建设办一周内修好')
    await visitor.message('有照片的，30分钟内直接发到这里').waitFor()

    await visitor.sendFile(photo)
    const shown = visitor.log.getByRole('img', { name: '图片 路灯.jpg' })
    await shown.waitFor()
    await expect.poll(() => shown.evaluate(widthOf)).toBe(480)
    await visitor.message('正在保存，附在来访').waitFor()
    await visitor.message('现有1个附件').waitFor()

    await visitor.say('/来访 1')
    await visitor.log.getByText('附件1个，查看请发送：/看附件').waitFor()
    await visitor.say('/看附件 1')
    const opening = visitor.page.waitForEvent('popup')
    await visitor.log.getByRole('link', { name: /^第1个 路灯.jpg/ }).click()
    const opened = await opening
    const picture = opened.locator('img')
    await picture.waitFor()
    await expect.poll(() => picture.evaluate(widthOf)).toBe(480)
    await opened.reload()
    await opened.getByText('链接已用过或已过期').waitFor()
    await opened.close()

    await visitor.sendFile({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('见面说') })
    await visitor.log.getByRole('link', { name: /说明\.txt\s*1 KB/ }).waitFor()
    await visitor.message('没有保存：只能保存照片').waitFor()
    await visitor.page.getByRole('button', { name: '无违规' }).waitFor()
  })
})

describe('the room', () => {
  async function standing(chat: string, options = { viewport: desktop }) {
    const stand = await startStand()
    stand.script(() => ({ json: streamReply('已收到') }))
    closing.push(() => stand.close())
    const url = `${stand.url}/sandbox#user=wangxiulan&chat=${encodeURIComponent(chat)}`
    return { stand, visitor: await arrive(url, options) }
  }
  const group = 'wrYunxiPresidium01'
  const pictures = ({ stand }: { stand: { heard: { msgtype: string }[] } }) =>
    stand.heard.filter(({ msgtype }) => msgtype === 'image').length

  it('takes several pictures by the keyboard alone, and sends them in their order', async () => {
    const { stand, visitor } = await standing('single:wangxiulan')
    // Its picture stays while the mouse is over it.
    await visitor.fileButton.hover()
    const icon = await visitor.page.evaluate(
      `getComputedStyle(document.querySelector('.file-button')).backgroundImage`,
    )
    expect(icon).toContain('picture.svg')
    await visitor.composer.focus()
    await visitor.page.keyboard.press('Shift+Tab')
    const choosing = visitor.page.waitForEvent('filechooser')
    await visitor.page.keyboard.press('Enter')
    await (await choosing).setFiles([photo, { ...photo, name: '灯杆.jpg' }])
    await visitor.log.getByText('已收到').nth(1).waitFor()
    expect(pictures({ stand })).toBe(2)
    const names = await visitor.log
      .getByRole('img')
      .evaluateAll(images => images.map(image => image.getAttribute('alt')))
    expect(names).toEqual(['图片 路灯.jpg', '图片 灯杆.jpg'])
  })

  it('takes a picture that is pasted into the field, and one that is dropped anywhere', async () => {
    const { stand, visitor } = await standing('single:wangxiulan')
    await visitor.composer.fill('写了一半')
    await visitor.page.evaluate(`{
      const bytes = Uint8Array.from(atob('${photo.buffer.toString('base64')}'), character => character.charCodeAt(0))
      const carried = name => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([bytes], name, { type: 'image/jpeg' }))
        return transfer
      }
      const on = { bubbles: true, cancelable: true }
      const paste = new ClipboardEvent('paste', { ...on, clipboardData: carried('粘贴.jpg') })
      document.querySelector('textarea').dispatchEvent(paste)
      for (const name of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(name, { ...on, dataTransfer: carried('拖入.jpg') }))
    }`)
    await visitor.log.getByRole('img', { name: '图片 粘贴.jpg' }).waitFor()
    await visitor.log.getByRole('img', { name: '图片 拖入.jpg' }).waitFor()
    await expect.poll(() => pictures({ stand })).toBe(2)
    // What was being written is still there.
    expect(await visitor.composer.inputValue()).toBe('写了一半')
    expect(await visitor.page.locator('body.dropping').count()).toBe(0)
  })

  it('says in a group why no picture can be sent there, to the mouse, the keyboard and whoever drops one', async () => {
    const { stand, visitor } = await standing(group)
    expect(await visitor.fileButton.getAttribute('aria-disabled')).toBe('true')
    const why = visitor.page.getByRole('status').getByText('群里的图片和文件不会送到机器人')
    await visitor.fileButton.focus()
    await visitor.page.keyboard.press('Enter')
    await why.waitFor()
    expect(stand.heard).toEqual([])
    expect(await visitor.log.getByRole('article').count()).toBe(0)
  })

  it('sends no empty and no enormous file, and names it', async () => {
    const { stand, visitor } = await standing('single:wangxiulan')
    await visitor.sendFile({ name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) })
    await visitor.page.getByText('“空.jpg”是空的，没有发送').waitFor()
    const folder = mkdtempSync(join(tmpdir(), 'liaison-e2e-'))
    closing.push(async () => rmSync(folder, { recursive: true, force: true }))
    const large = join(folder, '大.jpg')
    writeFileSync(large, '')
    truncateSync(large, 17 * 1_048_576)
    await visitor.sendFile(large)
    await visitor.page.getByText('“大.jpg”超过16 MB，没有发送').waitFor()
    expect(stand.heard).toEqual([])
  })

  it('shows the name where the picture cannot be drawn', async () => {
    const { visitor } = await standing('single:wangxiulan')
    await visitor.sendFile({ name: '坏.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
    await visitor.log.getByRole('link', { name: /坏\.jpg\s*1 KB/ }).waitFor()
  })

  it('fits a phone: the picture and the button, and nothing wider than the screen', async () => {
    const { visitor } = await standing('', { viewport: phone })
    await visitor.open('联络员')
    await visitor.sendFile(photo)
    await visitor.log.getByRole('img', { name: '图片 路灯.jpg' }).waitFor()
    await visitor.log.getByText('已收到').waitFor()
    expect(await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const box = await visitor.fileButton.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(32)
  })
})
