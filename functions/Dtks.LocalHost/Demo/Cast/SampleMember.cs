using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Demo.Cast;

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
