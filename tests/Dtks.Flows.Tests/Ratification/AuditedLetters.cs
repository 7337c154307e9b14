using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Of a large letter a page is changed in the store, so that its recount fails; another finds no row that it may cover; a third is returned and sent again.</summary>
public sealed class AuditedLetters : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["proposal.returned"] = new("ministry-officer", "RAT-5", "proposal", "reasons"),
        ["proposal.resubmitted"] = new("regent", "RAT-5", "proposal", "letterId"),
        ["ratification.applied"] = new("system", "RAT-3 RAT-4", "letter", "state"),
        ["ratification.conforming"] = new("ministry-officer", "RAT-3 RAT-4", "letter", "state"),
        ["ratification.covered"] = new("system", "RAT-8", "letter", "state"),
        ["ratification.recountFailed"] = new("system", "RAT-8", "letter", "state"),
        ["ratification.resubmitted"] = new("regent", "RAT-5", "letter", "state"),
        ["ratification.returned"] = new("ministry-officer", "RAT-5", "letter", "state"),
        ["ratification.reviewed"] = new("ministry-officer", "RAT-8", "letter", "state"),
        ["ratification.signed"] = new("regent", "RAT-1", "letter", "state"),
        ["ratification.voided"] = new("system", "RAT-8", "letter", "state"),
    };

    private Place _returning = null!;

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, place) = (scene.Flow, scene.NextPlace());
        await scene.Host.AddRowsAsync(place.Village, LetterRepository.SmallMost + 1);
        var letter = (await flow.SignAsync(place.Regency, await flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Accepted)["id"]!;
        await flow.IdleAsync();
        await scene.Host.EditAsync("ratifications", place.Regency, $"page-{letter}-0", page => page["rows"]![1]!["row"]!["digest"] = "other");
        (await flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await scene.Host.AddRowsAsync(place.Villages[1], 1, proposedBy: "regent-own");
        var none = await scene.Host.BeginAsync(place.Regency, rows: 1, signedBy: "regent-own");
        await scene.Host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{none}}","after":0}""");
        await flow.IdleAsync();
        _returning = scene.NextPlace();
        await flow.VerifyingAsync(SampleFamily.Of(_returning.Village));
    }

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene)
    {
        var letter = (await scene.Flow.SignAsync(_returning.Regency, await scene.Flow.TokenAsync("regent", _returning.Regency))).Expect(HttpStatusCode.Created);
        (await scene.Flow.ReviewAsync(_returning.Regency, letter["id"]!, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        (await scene.Flow.ResubmitAsync(_returning.Regency, letter["id"]!)).Expect(HttpStatusCode.Accepted);
        await scene.Flow.IdleAsync();
    }
}
