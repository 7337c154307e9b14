using System.Net;

namespace Dtks.Flows.Tests.Audit;

/// <summary>The trail is read, and verified.</summary>
public sealed class AuditedReading : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["audit.read"] = new("auditor", null, "audit", "id at subject role action about fields rule policy traceId part", IsDecided: false),
        ["operations.auditVerified"] = new("operator", null, "audit", "status seals entries unsealed", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene)
    {
        var village = scene.Areas.First();
        (await scene.Flow.GetAsync($"/audit?area={village}", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        (await scene.Flow.PostAsync($"/operations/audit/{village}/verification", await scene.Flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);
    }
}
