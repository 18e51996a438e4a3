/** Children under 14 (不满十四周岁): their information is taken with a parent's or guardian's consent (个人信息保护法 第三十一条). Nobody's birthday is asked. */
export type Age = { under14: boolean; guardian: boolean }

/** Nobody is taken for a child until they say so. */
export const GROWN: Age = { under14: false, guardian: false }

export const guardianMissing = ({ under14, guardian }: Age): boolean => under14 && !guardian
