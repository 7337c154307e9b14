using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Population;
using Dtks.Platform.Json;
using Microsoft.Extensions.Http.Resilience;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Population;

/// <summary>docs/population-register.md says how the population register is asked, what it answers, and in which times: as the code has it.</summary>
[Trait("rule", "PRO-5")]
public sealed class PopulationContractTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    private static readonly Dictionary<string, string> Meaning = new(StringComparer.Ordinal)
    {
        ["nik"] = "the person's NIK, 16 digits as text",
        ["name"] = "full name",
        ["birthPlace"] = "place of birth",
        ["birthDate"] = "date of birth, `yyyy-mm-dd`",
        ["sex"] = $"one of {Values<Sex>()}",
        ["motherMaidenName"] = "mother's maiden name",
        ["relationship"] = $"relationship in the family, one of {Values<Relationship>()}",
        ["maritalStatus"] = $"one of {Values<MaritalStatus>()}",
        ["familyCardNumber"] = "number of the family card, 16 digits as text",
        ["village"] = "the village's Kemendagri code, 10 digits; its first 2, 4 and 6 are province, regency and district",
        ["address"] = "`street` in free text; `rt` and `rw` of 3 digits, `000` where there is none",
    };

    private static readonly Member Sample = new(
        Nik.Parse("3306160101800001"), "CONTOH SATU", "Kota Contoh", new LocalDate(1980, 1, 1), Sex.Male, "Ibu Contoh", Relationship.Head, MaritalStatus.Married);

    [Fact]
    public void The_contract_is_that_of_the_code()
    {
        var text = Contract();
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            File.WriteAllText(Path(), text);
        }

        Assert.True(
            File.Exists(Path()) && File.ReadAllText(Path()).ReplaceLineEndings("\n") == text,
            $"docs/population-register.md is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Functions.Tests --filter {nameof(PopulationContractTests)}");
    }

    [Fact]
    public void The_answer_that_the_contract_shows_is_read_and_whole_and_one_with_another_member_is_not()
    {
        Assert.True(JsonText.Read<PopulationMatch>(Answered().ToString()).IsComplete);
        Assert.ThrowsAny<JsonException>(() => JsonText.Read<PopulationMatch>(new JObject(Answered()) { ["other"] = 1 }.ToString()));
    }

    [Fact]
    public void What_is_asked_again_is_what_the_contract_says()
    {
        var again = Enum.GetValues<HttpStatusCode>().Distinct().Where(status => IsAskedAgain(status)).Select(status => (int)status).ToHashSet();

        Assert.Equal(again, Enum.GetValues<HttpStatusCode>().Select(status => (int)status).Where(status => status is 408 or 429 or >= 500).ToHashSet());
    }

    // Whoever waits so long in all: a slow first try leaves a second, and none takes longer than the longest.
    [Theory]
    [InlineData(8, 3.8)]
    [InlineData(4, 1.8)]
    [InlineData(16.4, 8)]
    [InlineData(20, 8)]
    [InlineData(0.4, 0.1)]
    public void A_slow_first_try_leaves_a_second_within_the_whole(double whole, double one)
    {
        var times = PopulationTimes.Within(TimeSpan.FromSeconds(whole));

        Assert.Equal(TimeSpan.FromSeconds(one), times.Try);
        Assert.True((PopulationTimes.Tries * times.Try) + ((PopulationTimes.Tries - 1) * PopulationTimes.Pause) <= times.Whole);
    }

    private static bool IsAskedAgain(HttpStatusCode status)
    {
        using var answer = new HttpResponseMessage(status);
        return HttpClientResiliencePredicates.IsTransient(Polly.Outcome.FromResult(answer));
    }

    private static string Contract()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# The population register (Dukcapil): the contract");
        Line($"");
        Line($"Written from `Dtks.Functions/Population` by `tests/Dtks.Functions.Tests`, which fails when this file says otherwise. The register answers match or mismatch, and never a value (REG-3). Where it speaks another");
        Line($"protocol, a gateway before it speaks this one; `Population:Endpoint` names that.");
        Line($"");
        Line($"## A question");
        Line($"");
        Line($"`POST {{Population:Endpoint}}/{PopulationRegister.Path}`, `Content-Type: application/json`, about one person; the members of a family are asked for one after another. `{PopulationModule.KeyHeader}` has `Population:Key`, where that is set.");
        Line($"Nothing else identifies or signs a request: the endpoint is HTTPS, and where a signature or a client certificate is asked for, the gateway adds it. A question may come again, and changes nothing.");
        Line($"");
        Line($"| member | holds |");
        Line($"|---|---|");
        foreach (var member in Asked().Properties())
        {
            Line($"| `{member.Name}` | {Meaning[member.Name]} |");
        }

        Line($"");
        Line($"```json");
        Line($"{Asked().ToString(Formatting.Indented).ReplaceLineEndings("\n")}");
        Line($"```");
        Line($"");
        Line($"## An answer");
        Line($"");
        Line($"200 with JSON: `fields` names each of the fifteen fields once, with its `outcome` ({Values<FieldOutcome>()}); `address` says how alike the street is, in whole percent from 0 to 100. The fields are");
        Line($"{Values<PopulationField>()}. An answer that lacks one, names one twice, has another member or cannot be read is taken for none.");
        Line($"");
        Line($"```json");
        Line($"{Answered().ToString(Formatting.None)}");
        Line($"```");
        Line($"");
        Line($"A NIK that the register does not know is an answer too: every field `mismatch`, `address` 0.");
        Line($"");
        Line($"## Errors and times");
        Line($"");
        Line($"Any other status, a connection that fails, and an answer that is late are *not answered*: nobody is told of a mismatch for it, no attempt is counted, and the question comes again later by itself.");
        Line($"");
        Line($"| what | time |");
        Line($"|---|---|");
        Line($"| tries of a question: 408, 429, 5xx, a failed connection or a late answer is asked once more at once, whatever `Retry-After` says | {PopulationTimes.Tries} |");
        Line($"| pause between them, made irregular | {PopulationTimes.Pause.TotalMilliseconds} ms, at most twice that |");
        Line($"| in the background: one try, all of them | {PopulationTimes.OfQueues.Try.TotalSeconds} s, {PopulationTimes.OfQueues.Whole.TotalSeconds} s |");
        Line($"| while somebody waits for the entry of a family's change, for all its members: one try, all of them | {Entry().Try.TotalSeconds} s, {Entry().Whole.TotalSeconds} s of the {Budget} s of `Requests:BudgetSeconds`; later it waits and is asked in the background |");
        Line($"| nothing is asked | {PopulationModule.Broken.TotalSeconds} s, where of {PopulationModule.CallsThatTell} tries or more within 30 s {PopulationModule.FailuresThatTell * 100} % failed |");
        Line($"");
        Line($"One try is what is waited for in all, less the pause at its longest, divided by the tries, and {PopulationTimes.LongestTry.TotalSeconds} s at most: so a slow first one leaves a second (`PopulationTimes`).");
        return text.ToString();
    }

    private static double Budget => new Platform.Http.RequestOptions().BudgetSeconds;

    private static PopulationTimes Entry() => PopulationTimes.Within(TimeSpan.FromSeconds(Budget * FamilyEntry.RegistersShare));

    private static JObject Asked() => JObject.Parse(JsonText.Write(PopulationQuestion.Of(new PopulationRecord(
        Sample, FamilyCardNumber.Parse("3306160101109001"), AreaCode.Parse("3306162006"), new Address("Dusun Krajan 12", "001", "002")))));

    // Without what is worked out of it here.
    private static JObject Answered()
    {
        var whole = JObject.Parse(JsonText.Write(new PopulationMatch([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, FieldOutcome.Match))], 100)));
        return new JObject(whole.Properties().Where(p => p.Name is "fields" or "address"));
    }

    private static string Values<T>()
        where T : struct, Enum => string.Join(", ", WireName.AllOf<T>().Select(name => $"`{name}`"));

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "population-register.md");
}
