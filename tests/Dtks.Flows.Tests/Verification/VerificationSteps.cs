using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>Steps of the monthly cycle that many flows share.</summary>
public static class VerificationSteps
{
    /// <summary>All that the three programmes can grant a family.</summary>
    public static readonly string[] AllProgrammes = ["PKH", "BPNT", "PBI-JKN"];

    /// <summary>Families of one regency made recipients: proposed, verified, and registered by one letter. The answer is their households'
    /// ids,
    /// in their order.</summary>
    public static async Task<IReadOnlyList<string>> RecipientsAsync(this Flow flow, IReadOnlyList<SampleFamily> families, params string[] programmes)
    {
        var regency = families[0].Village[..4];
        var subject = $"citizen-{Guid.NewGuid():N}";
        var officer = await flow.TokenAsync("regency-officer", regency);
        var proposals = new List<string>();
        foreach (var family in families)
        {
            await flow.RegisterPopulationAsync(family);
            var citizen = await flow.TokenAsync("citizen", family.Village, subject);
            var body = family.Proposal("registerWithAssistance", programmes.Length == 0 ? AllProgrammes : programmes);
            proposals.Add((await flow.PostAsync("/proposals", citizen, body)).Expect(HttpStatusCode.Created)["id"]!);
        }

        await flow.IdleAsync();
        foreach (var (family, proposal) in families.Zip(proposals))
        {
            (await flow.VerifyAsync(family.Village, proposal, officer)).Expect(HttpStatusCode.OK);
        }

        await flow.IdleAsync();
        await flow.RatifyAsync(regency);
        var households = new List<string>();
        foreach (var (family, proposal) in families.Zip(proposals))
        {
            households.Add((await flow.ProposalAsync(family.Village, proposal, officer)).ExpectStatus("registered")["registeredAs"]!);
        }

        return households;
    }

    /// <summary>Opens a month by hand and waits until the sheets are made.</summary>
    public static async Task<Answer> OpenMonthAsync(this Flow flow, string period)
    {
        var answer = await flow.PostAsync("/cycles", await flow.TokenAsync("ministry-officer", "ID"), new { period });
        await flow.IdleAsync();
        return answer;
    }

    /// <summary>Every line of a sheet, page after page.</summary>
    public static async Task<IReadOnlyList<JToken>> LinesAsync(this Flow flow, string period, string village, string token, int limit = 100)
    {
        var lines = new List<JToken>();
        string? cursor = null;
        do
        {
            var query = cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}";
            var answer = (await flow.GetAsync($"/cycles/{period}/villages/{village}/lines?limit={limit}{query}", token)).Expect(HttpStatusCode.OK);
            lines.AddRange(answer.Json["items"]!);
            cursor = answer["next"];
        }
        while (cursor is not null);
        return lines;
    }

    /// <summary>PUT of rows.</summary>
    public static Task<Answer> DecideAsync(
        this Flow flow, string period, string village, string token, object rows, params (string Name, string Value)[] headers) =>
        flow.PutAsync($"/cycles/{period}/villages/{village}/lines", token, rows, headers);

    /// <summary>POST of the finalisation.</summary>
    public static Task<Answer> FinaliseAsync(this Flow flow, string period, string village, string token, params (string Name, string Value)[] headers) =>
        flow.PostAsync($"/cycles/{period}/villages/{village}/finalization", token, body: null, headers);

    /// <summary>A regency's progress, as an auditor sees it.</summary>
    public static async Task<Answer> ProgressAsync(this Flow flow, string period, string regency) =>
        (await flow.GetAsync($"/cycles/{period}/regencies/{regency}", await flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    /// <summary>The number of the one line of that person and programme.</summary>
    public static int Number(this IReadOnlyList<JToken> lines, string name, string programme) =>
        Assert.Single(lines, l => (string)l["name"]! == name && (string)l["programme"]! == programme)["line"]!.Value<int>();

    /// <summary>The line of that number: its outcome, ground and the line it follows from, such as <c>ineligible 6 by 1</c>.</summary>
    public static string Stand(this IReadOnlyList<JToken> lines, int number)
    {
        var line = Assert.Single(lines, l => l["line"]!.Value<int>() == number);
        var ground = line["ground"] is { } g ? $" {g}" : string.Empty;
        var cause = line["cause"] is { } c ? $" by {c}" : string.Empty;
        return $"{line["outcome"]}{ground}{cause}";
    }
}
