using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A dossier is endorsed and returned by dinas sosial, and another in its place is received and ratified.</summary>
public sealed class AuditedDossiers : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["dossier.endorsed"] = new("district-head", "RAT-1", "dossier", ""),
        ["dossier.ratified"] = new("system", "RAT-3", "dossier", ""),
        ["dossier.received"] = new("regency-officer", "RAT-1", "dossier", ""),
        ["dossier.returned"] = new("regency-officer", "RAT-1", "dossier", "reasons"),
        ["dossier.rowsRead"] = new("auditor", null, "dossier", "row proposal digest status head", IsDecided: false),
        ["dossier.submitted"] = new("village-head", "RAT-1", "dossier", "id village period subject deliberation rows digest"),
        ["proposal.endorsed"] = new("district-head", "RAT-1", "proposal", "dossierId hands"),
        ["proposal.givenBack"] = new("regency-officer", "RAT-1", "proposal", "dossierId"),
        ["proposal.received"] = new("regency-officer", "RAT-1", "proposal", "dossierId hands"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var place = scene.NextPlace();
        var (deliberation, _, dossier) = await flow.DossierAsync(village: place.Village);
        (await flow.GetAsync($"/villages/{deliberation.Village}/dossiers/{dossier}/rows", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        foreach (var (outcome, reasons) in new[] { ("returned", new[] { "Kurang tanda tangan" }), ("received", null) })
        {
            (await flow.ReviewAsync(deliberation.Village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
            await flow.IdleAsync();
            (await flow.ReviewAsync(deliberation.Village, dossier, "receipt", outcome, reasons: reasons)).Expect(HttpStatusCode.OK);
            await flow.IdleAsync();
            dossier = outcome == "returned" ? (await flow.SubmitAsync(deliberation, replaces: dossier)).Expect(HttpStatusCode.Created)["id"]! : dossier;
        }

        await flow.RatifyAsync(place.Regency);
        await flow.AdvanceAsync("PT21M");
    }
}
