export const homeTitle = (name: string): string => `${name}，您好`
