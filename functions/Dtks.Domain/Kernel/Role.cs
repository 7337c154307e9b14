using System.Runtime.Serialization;

namespace Dtks.Domain.Kernel;

/// <summary>Who acts. The wire names are those of the token's <c>roles</c> claim (docs/design.md, HTTP contract).</summary>
public enum Role
{
    /// <summary>A citizen who proposes on their own (PRO-4).</summary>
    [EnumMember(Value = "citizen")]
    Citizen,

    /// <summary>The village's data officer (MUS-6).</summary>
    [EnumMember(Value = "village-officer")]
    VillageOfficer,

    /// <summary>The village head, kepala desa or lurah (RAT-1).</summary>
    [EnumMember(Value = "village-head")]
    VillageHead,

    /// <summary>Tenaga Kesejahteraan Sosial Kecamatan, the district's social welfare worker (CRD-3, CRD-8).</summary>
    [EnumMember(Value = "tksk")]
    Tksk,

    /// <summary>The district head, camat (RAT-1).</summary>
    [EnumMember(Value = "district-head")]
    DistrictHead,

    /// <summary>An officer of the regency's social office, dinas sosial (PRO-6, RAT-1).</summary>
    [EnumMember(Value = "regency-officer")]
    RegencyOfficer,

    /// <summary>The regent or mayor, bupati or wali kota (RAT-1).</summary>
    [EnumMember(Value = "regent")]
    Regent,

    /// <summary>An officer of the Ministry of Social Affairs (RAT-3, RAT-4).</summary>
    [EnumMember(Value = "ministry-officer")]
    MinistryOfficer,

    /// <summary>An officer of PT Pos (CRD-1).</summary>
    [EnumMember(Value = "post-officer")]
    PostOfficer,

    /// <summary>The front office of the one-stop service (SVC-2).</summary>
    [EnumMember(Value = "desk-officer")]
    DeskOfficer,

    /// <summary>An officer of one of the regency's sections (SVC-3); which one is told by the token's <c>section</c>.</summary>
    [EnumMember(Value = "section-officer")]
    SectionOfficer,

    /// <summary>Who gives help that the one-stop service refers people to (SVC-9); which one is told by the token's <c>giver</c>.</summary>
    [EnumMember(Value = "giver")]
    Giver,

    /// <summary>An auditor, who reads and changes nothing.</summary>
    [EnumMember(Value = "auditor")]
    Auditor,

    /// <summary>Whoever runs the system: sees what was set aside and replays it, and nothing of a person.</summary>
    [EnumMember(Value = "operator")]
    Operator,

    /// <summary>No person: a rule that takes effect by itself, such as the lapse of PRO-7. Never in a token.</summary>
    [EnumMember(Value = "system")]
    System,

    /// <summary>No person: another body's system, which read something under an agreement (REG-3). Never in a token of ours.</summary>
    [EnumMember(Value = "partner")]
    Partner,
}
