import PortDomain

/// The invented people, firms and numbers of a demonstration.
package struct Cast {
  private var issued = 0

  struct Customer {
    let firm: String
    let signatory: String
    let title: String
    let address: String

    /// What the firm is called in its address; nil where that follows from its name.
    var domain: String?

    /// Where the desk writes to them.
    var email: String {
      let words = FoldedText.words(of: firm).map { $0.filter(\.isASCII) }.filter { $0.count > 2 }
      return "ports@\(domain ?? words.prefix(2).joined(separator: "-")).example"
    }
  }

  /// A number that no other request of the demonstration has.
  mutating func number(in country: Country, _ chance: inout SeededChance) -> String {
    issued += 1
    let (starts, digits) = Cast.ranges(of: country)
    // 7919 is prime, so that neighbours don't look like neighbours and none comes twice.
    let line = String(10_000_000 + (issued * 7919) % 1_000_000).dropFirst(8 - digits)
    return "+" + country.callingCode + chance.pick(starts) + line
  }

  /// Beginnings of mobile ranges, and how many digits follow. Source: the published number plans.
  package static func ranges(of country: Country) -> (starts: [String], digits: Int) {
    switch country {
    case .nigeria: (["803", "805", "802", "809"], 7)
    case .ghana: (["24", "20", "26", "50"], 7)
    case .kenya: (["712", "722", "733"], 6)
    case .southAfrica: (["82", "83", "72"], 7)
    case .emirates: (["50", "55", "52"], 7)
    case .egypt: (["100", "111", "122"], 7)
    }
  }

  static func customers(of country: Country) -> [Customer] {
    switch country {
    case .nigeria:
      [
        Customer(
          firm: "Adébáyò & Ọmọ Trading Ltd",
          signatory: "Olúwasèun Adébáyò",
          title: "Director",
          address: "14 Awolowo Road, Ikoyi, Lagos"
        ),
        Customer(
          firm: "Ọ̀ṣun Foods Plc",
          signatory: "Fúnmiláyò Ògúndélé",
          title: "Company Secretary",
          address: "3 Gbongan Road, Òṣogbo"
        ),
        Customer(
          firm: "Okonkwo Freight Ltd",
          signatory: "Chinedu Okonkwo",
          title: "Managing Director",
          address: "22 Trans-Amadi, Port Harcourt"
        ),
        Customer(
          firm: "Kano Leather Works",
          signatory: "Aisha Bello",
          title: "Proprietor",
          address: "7 Bompai Road, Kano"
        ),
      ]
    case .ghana:
      [
        Customer(
          firm: "Sankofa Insurance Ltd",
          signatory: "Kwame Mensah",
          title: "Head of Operations",
          address: "14 Independence Ave, Accra"
        ),
        Customer(
          firm: "Ɛdwoma Cocoa Buyers",
          signatory: "Ama Owusu-Ansah",
          title: "Director",
          address: "Harper Road, Kumasi"
        ),
        Customer(
          firm: "Volta Clinics",
          signatory: "Kofi Agbeko",
          title: "Administrator",
          address: "Hospital Street, Ho"
        ),
      ]
    case .kenya:
      [
        Customer(
          firm: "Shirika la Usafiri Bora",
          signatory: "Wanjikũ Mwangi",
          title: "Mkurugenzi",
          address: "Kenyatta Ave, Nairobi"
        ),
        Customer(
          firm: "Rift Valley Flowers Ltd",
          signatory: "Otieno Odhiambo",
          title: "Director",
          address: "Moi South Lake Road, Naivasha"
        ),
        Customer(
          firm: "Pwani Dhow Tours",
          signatory: "Fatuma Juma",
          title: "Owner",
          address: "Nkrumah Road, Mombasa"
        ),
      ]
    case .southAfrica:
      [
        Customer(
          firm: "Van der Merwe en Seuns Bpk",
          signatory: "Pieter van der Merwe",
          title: "Besturende direkteur",
          address: "Kerkstraat 12, Stellenbosch"
        ),
        Customer(
          firm: "Inkanyezi Yokuthula Attorneys",
          signatory: "Thandiwe Nkosi",
          title: "Partner",
          address: "45 Anton Lembede St, Durban"
        ),
        Customer(
          firm: "Cape Data CC",
          signatory: "Lerato Mokoena",
          title: "Member",
          address: "Unit 7, 22 Loop St, Cape Town"
        ),
      ]
    case .emirates:
      [
        Customer(
          firm: "شركة الخليج للشحن ذ.م.م",
          signatory: "محمد بن راشد الكعبي",
          title: "المدير العام",
          address: "مكتب 1203، شارع الشيخ زايد، دبي",
          domain: "khaleej-shipping"
        ),
        Customer(
          firm: "Gulf Star FZ-LLC",
          signatory: "Fatima Al-Mansoori",
          title: "CFO",
          address: "Office 1203, Sheikh Zayed Rd, Dubai"
        ),
      ]
    case .egypt:
      [
        Customer(
          firm: "شركة النيل للاتصالات",
          signatory: "أحمد عبد الله حسن",
          title: "مدير",
          address: "١٢ شارع التحرير، القاهرة",
          domain: "nile-telecom"
        ),
        Customer(
          firm: "Delta Textiles SAE",
          signatory: "Mona El-Sayed",
          title: "Legal Manager",
          address: "Corniche Road, Alexandria"
        ),
      ]
    }
  }

  package static func carriers(of country: Country) -> [String] {
    switch country {
    case .nigeria: ["mtn", "airtel", "glo", "9mobile"]
    case .ghana: ["mtn", "telecel", "at"]
    case .kenya: ["safaricom", "airtel", "telkom"]
    case .southAfrica: ["vodacom", "mtn", "cellc", "telkom"]
    case .emirates: ["etisalat", "du"]
    case .egypt: ["vodafone", "orange", "etisalat", "we"]
    }
  }
}
