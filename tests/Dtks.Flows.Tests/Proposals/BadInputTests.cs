using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
public sealed class BadInputTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("{", "json.malformed")]
    [InlineData("", "json.malformed")]
    [InlineData("[]", "json.wrongType")]
    [InlineData("null", "json.null")]
    [InlineData("{\"kind\":\"register\",\"kind\":\"register\"}", "json.duplicateMember")]
    [InlineData("{\"kind\":1e400}", "json.number")]
    public async Task What_is_no_proposal_at_all_is_400(string body, string code) =>
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", "3306162006"), body)).ExpectProblem(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_body_over_256_KiB_is_413() =>
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", "3306162006"), "{\"kind\":\"" + new string('x', 256 * 1024) + "\"}"))
            .ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "request.tooLarge");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/notjson")]
    [InlineData("application/jsonlines")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_says_it_is_not_JSON_is_415(string type)
    {
        var content = new StringContent(JObject.FromObject(SampleFamily.Of(Place.Next().Village).Proposal()).ToString(), Encoding.UTF8, type);

        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", "3306162006"), content)).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.example+json")]
    public async Task A_body_that_says_it_is_JSON_is_read(string type) =>
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", "3306162006"), new StringContent("{", Encoding.UTF8, type))).ExpectProblem(HttpStatusCode.BadRequest, "json.malformed");

    [Fact]
    public async Task A_body_that_arrives_broken_is_400()
    {
        var head = $"POST /api/proposals HTTP/1.1\r\nHost: {host.BaseUrl.Authority}\r\nAuthorization: Bearer {await _flow.TokenAsync("citizen", "3306162006")}\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.BaseUrl.Host, host.BaseUrl.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}no chunk at all\r\n"));

        var answer = await new StreamReader(connection.GetStream()).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"request.incomplete\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extra", "1", "json.unknownMember", null, "/extra")]
    [InlineData("household.extra", "1", "json.unknownMember", null, "/household/extra")]
    [InlineData("kind", null, "input.required", null, "/kind")]
    [InlineData("kind", "\"other\"", "input.unknownValue", null, "/kind")]
    [InlineData("kind", "1", "json.wrongType", null, "/kind")]
    [InlineData("programmes", "\"PKH\"", "json.wrongType", null, "/programmes")]
    [InlineData("household", null, "input.required", null, "/household")]
    [InlineData("household.members", "[]", "list.size", null, "/household/members")]
    [InlineData("household.members[0].nik", "\"330616170580000\"", "person.nikFormat", "REG-2", "/household/members/0/nik")]
    [InlineData("household.members[0].nik", "\"33061617058000O1\"", "person.nikFormat", "REG-2", "/household/members/0/nik")]
    [InlineData("household.members[0].birthDate", "\"1980-02-30\"", "date.format", null, "/household/members/0/birthDate")]
    [InlineData("household.members[0].birthDate", "\"yesterday\"", "date.format", null, "/household/members/0/birthDate")]
    [InlineData("household.members[0].birthDate", "\"2099-01-01\"", "person.birthDateFuture", "REG-2", "/household/members/0/birthDate")]
    [InlineData("household.members[0].nik", "\"0330616170580001\"", "person.nikFormat", "REG-2", "/household/members/0/nik")]
    [InlineData("household.members[0].name", "\"-\"", "person.noLetter", "REG-2", "/household/members/0/name")]
    [InlineData("household.members[0].name", "\"XXX\"", "person.unnamed", "REG-2", "/household/members/0/name")]
    [InlineData("household.members[0].name", "\"a a a\"", "person.unnamed", "REG-2", "/household/members/0/name")]
    [InlineData("household.members[0].motherMaidenName", "\"A\"", "person.motherUnnamed", "REG-2", "/household/members/0/motherMaidenName")]
    [InlineData("household.members[0].motherMaidenName", "\"xxx\"", "person.motherUnnamed", "REG-2", "/household/members/0/motherMaidenName")]
    [InlineData("household.members[0].birthDate", "\"2020-01-01\"", "family.marriedTooYoung", "REG-2", "/household/members/0/maritalStatus")]
    [InlineData("household.members[0].relationship", "\"child\"", "family.headCount", "REG-2", "/household/members")]
    [InlineData("household.members[0].name", "\"\"", "text.length", null, "/household/members/0/name")]
    [InlineData("household.village", "\"3306169999\"", "area.unknown", "REG-2", "/household/village")]
    [InlineData("household.village", "\"330616\"", "area.notVillage", "REG-2", "/household/village")]
    [InlineData("household.village", "\"9999999999\"", "area.notVillage", "REG-2", "/household/village")]
    [InlineData("household.familyCardNumber", "\"1\"", "family.cardNumberFormat", "REG-2", "/household/familyCardNumber")]
    [InlineData("household.address.street", "\"-\"", "address.streetUnnamed", "REG-2", "/household/address/street")]
    [InlineData("household.address.rt", "\"0001\"", "address.unitFormat", "REG-2", "/household/address/rt")]
    [InlineData("contact.phone", "\"123\"", "contact.phoneFormat", null, "/contact/phone")]
    public async Task What_is_wrong_with_a_proposal_is_named_and_leaves_nothing(string path, string? value, string code, string? rule, string? pointer)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("citizen", "3306162006");

        (await _flow.PostAsync("/proposals", token, Changed(family, path, value))).ExpectProblem(HttpStatusCode.BadRequest, code, rule, pointer);

        await ExpectNothing(family.Village);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task The_same_NIK_twice_in_a_household_is_named_and_leaves_nothing()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var twice = family with { Members = [family.Members[0], family.Members[0] with { Relationship = "relative" }] };
        var token = await _flow.TokenAsync("citizen", "3306162006");

        (await _flow.PostAsync("/proposals", token, twice.Proposal())).ExpectProblem(HttpStatusCode.BadRequest, "family.nikTwice", "REG-5", "/household/members/1/nik");

        await ExpectNothing(family.Village);
    }

    [Fact]
    [Trait("rule", "REG-7")]
    public async Task A_birth_date_that_was_corrected_is_matched_and_told_to_officers_as_a_hint()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2).With(0, m => m with { BirthDate = "1970-12-31" });
        var (id, token) = await _flow.VerifyingAsync(family);

        var officer = await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]));

        Assert.Equal(("person.nikBirthDate", "/household/members/0/nik"), (officer.Json["hints"]![0]!["code"]!.ToString(), officer.Json["hints"]![0]!["pointer"]!.ToString()));
        Assert.Null((await _flow.ProposalAsync(family.Village, id, token)).Json["hints"]);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public async Task A_wife_recorded_as_male_is_refused_to_officials_too()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var officer = await _flow.TokenAsync("village-officer", family.Village);

        (await _flow.PostAsync("/proposals", officer, family.With(1, m => m with { Sex = "male" }).Proposal()))
            .ExpectProblem(HttpStatusCode.BadRequest, "family.spouseSex", "REG-2", "/household/members/1/sex");
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public async Task A_child_heads_no_family_with_an_adult_on_its_card()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var officer = await _flow.TokenAsync("village-officer", family.Village);
        var child = family.Members[2] with { Relationship = "head", BirthDate = "2020-01-01", MaritalStatus = "unmarried" };
        var swapped = family with { Members = [child, family.Members[0] with { Relationship = "relative" }] };

        var refused = (await _flow.PostAsync("/proposals", officer, swapped.Proposal())).ExpectProblem(HttpStatusCode.BadRequest, "family.headMinor", "REG-2", "/household/members/0/relationship");

        Assert.Contains("17", refused.Text, StringComparison.Ordinal);
        (await _flow.PostAsync("/proposals", officer, (family with { Members = [child] }).Proposal())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_in_the_language_asked_for()
    {
        var family = SampleFamily.Of(Place.Next().Village).With(0, m => m with { Nik = "1", Name = "" });
        var token = await _flow.TokenAsync("citizen", "3306162006");

        var indonesian = (await _flow.PostAsync("/proposals", token, family.Proposal())).ExpectProblem(HttpStatusCode.BadRequest, "request.invalid");
        var english = (await _flow.PostAsync("/proposals", token, family.Proposal(), ("Accept-Language", "en"))).ExpectProblem(HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(2, english.Json["errors"]!.Count());
        Assert.NotEqual(indonesian["detail"], english["detail"]);
        Assert.Contains("See errors", english["detail"], StringComparison.Ordinal);
    }

    private static string Changed(SampleFamily family, string path, string? value)
    {
        var body = JObject.FromObject(family.Proposal());
        var dot = path.LastIndexOf('.');
        var owner = (JObject)(dot < 0 ? body : body.SelectToken(path[..dot])!);
        var name = path[(dot + 1)..];
        if (value is null)
        {
            owner.Remove(name);
        }
        else
        {
            owner[name] = JToken.Parse(value);
        }

        return body.ToString();
    }

    private async Task ExpectNothing(string village)
    {
        var list = (await _flow.GetAsync($"/villages/{village}/proposals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Empty(list.Json["items"]!);
    }
}
