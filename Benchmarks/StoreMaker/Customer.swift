import PortDomain

/// An invented firm: some 11,000 of them, one in sixteen being called Gulf.
struct Customer {
  let firm: String
  let signatory: String
  let address: String

  init(_ chance: inout SeededChance) {
    let place = chance.pick(Customer.places)
    firm =
      "\(place) \(chance.pick(Customer.trades)) \(chance.pick(Customer.middles))"
      + " \(chance.pick(Customer.forms))"
    signatory = "\(chance.pick(Customer.givenNames)) \(chance.pick(Customer.familyNames))"
    address =
      "\(Int.random(in: 1...99, using: &chance)) \(chance.pick(Customer.familyNames)) Road, \(place)"
  }

  private static let places = [
    "Gulf", "Lagos", "Òṣogbo", "Kano", "Accra", "Kumasi", "Nairobi", "Mombasa", "Durban",
    "Kaapstad",
    "Dubai", "Sharjah", "القاهرة", "الإسكندرية", "Delta", "Sahel",
  ]
  private static let trades = [
    "Trading", "Foods", "Freight", "Leather", "Insurance", "Clinics", "Flowers", "Tours", "Data",
    "Textiles", "Telecom", "Cement", "Solar", "Motors", "Timber", "Schools",
  ]
  private static let middles = [
    "Group", "Works", "Partners", "Services", "Supply", "Brothers", "Holdings", "House", "Union",
    "Star", "Bureau", "Centre",
  ]
  private static let forms = ["Ltd", "Plc", "CC", "LLC"]
  private static let givenNames = [
    "Adébáyò", "Fúnmiláyò", "Chinedu", "Aisha", "Kwame", "Ama", "Wanjikũ", "Otieno", "Pieter",
    "Thandiwe", "Fatima", "محمد", "Mona", "Lerato", "Kofi", "Juma",
  ]
  private static let familyNames = [
    "Okonkwo", "Bello", "Mensah", "Owusu", "Mwangi", "Odhiambo", "Nkosi", "Botha", "Mokoena",
    "Mansoori", "El-Sayed", "Ògúndélé", "Agbeko", "Achieng", "Naidoo", "Haddad",
  ]
}
