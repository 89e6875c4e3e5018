/** Names of people as they stand in messages and notices: 陈大河, 王主席, 周副镇长, 老郑. */

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳温庞殷章葛管甘卓兰聂齐古洪岳翟申耿关焦左柳鲁霍房祝柯阮纪舒单梅童凌毕裴费卞苗翁骆游辛路盛蒙牛娄涂尚鲍柏詹庄成符冉桂宁季宫华席司冷包鞠边柴查佘倪伍岑米麦缪樊屈项喻安伏谈尤滕卜俞颜施饶晏解桑闵简靳瞿农占奚郎辜巫滑麻敖匡寇隋艾褚衣蔺党宗戚窦云花姬邢邬尧粟储慕苟祁仇佟邝阚银代郗植扶池揭潭'
const doubleSurnames = '欧阳|司马|诸葛|上官|东方|皇甫|尉迟|公孙|令狐|慕容'
const titles =
  '(?:副|总|老)?(?:主席|书记|镇长|乡长|县长|主任|代表|委员|组长|站长|所长|村长|支书|校长|院长|医生|老师|会计|厂长|老板|经理|总|同志|联络员|秘书|干事|科长|局长|站长|队长|师傅|教授)'

/** A surname and one or two more characters. */
export const fullName = `(?:(?:${doubleSurnames})[一-龥]{1,2}|[${surnames}][一-龥]{1,2})`
/** 王主席, 周副镇长, 老郑, 小周 */
export const titledName = `(?:[${surnames}]${titles}|[老小阿][${surnames}](?![一-龥]?[家屋村路])|[${surnames}][姐哥叔伯婶嫂爷])`

/** Words that begin with a character that is also a surname, and are no names. */
const noNames =
  /^(?:纪[委要念]|孙[女子儿媳]|小孙[子女儿]|老岳|周[一二三四五六日天末围边期转]|马上|方便|方面|时间|高速|高铁|高度|高兴|任务|任何|黄牛|黄金|白天|平时|应该|安排|安全|全天|成功|计划|单位|严重|严格|许多|连续|宣传|路上|路面|路断|路不|路滑|路口|江边|水库|水管|水利|石桥|车坏|车子|车上|车站|车票|车胎|门诊|家里|田里|田间|毛病|温度|雷雨|龙舟|谢谢|何时|何处|麻烦|施工|施肥|项目|强降|强烈|曾经|于是|常委|常务|云南|江苏|江西|广西|金融|钱不|钱都|万一|万分|卫生|华西|苏州|宁波|温州|安徽|武汉|贵州|成都|康复|安装|安置|和|解决|解释|沈阳|洪水|洪涝|花椒|花生|柳树|梅雨|麦子|麦收|米厂|牛生|牛棚|牛病|马路|石料|水稻|水果|云溪|白露|毛竹|茅|秦岭|叶子|林场|林业|林地|林子|杨梅|梁上|宋体|夏收|夏天|夏季|冬|季度|管理|管道|向上|向主|向领|向您|向你|向大|席位|支部|支书|支委|支持|路过|盛夏|符合|简单|简报|能|成都|程序|雷阵|雪|阳了|阳性|甘蔗|项链|严禁|童装|祝大|祝各|祝你|祝您|祝愿|祝会|祝贺|申请|尚未|尚不|尚无|温馨|辛苦|舒服|贝|章程|段时|段路|左右|左边|左脚|左手|左腿|武装|蒙|凌晨|兰|白事|白跑|莫得|莫法|莫来|莫去|莫事|莫空|莫名|齐了|齐心|项目|路远|成人|向阳|高血|高烧|高考|高标|武|许久|谈话|谈事|尤其|席|万事)/

const wholeName = new RegExp(`^(?:${fullName})$`)

/** @returns whether these characters can be a person's name */
export function isName(text: string): boolean {
  return wholeName.test(text) && !noNames.test(text)
}

/** 县人大代表罗志强, 主席王建国: the office before a name. */
const office =
  /^(?:[县市省镇乡区]{0,2}(?:级)?(?:人大)?(?:代表|副?主席|主任|书记|主席团成员)[:：]?)(?=[一-龥]{2})/

/** @returns the names of a list divided by 、 , and spaces, without 同志 and 代表; empty when any piece is no name */
export function readNames(text: string): string[] {
  const pieces = text
    .split(/[、,，;；\s]|(?:和|及|与)(?=[一-龥]{2,3}(?:[、,\s]|$))/)
    .map(piece =>
      piece
        .replace(office, '')
        .replace(/(?:同志|代表|等)$/, '')
        .trim(),
    )
    .filter(piece => piece !== '')
  return pieces.every(isName) ? pieces : []
}

export { noNames }
