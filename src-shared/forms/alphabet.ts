/** The characters a network tells apart, in the order of its outputs. Changing one means training anew. */
export const DIGIT_CLASSES = '0123456789'
export const LETTER_CLASSES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ@.-_+'"
