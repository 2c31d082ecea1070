/** Made-up people from everywhere: any likeness to a real person is chance. */
type Names = readonly [string, ...string[]]

// biome-ignore format: a list of names reads best in lines
export const FIRST_NAMES: Names = [
  'Aaliyah', 'Abdul', 'Ada', 'Ahmed', 'Aiko', 'Alejandra', 'Amara', 'Amir', 'Ana', 'Andre', 'Anjali', 'Antonio',
  'Ayesha', 'Beatriz', 'Benjamin', 'Bilal', 'Bo', 'Brigid', 'Camila', 'Carlos', 'Cedric', 'Chen', 'Chidi', 'Clara',
  'Dalia', 'Daniel', 'Deepa', 'Denise', 'Desmond', 'Diego', 'Dolores', 'Ebony', 'Eduardo', 'Elena', 'Elif', 'Emeka',
  'Esther', 'Farid', 'Fatima', 'Felix', 'Fernanda', 'Gabriela', 'George', 'Giulia', 'Grace', 'Guadalupe', 'Hana',
  'Harper', 'Hector', 'Hye-jin', 'Ibrahim', 'Imani', 'Ines', 'Isaac', 'Ivan', 'Jamal', 'Jasmine', 'Jesús', 'Jin',
  'Joanna', 'João', 'Jorge', 'José', 'Joyce', 'Juana', 'Kamala', 'Keisha', 'Kenji', 'Khadija', 'Kofi', 'Lakshmi',
  'Latoya', 'Leila', 'Leon', 'Liam', 'Ling', 'Luca', 'Lucía', 'Luz', 'Malik', 'Manuel', 'Margaret', 'María', 'Marcus',
  'Mateo', 'Mei', 'Michelle', 'Miguel', 'Minh', 'Mohamed', 'Nadia', 'Naomi', 'Nia', 'Noah', 'Noor', 'Olga', 'Olu',
  'Omar', 'Paloma', 'Patrick', 'Paulo', 'Priya', 'Quinn', 'Rachel', 'Rafael', 'Rania', 'Ravi', 'Rebecca', 'Renée',
  'Rosa', 'Ruth', 'Sade', 'Salma', 'Samuel', 'Sara', 'Sean', 'Shanice', 'Simone', 'Sofía', 'Soo-ah', 'Suresh',
  'Tamika', 'Tariq', 'Teresa', 'Thảo', 'Thomas', 'Tiana', 'Tomás', 'Valentina', 'Viktor', 'Wei', 'Xiomara', 'Yara',
  'Yolanda', 'Yusuf', 'Zainab', 'Zoë',
]

// biome-ignore format: a list of names reads best in lines
export const LAST_NAMES: Names = [
  'Abara', 'Abdi', 'Acosta', 'Adeyemi', 'Ahn', 'Almonte', 'Álvarez', 'Anders', 'Aquino', 'Banerjee', 'Barrios',
  'Begaye', 'Bello', 'Bianchi', 'Boateng', 'Brooks', 'Cabrera', 'Castillo', 'Chavez', 'Choi', 'Cohen', 'Coleman',
  'Contreras', 'Cruz', 'Das', 'de la Cruz', 'Delgado', 'Diallo', 'Dinh', 'Dixon', 'Dominguez', 'Duarte', 'Edwards',
  'Espinoza', 'Farouk', 'Fernandes', 'Figueroa', 'Fischer', 'Flores', 'Fonseca', 'Freeman', 'García', 'Gebre',
  'Goldberg', 'Gonzales', 'Greene', 'Gupta', 'Gutiérrez', 'Haddad', 'Harris', 'Hassan', 'Hernández', 'Hoang', 'Horvat',
  'Ibáñez', 'Ivanova', 'Jackson', 'Jensen', 'Jiménez', 'Johnson', 'Joseph', 'Kang', 'Kaplan', 'Kaur', 'Khan', 'Kim',
  'Kowalski', 'Lam', 'Le', 'Lewis', 'Lin', 'López', 'Mahmoud', 'Malone', 'Marín', 'Martínez', 'Mbeki', 'Medina',
  'Mehta', 'Mendoza', 'Mitchell', 'Moreno', 'Mori', 'Murphy', 'Nakamura', 'Nasser', 'Navarro', 'Nguyễn', 'Novak',
  'Núñez', 'O’Brien', 'Ochoa', 'Okafor', 'Oliveira', 'Ortiz', 'Owens', 'Park', 'Patel', 'Pérez', 'Petrov', 'Pham',
  'Quispe', 'Rahman', 'Ramírez', 'Reyes', 'Rivera', 'Robinson', 'Romero', 'Rossi', 'Ruiz', 'Salazar', 'Sánchez',
  'Santos', 'Sato', 'Sharma', 'Silva', 'Singh', 'Smith', 'Soto', 'Suleiman', 'Suzuki', 'Tran', 'Torres', 'Tsosie',
  'Turner', 'Vargas', 'Vega', 'Villanueva', 'Walker', 'Washington', 'Williams', 'Wong', 'Wright', 'Yamada', 'Yang',
  'Yilmaz', 'Zapata', 'Zhang', 'Zhou', 'Zuniga',
]

/** Names that put software to the test, by place among the people: some of them host. */
export const HARD_NAMES: ReadonlyMap<number, { firstName: string; lastName: string }> = new Map([
  [2, { firstName: '🌻 Zoë', lastName: 'Lindqvist-Ñandú' }],
  [5, { firstName: 'さくら', lastName: '山田' }],
  [8, { firstName: 'Олена', lastName: 'Коваленко' }],
  [11, { firstName: 'سارة', lastName: 'حداد' }],
  [14, { firstName: 'Ánh', lastName: 'Nguyễn Thị' }],
  [17, { firstName: 'Beyza', lastName: '' }],
  [23, { firstName: '李', lastName: '' }],
  [31, { firstName: 'María de los Ángeles', lastName: 'Fernández de Córdoba y Ruiz de Castañeda' }],
  [37, { firstName: 'ליאת', lastName: 'כהן' }],
  [41, { firstName: 'X', lastName: 'Æ-12' }],
])
