/**
 * What the content policy needs before the first component renders; import it first of all.
 *
 * Style elements that libraries add at run time carry the nonce of this page. The only text that may become markup
 * is a style sheet: without `<` there is no element in it, so nothing that somebody typed can become one.
 */
type PolicyRules = { createHTML(text: string): string }
declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: 'default', rules: PolicyRules): unknown }
    /** Where `get-nonce` (below Mantine's scroll lock) looks for it. */
    __webpack_nonce__?: string | undefined
  }
}

export const styleNonce: string | undefined = document.getElementById('root')?.nonce
window.__webpack_nonce__ = styleNonce

window.trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('Only a style sheet may be set as markup')
    return text
  },
})
