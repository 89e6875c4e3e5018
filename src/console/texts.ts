export const homeTitle = (name: string): string => `${name}，您好`
export const countyHome = '县级查看各乡镇的情况，给各乡镇发通知；会议、接待、建议由各乡镇办理。'
