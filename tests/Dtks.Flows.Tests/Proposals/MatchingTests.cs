using System.Net;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "PRO-5")]
public sealed class MatchingTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task What_matches_in_all_fifteen_fields_goes_to_the_regency()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);

        var (id, token) = await _flow.VerifyingAsync(family);

        var seen = await _flow.ProposalAsync(family.Village, id, token);
        Assert.Equal(15, seen.Json["match"]!["fields"]!.Count());
        Assert.All(seen.Json["match"]!["fields"]!, f => Assert.Equal("match", f["outcome"]!.ToString()));
        Assert.Equal("match", seen["match.addressOutcome"]);
        Assert.Equal("PRO-6", seen["history[-1:].rule"]);
    }

    [Theory]
    [Trait("rule", "REG-4")]
    [InlineData("nik")]
    [InlineData("name")]
    [InlineData("rt")]
    [InlineData("rw")]
    [InlineData("birthPlace")]
    [InlineData("birthDate")]
    [InlineData("sex")]
    [InlineData("familyCardNumber")]
    [InlineData("motherMaidenName")]
    [InlineData("relationship")]
    [InlineData("maritalStatus")]
    [InlineData("village")]
    [InlineData("district")]
    [InlineData("regency")]
    [InlineData("province")]
    public async Task One_field_that_differs_is_a_mismatch_that_is_named(string field)
    {
        var family = SampleFamily.Of(VillageWithSiblings());
        await _flow.RegisterPopulationAsync(Otherwise(family, field));
        var token = await _flow.TokenAsync("citizen", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("mismatched");
        Assert.Equal("mismatch", seen[$"match.fields[?(@.field=='{field}')].outcome"]);
        Assert.Equal("PRO-5", seen["history[-1:].rule"]);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Of_a_family_it_is_told_whose_field_differs_and_to_officers_how_near_the_address_is()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        await _flow.RegisterPopulationAsync(family.With(1, m => m with { BirthPlace = "Kota Lain" }));
        var token = await _flow.TokenAsync("citizen", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var told = Assert.Single((await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("mismatched").Json["match"]!["members"]!);
        Assert.Equal("{\"pointer\":\"/household/members/1\",\"fields\":[\"birthPlace\"],\"addressOutcome\":\"match\"}", told.ToString(Newtonsoft.Json.Formatting.None));
        var officer = await _flow.TokenAsync("village-officer", family.Village);
        Assert.Equal("100", (await _flow.ProposalAsync(family.Village, answer["id"]!, officer))["match.members[0].address"]);
    }

    // Of twenty letters four changed are 80 in a hundred alike, five changed 75; of nineteen, four changed are 78.9.
    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOP1234", 80, "verifying")]
    [InlineData("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNO1234", 78, "mismatched")]
    [InlineData("ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNO12345", 75, "mismatched")]
    [InlineData("Jl. Melati No. 5", "JALAN MELATI 5", 100, "verifying")]
    [Trait("rule", "REG-3")]
    public async Task The_street_matches_at_eighty_percent_and_not_below(string proposed, string registered, int score, string status)
    {
        var family = SampleFamily.Of(Place.Next().Village) with { Street = proposed };
        await _flow.RegisterPopulationAsync(family with { Street = registered });
        var token = await _flow.TokenAsync("citizen", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus(status);
        Assert.Equal(status == "verifying" ? "match" : "mismatch", seen["match.addressOutcome"]);
        Assert.Equal(Newtonsoft.Json.Linq.JTokenType.Null, seen.Json["match"]!["address"]!.Type);
        var officer = await _flow.TokenAsync("village-officer", family.Village);
        var byOfficer = (await _flow.ProposalAsync(family.Village, answer["id"]!, officer)).ExpectStatus(status);
        Assert.Equal(score.ToString(System.Globalization.CultureInfo.InvariantCulture), byOfficer["match.address"]);
    }

    [Fact]
    public async Task A_person_the_register_does_not_know_matches_in_nothing()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("citizen", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("mismatched");
        Assert.All(seen.Json["match"]!["fields"]!, f => Assert.Equal("mismatch", f["outcome"]!.ToString()));
    }

    [Fact]
    [Trait("rule", "PRO-3")]
    public async Task A_villages_proposal_is_deliberated_with_its_mismatches_in_sight()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("deliberating");
        Assert.Equal("0", seen["match.address"]);
    }

    private static SampleFamily Otherwise(SampleFamily family, string field) => field switch
    {
        "nik" => family.With(0, m => m with { Nik = m.Nik[..12] + "0099" }),
        "name" => family.With(0, m => m with { Name = m.Name + " Lain" }),
        "rt" => family with { Rt = "009" },
        "rw" => family with { Rw = "009" },
        "birthPlace" => family.With(0, m => m with { BirthPlace = "Kota Lain" }),
        "birthDate" => family.With(0, m => m with { BirthDate = NextYear(m.BirthDate), Nik = m.Nik }),
        "sex" => family.With(0, m => m with { Sex = "female" }),
        "familyCardNumber" => family with { FamilyCardNumber = family.FamilyCardNumber[..12] + "0099" },
        "motherMaidenName" => family.With(0, m => m with { MotherMaidenName = "Ibu Lain" }),
        "relationship" => family.With(0, m => m with { Relationship = "other" }),
        "maritalStatus" => family.With(0, m => m with { MaritalStatus = "widowed" }),
        "village" => family with { Village = Sibling(family.Village) },
        _ => family with { Village = Far(family.Village, field) },
    };

    private static string NextYear(string date) => $"{int.Parse(date[..4], System.Globalization.CultureInfo.InvariantCulture) + 1}{date[4..]}";

    // A district may consist of one village; for another village of the same district there must be a second one.
    private static string VillageWithSiblings()
    {
        while (true)
        {
            var village = Place.Next().Village;
            if (Areas.Children(village[..6]).Count > 1)
            {
                return village;
            }
        }
    }

    private static string Sibling(string village) => Areas.Children(village[..6]).First(v => v.Code != village).Code;

    // Another district of the regency, another regency of the province, another province.
    private static string Far(string village, string field)
    {
        var (above, own) = field switch { "district" => (village[..4], village[..6]), "regency" => (village[..2], village[..4]), _ => ("ID", village[..2]) };
        var code = Areas.Children(above).First(a => a.Code != own && Areas.Children(a.Code).Count > 0).Code;
        while (code.Length < 10)
        {
            code = Areas.Children(code)[0].Code;
        }

        return code;
    }

    private static readonly Dtks.Functions.Areas.AreaDirectory Areas = new();
}
