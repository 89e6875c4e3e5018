import type { Browser, Locator, Page } from 'playwright-core'

export interface Photo {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A person in front of the chat room, who finds everything by what it is called, as a screen reader does. */
export class Visitor {
  readonly page: Page
  /** What the page complained of; a security policy that was broken is among it. */
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    // Choosers are caught from the first listener on, which takes a moment: a key that is pressed before it is lost.
    page.on('filechooser', () => undefined)
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: '消息记录' })
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^输入消息/ })
  }

  get me(): Locator {
    return this.page.getByRole('button', { name: '当前身份' })
  }

  /** In the list of chats. */
  chat(name: string): Locator {
    const list = this.page.getByRole('navigation', { name: '会话' })
    return list.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  /** The newest card of this title. */
  card(title: string): Locator {
    return this.log.getByRole('form', { name: title, exact: true }).last()
  }

  /** The newest message that holds this text. */
  message(text: string | RegExp): Locator {
    return this.log.getByRole('article').filter({ hasText: text }).last()
  }

  /** What this newest message says, and nothing around it. */
  async textOf(message: Locator): Promise<string> {
    return (await message.locator('.bubble').textContent()) ?? ''
  }

  button(title: string, name: string): Locator {
    return this.card(title).getByRole('button', { name, exact: true })
  }

  /** Changes who one is; on a phone from the list of chats, to which this goes back. */
  async become(name: string): Promise<void> {
    await this.toList()
    await this.me.click()
    const dialog = this.page.getByRole('dialog', { name: '选择身份' })
    await dialog.getByRole('searchbox').fill(name)
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('button', { name: `当前身份：${name}` }).waitFor()
  }

  async open(chat: string): Promise<void> {
    await this.toList()
    await this.chat(chat).click()
    await this.page.getByRole('heading', { name: chat, level: 1 }).waitFor()
  }

  /** Sends a message; in a group the mention stands in the field already. */
  async say(text: string): Promise<void> {
    await this.composer.fill(((await this.composer.inputValue()) + text).trimStart())
    await this.page.keyboard.press('Enter')
  }

  get fileButton(): Locator {
    return this.page.getByRole('button', { name: '发送图片或文件' })
  }

  /** @param file its content, or where it lies */
  async sendFile(file: Photo | string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.fileButton.click()
    await (await choosing).setFiles(file)
  }

  /** Runs the clock forward to eight the next morning. */
  async sleep(): Promise<void> {
    const before = await this.page.locator('#clock').textContent()
    await this.page.getByRole('button', { name: '到明早8:00' }).click()
    const date = (before ?? '').slice(0, -' 00:00'.length)
    await this.page.locator('#clock').filter({ hasNotText: date }).waitFor()
    await this.page.locator('.clock-buttons button:disabled').first().waitFor({ state: 'detached' })
  }

  private async toList(): Promise<void> {
    const back = this.page.getByRole('button', { name: '返回会话列表' })
    if (await back.isVisible()) await back.click()
  }
}

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

/** Opens the room as somebody who has only its address. */
export async function visit(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newPage']>[0] = { viewport: desktop },
): Promise<Visitor> {
  const visitor = new Visitor(await browser.newPage(options))
  await visitor.page.goto(url)
  await visitor.me.waitFor()
  return visitor
}

/** A street at night whose lamp is out, as a camera would give it. */
export async function takePhoto(browser: Browser, name: string): Promise<Photo> {
  const page = await browser.newPage({ viewport: { width: 480, height: 360 } })
  await page.setContent(`<style>body{margin:0}</style><svg width="480" height="360" viewBox="0 0 480 360">
    <defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#16233f"/><stop offset="1" stop-color="#54617c"/></linearGradient></defs>
    <rect width="480" height="360" fill="url(#s)"/><circle cx="400" cy="60" r="18" fill="#f3efd8"/>
    <path d="M0 250 90 200 170 240 260 180 350 235 480 190V360H0Z" fill="#222c3f"/>
    <path d="M150 360 225 255h30L330 360Z" fill="#3b4252"/><path d="M239 350v-22m0-22v-16" stroke="#aab" stroke-width="3"/>
    <path d="M120 330V130q0-22 24-22h30" fill="none" stroke="#0d1422" stroke-width="7"/>
    <path d="M166 100h34l-6 16h-22Z" fill="#2b3448" stroke="#0d1422" stroke-width="2"/></svg>`)
  const buffer = await page.screenshot({ type: 'jpeg', quality: 80 })
  await page.close()
  return { name, mimeType: 'image/jpeg', buffer }
}
