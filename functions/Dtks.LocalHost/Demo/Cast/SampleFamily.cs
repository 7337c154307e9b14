using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Demo.Cast;

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
