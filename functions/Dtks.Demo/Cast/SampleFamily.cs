using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Cast;

/// <summary>A made-up family as it stands in the population register.</summary>
/// <param name="FamilyCardNumber">16 digits.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Address">Where they live.</param>
/// <param name="Members">The head first.</param>
internal sealed record SampleFamily(string FamilyCardNumber, string Village, SampleAddress Address, IReadOnlyList<SampleMember> Members)
{
    public SampleMember Head => Members[0];

    /// <summary>The household of a proposal.</summary>
    public JObject ToHousehold() => new()
    {
        ["familyCardNumber"] = FamilyCardNumber,
        ["village"] = Village,
        ["address"] = Address.ToJson(),
        ["members"] = new JArray(Members.Select(member => member.ToJson())),
    };

    /// <summary>A member's record in the stand-in population register.</summary>
    public JObject ToPopulationRecord(SampleMember member)
    {
        var record = member.ToJson();
        record["familyCardNumber"] = FamilyCardNumber;
        record["village"] = Village;
        record["address"] = Address.ToJson();
        return record;
    }
}

/// <summary>A made-up person with the population fields of REG-2 that are a person's own.</summary>
internal sealed record SampleMember(
    string Nik,
    string Name,
    string BirthPlace,
    DateOnly BirthDate,
    string Sex,
    string MotherMaidenName,
    string Relationship,
    string MaritalStatus)
{
    public JObject ToJson() => new()
    {
        ["nik"] = Nik,
        ["name"] = Name,
        ["birthPlace"] = BirthPlace,
        ["birthDate"] = BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["sex"] = Sex,
        ["motherMaidenName"] = MotherMaidenName,
        ["relationship"] = Relationship,
        ["maritalStatus"] = MaritalStatus,
    };
}

/// <summary>An address in a village.</summary>
/// <param name="Street">Free text.</param>
/// <param name="Rt">Three digits.</param>
/// <param name="Rw">Three digits.</param>
internal sealed record SampleAddress(string Street, string Rt, string Rw)
{
    public JObject ToJson() => new() { ["street"] = Street, ["rt"] = Rt, ["rw"] = Rw };
}
