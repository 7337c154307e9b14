using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Steps of a letter that comes back.</summary>
internal static class ReturnedLetterSteps
{
    /// <summary>Citizens' proposals that are eligible, one in each village.</summary>
    public static async Task<IReadOnlyList<CoveredProposal>> CoveredAsync(this Flow flow, Place place, int count)
    {
        var rows = new List<CoveredProposal>();
        for (var i = 0; i < count; i++)
        {
            var family = SampleFamily.Of(place.Villages[i]);
            var (id, citizen) = await flow.VerifyingAsync(family);
            rows.Add(new CoveredProposal(family, id, citizen));
            await flow.VerifyAsync(rows[^1]);
        }

        return rows;
    }

    /// <summary>The regency finds one eligible.</summary>
    public static async Task VerifyAsync(this Flow flow, CoveredProposal row) =>
        (await flow.VerifyAsync(row.Village, row.Id, await flow.TokenAsync("regency-officer", row.Village[..4]))).Expect(HttpStatusCode.OK);

    /// <summary>A letter over all that is eligible, which the Ministry returned whole.</summary>
    public static async Task<string> ReturnedLetterAsync(this Flow flow, Place place, string why)
    {
        var letter = (await flow.SignAsync(place.Regency, await flow.TokenAsync("regent", place.Regency)))["id"]!;
        await flow.IdleAsync();
        Assert.True((await flow.ReviewAsync(place.Regency, letter, "returned", why)).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
        await flow.IdleAsync();
        return letter;
    }

    /// <summary>Its proposer sends it again as it is.</summary>
    public static Task<Answer> CorrectAsync(this Flow flow, CoveredProposal row) => flow.PostAsync($"/proposals/{row.Village}/{row.Id}/correction", row.Citizen, row.Family.Proposal());

    /// <summary>Each stands as it is said to.</summary>
    public static async Task ExpectStandingAsync(this Flow flow, IReadOnlyList<CoveredProposal> rows, params string[] statuses)
    {
        var auditor = await flow.TokenAsync("auditor", "ID");
        foreach (var (row, status) in rows.Zip(statuses))
        {
            (await flow.ProposalAsync(row.Village, row.Id, auditor)).ExpectStatus(status);
        }
    }
}

/// <summary>A citizen's proposal under a letter.</summary>
internal sealed record CoveredProposal(SampleFamily Family, string Id, string Citizen)
{
    /// <summary>Its village.</summary>
    public string Village => Family.Village;

    /// <summary>What it is named by in its letter.</summary>
    public string Row => $"{Village}-{Id}";
}
