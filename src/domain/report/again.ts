/** Is it the same report once more (重复提交)? Letters and digits count; spaces, marks and capitals do not. */
export function sameWords(one: string, other: string): boolean {
  const words = bare(one)
  return words !== '' && words === bare(other)
}

const bare = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
