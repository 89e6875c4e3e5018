/** Why somebody asks for leave: sick, personal, official, other (corpus rule R9). */
export type LeaveKind = 'sick' | 'personal' | 'official' | 'other'

const statedKinds: readonly (readonly [RegExp, LeaveKind])[] = [
  [/病假/, 'sick'],
  [/事假|丧假|婚假|产假|陪护假|陪产假|探亲假|年假/, 'personal'],
  [/公假|公差/, 'official'],
]

/** Somebody of the family is named: whatever is the matter with them, it is personal. */
const family =
  /家里|家中|家母|家父|囡|幺|内人|小儿|小女|(?<![姑新伴厨])娘|家人|家属|家有|家头|家事|家务|屋头|屋里|老人|老爹|老娘|父|母亲|伯母|岳母|祖母|姑母|舅母|养母|老母|爸|妈|爹|岳|公公|婆婆|外公|外婆|爷|奶|爱人|老婆|老公|妻|丈夫|媳妇|老伴|对象|孩|儿子|女儿|闺女|孙|娃|崽|侄|外甥|舅|姑|叔|姨|姐|妹|兄|弟|嫂|亲戚|丈人|姥|婶|伯|双亲|女婿|老二|老大|亲家|亲友|邻居|岳丈|堂哥|表哥/
const familyEvents =
  /婚|喜事|喜酒|拜山|祭扫|出殡|灵堂|头七|吊唁|百日|抓周|满岁|立碑|清明|开学|毕业典礼|办酒|吃席|新房|考驾照|贷款|买房|漏水|酒席|吃酒|出嫁|嫁女|娶|满月|周岁酒|生日|寿|丧|葬|过世|去世|逝世|奔丧|白事|红事|收亲|接亲|定亲|相亲|搬家|乔迁|盖房|建房|起屋|上梁|装修|家长会|升学|坐月子|生小孩|生产了|扫墓|上坟|祭祖|老家|私事|个人事|自己的事|过户|办证|房子|宅基/
const ownWork =
  /田|地里|打谷|犁|耕|浇|灌|抽水|放水|摘|卖|笋|菌|菇|枇杷|西瓜|花生|烘|榨油|民宿|农家乐|饭店|理发|老板|插秧|栽秧|打秧|育秧|秧|收割|收谷|割谷|稻|麦|油菜|玉米|茶|采|打药|施肥|果园|果树|柑|橘|桃|梨|葡萄|草莓|菜|大棚|棚里|棚子|养殖|养猪|猪|鸡|鸭|鹅|鱼|虾|蟹|塘|牛|羊|蚕|蜂|店|铺|超市|饭馆|餐馆|摊|生意|进货|送货|发货|厂里|工厂|作坊|合作社|农忙|农活|农场|种|收果|摘|烤烟|烟叶|木耳|药材|赶场|赶集|客户|订单/
const illness =
  /病|感冒|入院|出院|喉咙|哑|颈椎|肩|关节|脑梗|中风|心梗|支架|肾|肝|胆|静养|拍片|核磁|换药|拆线|盐水|针灸|甲流|烫|呕|医生|吃药|受伤|鼻|咽|抽血|发烧|高烧|低烧|发热|烧到|咳|住院|医院|看医生|看牙|牙|手术|开刀|复查|体检|检查身体|做检查|透析|化疗|打针|打吊|吊水|输液|点滴|挂水|疼|痛|酸胀|不舒服|不适|头晕|晕|血压|血糖|心脏|胃|肠|肚子|拉肚|腹泻|腰|腿|脚|膝|手骨|骨折|骨|扭|摔|崴|闪了|伤|发炎|炎|嗓|肺|阳(?!台|历|光|春|县)|新冠|流感|中暑|过敏|卧床|康复|理疗|做个小手术|胃镜|产检|怀孕|眼睛|白内障|痛风|动不了|[昏眩肿癌瘤疮疹]|结石|阑尾|呕吐|隔离|难受|ct|b超|烧得|起不来床|身体/
const duty =
  /开会|会议|座谈|违建|查违|拆违|接访|谈话|派出所|公安|办案|笔录|作证|下村|包村|专班|职称|学法|挂职|跟班|借调|述评|大会|例会|全会|部署会|动员会|推进会|调度会|县里有会|有个会|有会|会撞|会冲突|培训|学习|党校|轮训|进修|考试|监考|检查|督查|督导|督办|验收|考核|巡察|巡视|审计|调研|视察|考察|观摩|参观|陪同|陪领导|迎检|迎接|接待|来人|上级|领导|下乡|下队|下组|入户|蹲点|驻村|出差|公出|公务|公事|公干|值班|值守|带班|执勤|备勤|防汛|抗旱|防火|抢险|救灾|应急|演练|换届|选举|任务|单位|局里|县里|市里|省里|镇里|乡里|村里|村上|村委|支部|党委|政府|部门|加班|上班|上课|有课|学校|招商|签约|项目|拆迁|征地|征迁|征兵|调解|纠纷|信访|普查|报账|汇报|述职|评审|开庭|陪审|法院|检察|宣讲|慰问|走访|送材料|报材料|代表团|人大|政协|工地/
/** Said of a farm or a shop, these still mean the office: 农业局来验收高标准农田. */
const hardDuty =
  /县里|市里|省里|镇里|乡里|上级|领导|验收|督查|督导|检查|陪同|防汛|防火|抗旱|值班|值守|开会|会议|座谈会|培训|党校|换届|选举|出差|迎检|考核|普查|下乡|下村|违建|查违|接访|局(?:里|来)|任务/

/** The absent person's own body is meant although a family word stands there: 陪爱人 is the family's, 家里休养 is not. */
const atHomeIll = /(?:在家|家里|家中)(?:休养|养病|养伤|躺|隔|卧床|休息)/
const noIllness = /病虫|病害|病死|疾病|疫病|毛病|防疫|疫情防控/g
const workplaceOfHealth = /医院(?:值班|上班|门诊|有手术要做|开会|坐诊)|坐诊|门诊值|卫生院(?:值班|开会|上班)/

const elsewhere =
  /外地|外省|在外|外出|出门|远门|打工|火车|高铁|航班|飞机|堵车|车坏|封路|路断|塌方|涨水|大雪|台风|没空|得空|没时间|走不开|脱不开|抽不|有事|冲突|撞/

/** @returns whether the words tell something that keeps a person from coming */
export function isExcuse(words: string): boolean {
  return [family, familyEvents, ownWork, illness, duty, elsewhere].some(pattern => pattern.test(words))
}

/**
 * @param reason the words of the excuse, folded; `whole` the whole message, where 病假 and 事假 stand
 * @returns null when nothing was said
 */
export function leaveKindOf(reason: string | null, whole: string): LeaveKind | null {
  for (const [pattern, kind] of statedKinds) if (pattern.test(whole)) return kind
  if (reason === null) return null
  const own = reason.replace(atHomeIll, '').replace(noIllness, '')
  if (workplaceOfHealth.test(own)) return 'official'
  if (family.test(own) || familyEvents.test(own)) return 'personal'
  if (illness.test(own)) return 'sick'
  if (hardDuty.test(own)) return 'official'
  if (ownWork.test(own)) return 'personal'
  if (/打工|旅游|旅行/.test(own)) return 'other'
  // what is left is being away, transport, weather, no time
  return duty.test(own) ? 'official' : 'other'
}
