/// Names of fields that tell something of a credential. Every spelling folds to one: `createdAt`,
/// `created_at`, `CreatedAt` and `Created At` are the same name.
enum FieldName: String, CaseIterable {
  // The key itself.
  case apiKey = "apikey"
  case iamAPIKey = "iamapikey"
  case privateKey = "privatekey"
  case type
  case mqUsername = "mqusername"
  case secretAccessKey = "secretaccesskey"
  case clientSecret = "clientsecret"
  case appSecret = "appsecret"
  case consumerSecret = "consumersecret"
  case secretText = "secrettext"
  case secret
  case password

  // Dates.
  case createdAt = "createdat"
  case modifiedAt = "modifiedat"
  case expiresAt = "expiresat"
  case lastAuthn = "lastauthn"
  case createDate = "createdate"
  case startDateTime = "startdatetime"
  case startDate = "startdate"
  case endDateTime = "enddatetime"
  case endDate = "enddate"
  case issued = "iat"
  case expires = "exp"

  // Which key it is.
  case id
  case uuid
  case iamAPIKeyID = "iamapikeyid"
  case apiKeyID = "apikeyid"
  case privateKeyID = "privatekeyid"
  case name
  case iamAPIKeyName = "iamapikeyname"
  case description
  case entityTag = "entitytag"
  case keyID = "keyid"
  case displayName = "displayname"

  // Whose it is.
  case iamID = "iamid"
  case subType = "subtype"
  case iamServiceIDCRN = "iamserviceidcrn"
  case iamServiceID = "iamserviceid"
  case serviceID = "serviceid"
  case iamProfileID = "iamprofileid"
  case profileID = "profileid"
  case boundTo = "boundto"
  case clientEmail = "clientemail"
  case username
  case slUsername = "slusername"
  case softlayerUsername = "softlayerusername"
  case classicUsername = "iaasclassicusername"
  case appID = "appid"
  case clientID = "clientid"
  case consumerKey = "consumerkey"
  case issuer = "iss"
  case grantType = "granttype"
  case givenName = "givenname"
  case familyName = "familyname"
  case email
  case subject = "sub"
  case identifier

  // What it may do, and where.
  case role
  case roleCRN = "rolecrn"
  case iamRoleCRN = "iamrolecrn"
  case accountID = "accountid"
  case bss
  case tenant
  case tenantID = "tenantid"
  case crn
  case sourceCRN = "sourcecrn"
  case iamAPIKeyDescription = "iamapikeydescription"
  case resourceInstanceID = "resourceinstanceid"
  case serviceInstanceID = "ibmserviceinstanceid"
  case iamCompatible = "iamcompatible"

  // What only service credentials have.
  case oauthServerURL = "oauthserverurl"
  case sslDSN = "ssldsn"
  case sslJDBCURL = "ssljdbcurl"
  case authentication
  case connection

  // In what state it is.
  case locked
  case disabled
  case authnCount = "authncount"
  case actionWhenLeaked = "actionwhenleaked"
  case storeValue = "storevalue"

  // What only lists have: of a service credential, a policy, an account, a page.
  case guid
  case credentials
  case label
  case plan
  case attributes
  case accessKeyID = "accesskeyid"
  case key
  case value
  case roleID = "roleid"
  case user
  case restrictKeys = "restrictcreateplatformapikey"
  case restrictServiceIDs = "restrictcreateserviceid"
  case ownerIAMID = "owneriamid"
  case accountOwnerIAMID = "accountowneriamid"
  case ownerUniqueID = "owneruniqueid"
  case next
  case nextURL = "nexturl"
  case reportDuration = "reportduration"
  case validAfterTime = "validaftertime"
  case validBeforeTime = "validbeforetime"
  case keyType = "keytype"
  case terraformVersion = "terraformversion"

  // Objects that split what belongs together.
  case entity
  case metadata
  case activity
  case parameters
  case account

  /// The name that these bytes spell, whatever their case, underscores, dashes and spaces.
  init?(folding bytes: ArraySlice<UInt8>) {
    guard bytes.count <= Self.longest else { return nil }
    var count = 0
    var first: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        if count == 0 { first = byte | 0x20 }
        count += 1
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): continue
      default: return nil
      }
    }
    // Most words end here.
    guard count > 0, Self.lengths[Int(first)] >> UInt64(count) & 1 != 0 else { return nil }
    let letters = bytes.lazy.map { $0 | 0x20 }.filter {
      $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")
    }
    guard let name = Self.byText[String(decoding: letters, as: UTF8.self)] else { return nil }
    self = name
  }

  /// Whether an object under this name is a part of the object that holds it.
  var isPart: Bool {
    switch self {
    case .metadata, .activity, .parameters, .account: true
    default: false
    }
  }

  /// Whether only IBM Cloud's own objects have a field of this name.
  var isMark: Bool {
    switch self {
    case .iamAPIKeyID, .iamAPIKeyName, .iamAPIKeyDescription, .iamRoleCRN, .iamServiceIDCRN, .iamID,
      .entityTag, .sourceCRN, .iamCompatible:
      true
    default: false
    }
  }

  private static let longest = 32
  private static let byText = Dictionary(
    uniqueKeysWithValues: Self.allCases.map { ($0.rawValue, $0) })
  /// For each first letter, a bit for each length that a name with it has.
  private static let lengths: [UInt64] = Self.allCases.reduce(into: Array(repeating: 0, count: 128))
  {
    for first in $1.rawValue.utf8.prefix(1) {
      $0[Int(first)] |= 1 << UInt64($1.rawValue.utf8.count)
    }
  }
}
