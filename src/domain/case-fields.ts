/**
 * The fields of a case, by their names in the Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0) where
 * it has one; what it has none for begins with `x_`. Code lists are the standard's, with two additions:
 * `RestrictsMovement`, which it defines and forgot in its list, and `x_ForcedCriminality`, which leaves the
 * house as `Other`.
 */

export const genders = [
  'Feminine',
  'Masculine',
  'TransgenderFeminine',
  'TransgenderMasculine',
  'NonConforming',
  'NonSpecifiedUnknown',
] as const

export const traffickingStatuses = [
  'PossibleVictimOfTrafficking',
  'ActualVictimOfTrafficking',
  'NotAVictimOfTrafficking',
] as const

export const decidingOrganisations = [
  'Police',
  'NGO',
  'CourtOrProsecution',
  'NonPoliceGovernmentalOrganization',
  'Other',
] as const

export const caseStatuses = ['Active', 'FollowUp', 'Closed', 'ClosedReferred'] as const

/** With one of these a case is over. */
export const closedStatuses: readonly string[] = ['Closed', 'ClosedReferred']

export const referralReasons = [
  'AdditionalServicesRequired',
  'MigrationOrChangeOfLocation',
  'Other',
] as const
export type ReferralReason = (typeof referralReasons)[number]

const recruitmentMethods = [
  'AtAPlaceOfBusiness',
  'AtAnEducationalInstitution',
  'AtWork',
  'ThroughOnlineSocialNetworks',
  'ThroughAnOnlineAdvertisement',
  'ThroughATelevisionAdvert',
  'ThroughANewspaperAdvert',
  'ThroughFamilyOrFamilyEvents',
  'ThroughFriendsOrSocialEvents',
  'Other',
] as const

/** The standard leaves room for further ones; it has no Zalo. */
export const websitesAndApps = [
  'Facebook',
  'Instagram',
  'WhatsApp',
  'Telegram',
  'FacebookMessenger',
  'Viber',
  'SnapChat',
  'Line',
  'WeChat',
  'QQ',
  'TikTok',
  'Twitter',
  'Zalo',
  'Other',
] as const

export const methodsOfControl = [
  'PhysicalThreats',
  'ThreatsLawEnforcement',
  'ThreatensChildrenFamily',
  'DebtBondage',
  'FalsePromises',
  'PhysicalAbuse',
  'SexualAbuse',
  'TakesEarnings',
  'RestrictsFinancialAccess',
  'RestrictsMedicalCare',
  'WithholdsNecessities',
  'PsychologicalAbuse',
  'PsychoactiveSubstance',
  'ExcessiveWorkingHours',
  'WithholdsDocuments',
  'RestrictsMovement',
  'Other',
] as const

export const typesOfExploitation = [
  'ForcedLabour',
  'SexualExploitation',
  'ChildLabour',
  'ForcedMarriage',
  'Servitude',
  'ForcedMilitaryByNonStateActors',
  'OrganRemoval',
  'ForcedBegging',
  'ForcedAdoption',
  'Surrogacy',
  'x_ForcedCriminality',
  'Other',
] as const

const yesOrNo = ['yes', 'no', 'unknown'] as const

/** In which order a case is read. */
export const caseGroups = [
  'person',
  'last-contact',
  'journey',
  'money',
  'now',
  'reporter',
  'assessment',
  'keeping',
] as const
export type CaseGroup = (typeof caseGroups)[number]

/** `codes`: what a field of codes may hold; several are joined by `;`, as the standard's exports do. */
export type CaseFieldShape = {
  group: CaseGroup
  kind:
    | 'text'
    | 'long'
    | 'date'
    | 'year'
    | 'phone'
    | 'countries'
    | 'language'
    | 'degrees'
    | 'one'
    | 'many'
  codes?: readonly string[]
  /** Shown only to whoever gave a reason: it leads to a person, or could bring them into danger. */
  masked?: true
}

export const caseFields = {
  x_FullName: { group: 'person', kind: 'text', masked: true },
  x_OtherNames: { group: 'person', kind: 'text', masked: true },
  prs_FirstName: { group: 'person', kind: 'text', masked: true },
  prs_SecondName: { group: 'person', kind: 'text', masked: true },
  prs_Gender: { group: 'person', kind: 'one', codes: genders },
  x_BirthYear: { group: 'person', kind: 'year' },
  prs_Birthdate: { group: 'person', kind: 'date', masked: true },
  x_AgeGroup: { group: 'person', kind: 'one', codes: ['Adult', 'Child', 'Unknown'] },
  prs_Citizenship: { group: 'person', kind: 'countries' },
  x_NationalityTold: { group: 'person', kind: 'text' },
  prs_PrimaryLanguage: { group: 'person', kind: 'language' },
  x_LanguagesTold: { group: 'person', kind: 'text' },
  prs_MobilePhone: { group: 'person', kind: 'phone', masked: true },
  prs_IdentityNumber: { group: 'person', kind: 'text', masked: true },
  x_DistinguishingMarks: { group: 'person', kind: 'long', masked: true },
  x_Photo: { group: 'person', kind: 'text' },
  // What a notice of INTERPOL has a line for, and the standard has none.
  x_PlaceOfBirth: { group: 'person', kind: 'text', masked: true },
  x_FatherName: { group: 'person', kind: 'text', masked: true },
  x_MotherName: { group: 'person', kind: 'text', masked: true },
  x_Height: { group: 'person', kind: 'text' },
  x_Weight: { group: 'person', kind: 'text' },
  x_HairColour: { group: 'person', kind: 'text' },
  x_EyeColour: { group: 'person', kind: 'text' },

  x_LastContactOn: { group: 'last-contact', kind: 'text' },
  x_LastContactBy: { group: 'last-contact', kind: 'text' },
  x_LastKnownPlace: { group: 'last-contact', kind: 'long', masked: true },
  x_LastWords: { group: 'last-contact', kind: 'long', masked: true },
  x_PhoneWatched: { group: 'last-contact', kind: 'one', codes: yesOrNo },

  x_OfferSeenAt: { group: 'journey', kind: 'text' },
  x_Recruiter: { group: 'journey', kind: 'text', masked: true },
  x_JobPromised: { group: 'journey', kind: 'text' },
  x_PayPromised: { group: 'journey', kind: 'text' },
  x_Destination: { group: 'journey', kind: 'text' },
  x_Route: { group: 'journey', kind: 'long' },
  x_Companions: { group: 'journey', kind: 'text', masked: true },
  x_Employer: { group: 'journey', kind: 'text' },
  x_LeftOn: { group: 'journey', kind: 'text' },
  x_VisaType: { group: 'journey', kind: 'text' },

  x_MoneyAsked: { group: 'money', kind: 'one', codes: yesOrNo },
  x_MoneyTerms: { group: 'money', kind: 'long', masked: true },
  x_ReportedAt: { group: 'money', kind: 'long', masked: true },

  x_CountryNow: { group: 'now', kind: 'text' },
  x_CanGoOut: { group: 'now', kind: 'one', codes: yesOrNo },
  x_PapersHeld: { group: 'now', kind: 'one', codes: yesOrNo },
  x_OwesBeforeLeaving: { group: 'now', kind: 'one', codes: yesOrNo },
  x_PaidAsPromised: { group: 'now', kind: 'one', codes: yesOrNo },
  x_SameWork: { group: 'now', kind: 'one', codes: yesOrNo },
  x_AfraidToStop: { group: 'now', kind: 'one', codes: yesOrNo },

  x_ReporterRelationship: { group: 'reporter', kind: 'text' },
  x_ReporterContactBy: { group: 'reporter', kind: 'text', masked: true },
  x_ReporterContactWhen: { group: 'reporter', kind: 'text' },
  x_ReporterContactAsSuar: { group: 'reporter', kind: 'text' },

  vic_TraffickingStatus: { group: 'assessment', kind: 'one', codes: traffickingStatuses },
  vic_TraffickingStatusDecisionMakingOrg: {
    group: 'assessment',
    kind: 'one',
    codes: decidingOrganisations,
  },
  x_TraffickingStatusDecidedBy: { group: 'assessment', kind: 'text' },
  vic_RelationshipToTrafficker: {
    group: 'assessment',
    kind: 'one',
    codes: ['Familial', 'Acquainted', 'Unaquainted'],
  },
  vic_MethodOfRecruitment: { group: 'assessment', kind: 'many', codes: recruitmentMethods },
  vic_RecruitmentWebsitesAndApps: { group: 'assessment', kind: 'many', codes: websitesAndApps },
  vic_MethodsOfControl: { group: 'assessment', kind: 'many', codes: methodsOfControl },
  vic_TypeOfExploitation: { group: 'assessment', kind: 'many', codes: typesOfExploitation },

  cas_Status: { group: 'keeping', kind: 'one', codes: caseStatuses },
  cas_ReasonForCaseClosure: { group: 'keeping', kind: 'long' },
  cco_CaseComment: { group: 'keeping', kind: 'long' },
} as const satisfies Record<string, CaseFieldShape>

export type CaseFieldName = keyof typeof caseFields
export const caseFieldNames = Object.keys(caseFields) as CaseFieldName[]

/** A field's shape, without what only this one field has. */
export function shapeOf(name: CaseFieldName): CaseFieldShape {
  return caseFields[name]
}

export function isCaseField(name: string): name is CaseFieldName {
  return Object.hasOwn(caseFields, name)
}

/** Several codes in one value, as it is kept. */
export const codesIn = (value: string): string[] => value.split(';').filter(Boolean)
