using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Notices;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Of three appeals one is granted, one denied, and one waits until it is overdue.</summary>
public sealed class AuditedAppeals : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["appeal.denied"] = new("regency-officer", "GOV-3", "appeal", "granted note"),
        ["appeal.escalated"] = new("system", "GOV-3", "appeal", ""),
        ["appeal.granted"] = new("regency-officer", "GOV-3", "appeal", "granted note result"),
        ["appeal.made"] = new("citizen", "GOV-3", "appeal", "id village kind about reason phone decidedBefore dueOn"),
        ["appeal.read"] = new("auditor", null, "appeal", "id village kind about reason phone status history", IsDecided: false),
        ["proposal.reopened"] = new("regency-officer", "GOV-3", "proposal", "appealId"),
    };

    private Place _place = null!;
    private string _overdue = string.Empty;

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        _place = scene.NextPlace();
        foreach (var outcome in (string?[])["granted", "denied", null])
        {
            var (refused, citizen) = await scene.Flow.FoundIneligibleAsync(_place.Village);
            _overdue = (await scene.Flow.AppealAsync(citizen, new { proposal = refused }))["id"]!;
            if (outcome is not null)
            {
                (await scene.Flow.DecideAppealAsync(_place.Village, _overdue, await scene.Flow.TokenAsync("regency-officer", _place.Regency), outcome)).Expect(HttpStatusCode.OK);
            }
        }

        await scene.Flow.IdleAsync();
    }

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene) => (await scene.Flow.GetAsync($"/appeals/{_place.Village}/{_overdue}", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
}
