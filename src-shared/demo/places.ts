type List<T> = readonly [T, ...T[]]

/** A part of the country for the demo to take place in. ZIPs and area codes are real, streets and venues are not. */
export type Area = {
  zone: string
  city: string
  /** ZIP and the name that people who live there give it. */
  neighborhoods: List<readonly [zip: string, name: string]>
  areaCodes: List<string>
  streets: List<string>
}

const CHICAGO: Area = {
  zone: 'America/Chicago',
  city: 'Chicago',
  neighborhoods: [
    ['60608', 'Pilsen'],
    ['60618', 'Avondale'],
    ['60625', 'Lincoln Square'],
    ['60647', 'Logan Square'],
    ['60640', 'Uptown'],
    ['60637', 'Woodlawn'],
    ['60615', 'Hyde Park'],
    ['60629', 'Chicago Lawn'],
    ['60622', 'Wicker Park'],
    ['60612', 'Near West Side'],
    ['60619', 'Chatham'],
    ['60643', 'Beverly'],
    ['60302', 'Oak Park'],
    ['60202', 'Evanston'],
    ['60804', 'Cicero'],
    ['60402', 'Berwyn'],
  ],
  areaCodes: ['312', '773', '872', '708', '847'],
  streets: [
    'Larkspur St',
    'S Quarry Ave',
    'W Harbor Pl',
    'Old Mill Rd',
    'Cannery St',
    'Orchard Ct',
    'N Foundry Ave',
  ],
}

export const AREAS: List<Area> = [
  CHICAGO,
  {
    zone: 'America/New_York',
    city: 'New York',
    neighborhoods: [
      ['11372', 'Jackson Heights'],
      ['11101', 'Long Island City'],
      ['11102', 'Astoria'],
      ['11373', 'Elmhurst'],
      ['11377', 'Woodside'],
      ['11355', 'Flushing'],
      ['11432', 'Jamaica'],
      ['10025', 'Upper West Side'],
      ['10027', 'Harlem'],
      ['10032', 'Washington Heights'],
      ['11215', 'Park Slope'],
      ['11220', 'Sunset Park'],
      ['11216', 'Bedford-Stuyvesant'],
      ['10453', 'Morris Heights'],
      ['10301', 'St. George'],
    ],
    areaCodes: ['718', '347', '917', '212', '646', '929'],
    streets: [
      'Larkspur Ave',
      'Quarry St',
      'Harbor Pl',
      'Old Mill Rd',
      'Cannery St',
      'Orchard Ter',
      'Foundry Ave',
    ],
  },
  {
    zone: 'America/Denver',
    city: 'Denver',
    neighborhoods: [
      ['80205', 'Five Points'],
      ['80202', 'Downtown'],
      ['80204', 'Lincoln Park'],
      ['80211', 'Highland'],
      ['80219', 'Westwood'],
      ['80210', 'University'],
      ['80207', 'Park Hill'],
      ['80010', 'Aurora'],
      ['80226', 'Lakewood'],
      ['80110', 'Englewood'],
      ['80120', 'Littleton'],
    ],
    areaCodes: ['303', '720', '983'],
    streets: [
      'Larkspur St',
      'Quarry Way',
      'Mesa Ct',
      'Old Mill Rd',
      'Cannery St',
      'Orchard Dr',
      'N Foundry St',
    ],
  },
  {
    zone: 'America/Los_Angeles',
    city: 'Los Angeles',
    neighborhoods: [
      ['90033', 'Boyle Heights'],
      ['90026', 'Echo Park'],
      ['90042', 'Highland Park'],
      ['90019', 'Mid-City'],
      ['90011', 'South Central'],
      ['90404', 'Santa Monica'],
      ['91101', 'Pasadena'],
      ['90802', 'Long Beach'],
      ['91401', 'Van Nuys'],
      ['90301', 'Inglewood'],
      ['90230', 'Culver City'],
      ['90063', 'East Los Angeles'],
    ],
    areaCodes: ['213', '323', '310', '818', '626', '562'],
    streets: [
      'Larkspur Ave',
      'Quarry Blvd',
      'Harbor Pl',
      'Old Mill Rd',
      'Cannery Row',
      'Orchard Dr',
      'Foundry St',
    ],
  },
  {
    zone: 'America/Phoenix',
    city: 'Phoenix',
    neighborhoods: [
      ['85006', 'Garfield'],
      ['85004', 'Downtown'],
      ['85008', 'Balsz'],
      ['85014', 'Camelback East'],
      ['85281', 'Tempe'],
      ['85201', 'Mesa'],
      ['85301', 'Glendale'],
      ['85040', 'South Mountain'],
    ],
    areaCodes: ['602', '480', '623'],
    streets: [
      'W Larkspur Rd',
      'S Quarry Dr',
      'E Mesa Ln',
      'Old Mill Rd',
      'Cannery St',
      'Orchard Ave',
      'N Foundry St',
    ],
  },
  {
    zone: 'America/Puerto_Rico',
    city: 'San Juan',
    neighborhoods: [
      ['00907', 'Santurce'],
      ['00926', 'Cupey'],
      ['00917', 'Hato Rey'],
      ['00921', 'Puerto Nuevo'],
      ['00959', 'Bayamón'],
      ['00979', 'Isla Verde'],
      ['00969', 'Guaynabo'],
    ],
    areaCodes: ['787', '939'],
    streets: [
      'Calle Almendro',
      'Calle Cantera',
      'Calle Puerto',
      'Camino Viejo',
      'Calle Molino',
      'Calle Huerta',
    ],
  },
]

/** The area whose clocks are those of the laptop, so that evening in the demo is evening in the room. */
export const areaOf = (zone: string): Area => AREAS.find((area) => area.zone === zone) ?? CHICAGO

/** Where people bring their number from when they move: enough of them that 6,000 people each have their own. */
// biome-ignore format: a list of numbers reads best in lines
export const OTHER_AREA_CODES: List<string> = [
  '201', '202', '203', '205', '206', '207', '208', '209', '214', '215', '216', '217', '219', '225', '228', '229', '231',
  '234', '239', '240', '248', '251', '252', '253', '254', '256', '260', '262', '267', '269', '270', '276', '281', '301',
  '302', '304', '305', '307', '308', '309', '313', '314', '315', '316', '317', '318', '319', '320', '321',
]
