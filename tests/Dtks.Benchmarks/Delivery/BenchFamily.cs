using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Delivery;

/// <summary>A family of one member, evidently synthetic; each number another one.</summary>
internal sealed record BenchFamily(string Village, int Number)
{
    private string Date => string.Create(CultureInfo.InvariantCulture, $"{1960 + (Number / 336 % 30):0000}-{1 + (Number / 28 % 12):00}-{1 + (Number % 28):00}");

    private string Card => Digits(5001);

    /// <summary>Its member's NIK.</summary>
    public string Nik => Digits(1);

    /// <summary>The body of a proposal.</summary>
    public JObject Proposal()
    {
        var member = Person();
        member["nik"] = Nik;
        return new JObject
        {
            ["kind"] = "register",
            ["programmes"] = new JArray(),
            ["household"] = new JObject { ["familyCardNumber"] = Card, ["village"] = Village, ["address"] = Address(), ["members"] = new JArray(member) },
            ["contact"] = new JObject { ["phone"] = "081200000001" },
        };
    }

    /// <summary>The member as the stand-in population register takes it.</summary>
    public JObject PopulationRecord()
    {
        var record = Person();
        (record["familyCardNumber"], record["village"], record["address"]) = (Card, Village, Address());
        return record;
    }

    private string Digits(int serial) => string.Create(CultureInfo.InvariantCulture, $"{Village[..6]}{Date[8..]}{Date[5..7]}{Date[2..4]}{serial + (Number / 10_080):0000}");

    private static JObject Address() => new() { ["street"] = "Jalan Contoh 1", ["rt"] = "001", ["rw"] = "002" };

    private JObject Person() => new()
    {
        ["name"] = "CONTOH SATU",
        ["birthPlace"] = "Kota Contoh",
        ["birthDate"] = Date,
        ["sex"] = "male",
        ["motherMaidenName"] = "IBU CONTOH",
        ["relationship"] = "head",
        ["maritalStatus"] = "married",
    };
}
