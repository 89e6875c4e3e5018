import type { Browser, Locator, Page } from 'playwright-core'

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
