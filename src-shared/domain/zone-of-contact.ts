import type { ContactRow } from '#shared/contract/contacts'
import { zonesOfState } from './zone-of-state'

/** Parts of a state that keep another time than most of it, by the first three digits of their ZIPs. */
const zoneByPrefix: Record<string, string> = {
  ...prefixes(
    'America/Chicago',
    '324 325 370 371 372 380 381 382 383 384 385 420 421 422 423 424 463 464 476 477',
  ),
  ...prefixes('America/Denver', '577 586 693 798 799 885 865'),
  ...prefixes('America/Boise', '979'),
  ...prefixes('America/Los_Angeles', '835 838'),
}

function prefixes(zone: string, list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((prefix) => [prefix, zone]))
}

/** Area codes of the United States by the clock that most of their people live by. */
const areaCodesByZone: Record<string, string> = {
  'America/Anchorage': ['907'].join(' '),
  'America/Boise': ['208 986'].join(' '),
  'America/Chicago': [
    '205 210 214 217 218 219 224 225 228 235 251 254 256 262 270 274 281 308 309 312 314 316 318 319 320 325',
    '327 331 334 337 346 353 361 364 402 405 409 414 417 430 432 447 457 464 469 479 501 504 507 512 515 531',
    '534 539 557 563 572 573 580 601 605 608 612 615 618 620 629 630 636 641 651 659 660 662 682 701 708 712',
    '713 715 726 730 731 737 763 769 773 779 785 806 815 816 817 830 832 847 861 870 872 901 903 913 918 920',
    '924 931 936 938 940 945 952 956 972 975 979 985',
  ].join(' '),
  'America/Denver': ['303 307 385 406 435 505 575 719 720 801 915 970 983'].join(' '),
  'America/Detroit': ['231 248 269 313 517 586 616 679 734 810 906 947 989'].join(' '),
  'America/Los_Angeles': [
    '206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619',
    '626 628 650 657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 837 840 858 909 916 925 949 951',
    '971',
  ].join(' '),
  'America/New_York': [
    '201 202 203 207 212 215 216 220 223 227 229 234 239 240 252 260 267 272 276 283 301 302 304 305 315 317',
    '321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 423 434 436 440 443',
    '445 448 463 470 472 475 478 484 502 508 513 516 518 540 551 561 567 570 571 574 582 585 603 606 607 609',
    '610 614 617 624 631 640 645 646 656 667 678 680 681 686 689 703 704 706 716 717 718 724 727 728 732 740',
    '743 754 757 762 765 770 771 772 774 781 786 802 803 804 812 813 814 821 826 828 835 838 839 843 845 848',
    '850 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 930 934 937 941 943 948 954',
    '959 973 978 980 984',
  ].join(' '),
  'America/Phoenix': ['480 520 602 623 928'].join(' '),
  'America/Puerto_Rico': ['340 787 939'].join(' '),
  'Pacific/Guam': ['671'].join(' '),
  'Pacific/Honolulu': ['808'].join(' '),
}
const zoneByAreaCode = new Map(
  Object.entries(areaCodesByZone).flatMap(([zone, codes]) =>
    codes.split(' ').map((code) => [code, zone] as const),
  ),
)

/**
 * The clock that somebody lives by: by ZIP, where it is known; else by state; else by area code, which people take along
 * when they move; else that of the kit.
 * @param stateOfZip state of the ZIP, '' where there is no such ZIP
 */
export function zoneOfContact(
  { zip, state, phone }: { zip: string; state: string; phone: string },
  stateOfZip: string,
  kitZone: string,
): { zone: string; zoneFrom: ContactRow['zoneFrom'] } {
  const byPrefix = stateOfZip === '' ? undefined : zoneByPrefix[zip.slice(0, 3)]
  if (byPrefix) return { zone: byPrefix, zoneFrom: 'zip' }
  const [ofZip] = stateOfZip === '' ? [] : zonesOfState(stateOfZip)
  if (ofZip) return { zone: ofZip, zoneFrom: 'zip' }
  const [ofState] = isState(state) ? zonesOfState(state) : []
  if (ofState) return { zone: ofState, zoneFrom: 'state' }
  const ofCode = phone.startsWith('+1') ? zoneByAreaCode.get(phone.slice(2, 5)) : undefined
  return ofCode ? { zone: ofCode, zoneFrom: 'area-code' } : { zone: kitZone, zoneFrom: 'kit' }
}

const STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA GU HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
    'PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY'
  ).split(' '),
)
export const isState = (state: string): boolean => STATES.has(state)
