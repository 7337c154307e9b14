using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class PopulationTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private TestHost Host => fixture.Host;

    private static JObject Person(string nik = "3305104507900001") => new()
    {
        ["nik"] = nik,
        ["name"] = "Contoh Melati",
        ["birthPlace"] = "Kebumen",
        ["birthDate"] = "1990-07-05",
        ["sex"] = "female",
        ["motherMaidenName"] = "Contoh Mawar",
        ["relationship"] = "head",
        ["maritalStatus"] = "widowed",
        ["familyCardNumber"] = "3305100101200001",
        ["village"] = "3305102001",
        ["address"] = new JObject { ["street"] = "Jalan Contoh No. 1", ["rt"] = "001", ["rw"] = "002" },
    };

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_person_known_to_the_register_matches_in_all_fifteen_fields()
    {
        await PutAsync(Person("3305104507900002"));
        var match = await MatchAsync(Person("3305104507900002"));
        Assert.Equal(15, match["fields"]!.Count());
        Assert.All(match["fields"]!, f => Assert.Equal("match", f.Value<string>("outcome")));
        Assert.Equal(100, match.Value<int>("address"));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task What_differs_is_a_mismatch_and_no_value_is_told()
    {
        await PutAsync(Person("3305104507900003"));
        var claimed = Person("3305104507900003");
        claimed["motherMaidenName"] = "Contoh Kenanga";
        claimed["address"]!["rt"] = "003";
        claimed["address"]!["street"] = "Lorong Sampel";
        var match = await MatchAsync(claimed);
        Assert.Equal(["rt", "motherMaidenName"], match["fields"]!.Where(f => f.Value<string>("outcome") == "mismatch").Select(f => f.Value<string>("field")));
        Assert.InRange(match.Value<int>("address"), 0, 79);
        Assert.DoesNotContain("Mawar", match.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_NIK_the_register_does_not_know_matches_in_nothing()
    {
        var match = await MatchAsync(Person("3305104507900009"));
        Assert.All(match["fields"]!, f => Assert.Equal("mismatch", f.Value<string>("outcome")));
        Assert.Equal(0, match.Value<int>("address"));
    }

    [Fact]
    public async Task A_person_entered_again_replaces_the_one_before()
    {
        await PutAsync(Person("3305104507900004"));
        var moved = Person("3305104507900004");
        moved["village"] = "3305102002";
        await PutAsync(moved);
        Assert.All((await MatchAsync(moved))["fields"]!, f => Assert.Equal("match", f.Value<string>("outcome")));
    }

    [Fact]
    public async Task The_register_is_not_asked_without_its_key()
    {
        using var content = Content(Person());
        using var answer = await Host.Http.PostAsync("/dev/population/matches", content);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.Unauthorized, "key.wrong");
    }

    [Theory]
    [InlineData("name", null, "/name")]
    [InlineData("birthDate", "1990-02-30", "/birthDate")]
    [InlineData("village", "33", "/village")]
    [InlineData("familyCardNumber", "12", "/familyCardNumber")]
    public async Task A_person_that_is_not_whole_is_refused_and_not_entered(string member, string? value, string pointer)
    {
        var person = Person("3305104507900005");
        person[member] = value;
        using var content = Content(person);
        using var answer = await Host.Http.PutAsync("/dev/population/3305104507900005", content);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest, "population.invalid", pointer);
        Assert.All((await MatchAsync(Person("3305104507900005")))["fields"]!, f => Assert.Equal("mismatch", f.Value<string>("outcome")));
    }

    [Fact]
    public async Task A_NIK_other_than_the_address_and_members_unknown_are_refused()
    {
        using var other = Content(Person());
        using var differs = await Host.Http.PutAsync("/dev/population/3305104507900006", other);
        await ProblemAssert.IsAsync(differs, HttpStatusCode.BadRequest, "population.nikDiffers", "/nik");
        var extra = Person();
        extra["address"]!["village"] = "x";
        using var content = Content(extra);
        using var unknown = await Host.Http.PutAsync("/dev/population/3305104507900001", content);
        await ProblemAssert.IsAsync(unknown, HttpStatusCode.BadRequest, "body.unknownMember", "/address/village");
    }

    private async Task PutAsync(JObject person)
    {
        using var content = Content(person);
        using var answer = await Host.Http.PutAsync($"/dev/population/{person["nik"]}", content);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JObject> MatchAsync(JObject claimed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/population/matches") { Content = Content(claimed) };
        request.Headers.Add("X-Api-Key", Host.App.Services.GetRequiredService<IConfiguration>()["Population:Key"]);
        using var answer = await Host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JObject.Parse(text);
    }

    private static StringContent Content(JObject person) => new(person.ToString(), Encoding.UTF8, "application/json");
}
